import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { oneLine } from './one-line.ts';

describe('a text on one line', () => {
  it('ASVS 16.4.1 what breaks lines, colours terminals or turns the direction is shown, not done', () => {
    expect(oneLine('Mozilla\r\n2022 giả\u001b[31m\u202e\u2028')).toBe(
      'Mozilla\\u{d}\\u{a}2022 giả\\u{1b}[31m\\u{202e}\\u{2028}',
    );
    expect(oneLine('Đàm Thủy – “xã” 😀')).toBe('Đàm Thủy – “xã” 😀');
  });
  it('ASVS 16.4.1 never leaves a control character', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/[\p{Cc}\u2028\u2029]/u.test(oneLine(text))));
  });
});
