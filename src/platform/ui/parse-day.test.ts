import { describe, expect, it } from 'vitest';
import { parseDay } from './parse-day.ts';

describe('R16 a day is typed the Vietnamese way', () => {
  it.each([
    ['5/2/2026', '2026-02-05'],
    ['05-02-2026', '2026-02-05'],
    ['05022026', '2026-02-05'],
    [' 29.2.2024 ', '2024-02-29'],
  ])('%s is %s', (typed, day) => expect(parseDay(typed)).toBe(day));

  it.each(['', '5/2', '31/2/2026', '29/2/2023', '2026-02-05', '5/13/2026', '0/1/2026', 'hôm nay'])(
    '%s is no day',
    (typed) => expect(parseDay(typed)).toBeUndefined(),
  );
});
