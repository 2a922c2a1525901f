import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { enteredText } from './entered-text.ts';

describe('a text that a person entered', () => {
  test.each([
    ['   ', ''],
    ['\u200b', ''],
    ['\u00a0\u3000\u2003', ''],
    ['\u3164\u115f\uffa0\u2800\u00ad\ufeff\u2060', ''],
    ['\u200d', ''],
    ['\u202eabc', 'abc'],
    ['Đề nghị'.normalize('NFD'), 'Đề nghị'],
    ['  Nguyễn\u00a0 Văn\tAn ', 'Nguyễn Văn An'],
    ['một\r\nhai\u2028ba', 'một hai ba'],
    ['a\u0007b', 'ab'],
    ['👩‍👩‍👧 xong', '👩‍👩‍👧 xong'],
    ['ꪼꪕ, שלום', 'ꪼꪕ, שלום'],
  ])('in one line: %j is %j', (typed, text) => {
    expect(enteredText(typed, 'line')).toBe(text);
  });

  test.each([
    ['một\r\nhai\rba\u2029bốn', 'một\nhai\nba\nbốn'],
    ['\n\n  đầu  \n\n  thụt \n\n', 'đầu\n\n  thụt'],
    [' \n\u200b\n ', ''],
  ])('in several lines: %j is %j', (typed, text) => {
    expect(enteredText(typed, 'lines')).toBe(text);
  });

  it('is in its form once for all, composed, and never blank at its ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('line', 'lines'), (typed, kind) => {
        const text = enteredText(typed, kind);
        expect(enteredText(text, kind)).toBe(text);
        expect(text).toBe(text.normalize('NFC'));
        expect(text.trim()).toBe(text);
        if (text !== '') expect(/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
