import { expect, it } from 'vitest';
import { KNOWN_AT, knownAtWords, knownBefore, knownDay } from './known-at.ts';

it.each([
  ['2022-12-31', '2022-12-31T17:00:00.000Z'],
  ['2022-12-31T17:00:00Z', '2022-12-31T17:00:00.001Z'],
  ['2022-12-31T17:00:00.5Z', '2022-12-31T17:00:00.501Z'],
  ['2022-02-30', undefined],
  ['2022-02-30T01:00:00Z', undefined],
  ['2022-13-01', undefined],
])('R23 %s: what is known then came before %s', (text, bound) => {
  expect(new RegExp(KNOWN_AT).test(text)).toBe(true);
  expect(knownBefore(text)?.toISOString()).toBe(bound);
});
it.each(['', 'hôm qua', '2022-12-31 10:00', '2022-12-31T10:00:00', '2022-12-31T10:00:00+07:00'])(
  '“%s” is no moment',
  (text) => {
    expect(new RegExp(KNOWN_AT).test(text)).toBe(false);
  },
);
it.each([
  ['2022-12-31', '2022-12-31'],
  ['2022-02-30', undefined],
  ['2022-12-31T17:00:00Z', undefined],
  ['31/12/2022', undefined],
  [null, undefined],
])('R23 “%s” in an address asks for %s', (text, day) => {
  expect(knownDay(text)).toBe(day);
});
it('R23 the page and the paper say as known when', () => {
  expect(knownAtWords('2022-12-31')).toBe('Số liệu biết đến ngày 31/12/2022');
  expect(knownAtWords('2022-12-31T17:05:00Z')).toBe('Số liệu biết đến lúc 00:05 01/01/2023');
});
