import { expect, test } from 'vitest';
import { isDay } from './calendar-day.ts';
import { printable } from './printable.ts';

test('R35 what cannot stand on paper goes: controls, non-characters, halves of pairs, marks that turn the direction', () => {
  expect(printable('a\0b\u001b[31mc\u202ed\u2066e\ufffef\uffffg\ud800h')).toBe('ab[31mcdefgh');
});

test('R35 everything that people write stays: diacritics, line ends, tabs, emoji with their joiners, other scripts', () => {
  for (const text of ['Đề nghị', 'Đề nghị'.normalize('NFD'), 'a\tb\nc', '👩‍👩‍👧🇻🇳', 'שלום', 'ꪼꪕ'])
    expect(printable(text)).toBe(text);
  expect(printable('a\r\nb\rc')).toBe('a\nb\nc');
});

test.each([
  '2022-02-29',
  '2022-02-31',
  '2022-04-31',
  '0000-01-01',
  '1899-12-31',
  '2101-01-01',
  '2022-2-1',
  '20220201',
  '',
])('R15 %j is no day', (text) => expect(isDay(text)).toBe(false));
test.each(['1900-01-01', '2020-02-29', '2022-12-31', '2100-12-31'])('R15 %s is a day', (text) =>
  expect(isDay(text)).toBe(true),
);
