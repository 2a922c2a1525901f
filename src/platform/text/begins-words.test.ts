import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beginsWords, wordsOf } from './begins-words.ts';

describe('words that begin words', () => {
  it.each([
    ['le lai', 'Xã Lê Lai, huyện Thạch An', true],
    ['LÊ   lai', 'Xã Lê Lai, huyện Thạch An', true],
    ['lai thach', 'Xã Lê Lai, huyện Thạch An', true],
    ['hoà', 'Xã Hòa Chung', true],
    ['đam', 'Xã Đàm Thủy', true],
    ['inh quy', 'Xã Vinh Quý', false],
    ['le lac', 'Xã Lê Lai', false],
    ['%', 'Xã Lê Lai', true],
  ])('R37 “%s” in “%s”: %s', (typed, text, found) => {
    expect(beginsWords(wordsOf(typed), text)).toBe(found);
  });

  it('R37 whatever is typed, what is found holds each of its words; every text is found by itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (typed, text) => {
        expect(beginsWords(wordsOf(text), text)).toBe(true);
        if (beginsWords(wordsOf(typed), text))
          for (const word of wordsOf(typed)) expect(wordsOf(text).some((one) => one.startsWith(word))).toBe(true);
      }),
    );
  });
});
