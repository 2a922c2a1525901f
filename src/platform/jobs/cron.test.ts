import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastSlot, readCron } from './cron.ts';

const at = (text: string) => new Date(text);

describe('schedules in Vietnamese time', () => {
  it.each([
    ['*/5 * * * *', '2022-11-23T02:07:59Z', '2022-11-23T02:05:00.000Z'],
    ['15 2 * * *', '2022-11-23T02:07:00Z', '2022-11-22T19:15:00.000Z'],
    ['15 2 * * *', '2022-11-22T19:14:59Z', '2022-11-21T19:15:00.000Z'],
    ['0 7 * * 1', '2022-11-23T02:00:00Z', '2022-11-21T00:00:00.000Z'],
    ['0 0 1 1 *', '2022-11-23T02:00:00Z', '2021-12-31T17:00:00.000Z'],
    ['0,30 8-17 * * 1-5', '2022-11-27T02:00:00Z', '2022-11-25T10:30:00.000Z'],
  ])('%s before %s was last due at %s', (cron, now, slot) => {
    expect(lastSlot(cron, at(now))?.toISOString()).toBe(slot);
  });

  it('a day that never comes is never due', () => {
    expect(lastSlot('0 0 31 2 *', at('2022-11-23T02:00:00Z'))).toBeUndefined();
  });

  it('is never after now, and nothing lies between it and now', () => {
    fc.assert(
      fc.property(
        fc.date({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z'), noInvalidDate: true }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 23 }),
        (now, minute, hour) => {
          const slot = lastSlot(`${minute} ${hour} * * *`, now);
          const age = now.getTime() - (slot?.getTime() ?? 0);
          return age >= 0 && age < 86_400_000;
        },
      ),
    );
  });

  it.each(['', '* * * *', '60 * * * *', '* 24 * * *', 'a * * * *', '*/0 * * * *', '5- * * * *'])(
    'refuses “%s”',
    (cron) => {
      expect(() => readCron(cron)).toThrow(/cron/);
    },
  );
});
