import { expect, it } from 'vitest';
import { durationWords } from './duration.ts';

it.each([
  [0, 'dưới 1 giây'],
  [999, 'dưới 1 giây'],
  [12_000, '12 giây'],
  [60_000, '1 phút'],
  [200_000, '3 phút 20 giây'],
  [3_605_000, '1 giờ 5 giây'],
  [7_505_000, '2 giờ 5 phút'],
  [-5, 'dưới 1 giây'],
])('R50 %i milliseconds are %s', (milliseconds, words) => {
  const from = new Date('2022-11-23T02:00:00Z');
  expect(durationWords(from.toISOString(), new Date(from.getTime() + milliseconds).toISOString())).toBe(words);
});
