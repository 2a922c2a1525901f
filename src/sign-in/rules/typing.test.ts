import { describe, expect, it } from 'vitest';
import { hasVietnameseLetters, meantPassword } from './typing.ts';

describe('what was typed at sign-in', () => {
  it.each([
    ['Rkwd-mpht-xeqa-472 ', 'Rkwd-mpht-xeqa-472'],
    ['\t Rkwd-mpht-xeqa-472\r\n', 'Rkwd-mpht-xeqa-472'],
    ['Rkwd-mpht-xeqa-472', 'Rkwd-mpht-xeqa-472'],
    // A password of one's own: its spaces are part of it.
    ['Thac-Nuoc-2022!kh ', 'Thac-Nuoc-2022!kh '],
    [' Rkwd-mpht-xeqa-47', ' Rkwd-mpht-xeqa-47'],
    ['rkwd-mpht-xeqa-472 ', 'rkwd-mpht-xeqa-472 '],
    ['Tha\u0301c', 'Th\u00e1c'],
  ])('R4 %j means %j', (typed, meant) => {
    expect(meantPassword(typed)).toBe(meant);
  });

  it.each([
    ['đamthuy', true],
    ['dâmthuy.trungkhanh', true],
    ['damthuy.trungkhanh', false],
    ['Vvtk-nmke-rcku-867', false],
    ['Vvtk-nmkê-rcku-867', true],
  ])('R4 %j shows that Vietnamese typing is on: %s', (text, on) => {
    expect(hasVietnameseLetters(text)).toBe(on);
  });
});
