import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KeptBackup, outdated, RETENTION } from './retention.ts';

const DAY_MS = 86_400_000;
const now = new Date('2022-11-30T03:00:00Z');
const backup = (days: number, isGood = true): KeptBackup => ({
  id: `${days}${isGood ? '' : ' hỏng'}`,
  at: new Date(now.getTime() - days * DAY_MS),
  isGood,
});
/** Two a week for so many weeks. */
const twiceAWeek = (weeks: number): KeptBackup[] =>
  Array.from({ length: weeks }, (_none, week) => [backup(7 * week), backup(7 * week + 3)]).flat();

describe('R51 which backups stay', () => {
  it('R51 nothing goes while there are no more than the least', () => {
    expect(outdated([backup(4000), backup(5000), backup(6000)], now)).toEqual([]);
    expect(outdated([], now)).toEqual([]);
  });

  it('R51 all of two weeks, then one a week for eight weeks, one a month for twelve, one a year for five', () => {
    const all = twiceAWeek(52 * 7);
    const gone = new Set(outdated(all, now));
    const kept = all.filter(({ id }) => !gone.has(id));
    const within = (from: number, to: number) =>
      kept.filter(({ at }) => {
        const days = (now.getTime() - at.getTime()) / DAY_MS;
        return days >= from && days < to;
      }).length;
    expect(within(0, 14)).toBe(4);
    expect(within(14, 49)).toBeGreaterThanOrEqual(5);
    expect(within(60, 366)).toBeGreaterThanOrEqual(9);
    expect(within(60, 366)).toBeLessThanOrEqual(11);
    expect(within(366, 10_000)).toBe(3);
  });

  it('R51 what is no good counts for nothing', () => {
    const list = [backup(1, false), backup(2, false), backup(3, false), backup(900), backup(950), backup(990)];
    expect(outdated(list, now)).toEqual([]);
    expect(outdated([...list, backup(1200, false)], now)).toEqual(['1200 hỏng']);
  });

  it('R51 never below the last three good ones, whatever there is and whatever the rule', () => {
    const list = fc.array(fc.record({ days: fc.integer({ min: 0, max: 4000 }), isGood: fc.boolean() }), {
      maxLength: 60,
    });
    const few = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(list, few, few, few, (given, weekly, monthly, yearly) => {
        const backups = given.map(({ days, isGood }, at) => ({ ...backup(days, isGood), id: String(at) }));
        const gone = new Set(outdated(backups, now, { weekly, monthly, yearly, leastGood: 3 }));
        const good = backups.filter(({ isGood }) => isGood).toSorted((a, b) => b.at.getTime() - a.at.getTime());
        const kept = good.filter(({ id }) => !gone.has(id));
        expect(kept.length).toBeGreaterThanOrEqual(Math.min(3, good.length));
        expect(kept.slice(0, 3).map(({ at }) => at)).toEqual(good.slice(0, 3).map(({ at }) => at));
      }),
    );
  });

  it('R51 the usual rule is that of the regulation’s operators', () => {
    expect(RETENTION).toEqual({ weekly: 8, monthly: 12, yearly: 5, leastGood: 3 });
  });
});
