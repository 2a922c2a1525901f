import { describe, expect, it } from 'vitest';
import { alarmsOf, type BackupState } from './alarms.ts';

const DAY_MS = 86_400_000;
const now = new Date('2022-11-30T03:00:00Z');
const ago = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
const well: BackupState = {
  now,
  since: ago(400),
  lastGoodAt: ago(1),
  failedAt: null,
  missingPlaces: [],
  places: 2,
  lastDrill: { at: ago(20), passed: true },
};
const codes = (change: Partial<BackupState>) =>
  alarmsOf({ ...well, ...change }).map(({ code, grave }) => [code, grave]);

describe('SEC-25 what is wrong with backups', () => {
  it.each<[string, Partial<BackupState>, [string, boolean][]]>([
    ['nothing, where all is well', {}, []],
    ['four days are not yet too old', { lastGoodAt: ago(4) }, []],
    ['more than four days are', { lastGoodAt: new Date(ago(4).getTime() - 1) }, [['old', true]]],
    [
      'none at all in a new installation is told, not yet grave',
      { lastGoodAt: null, since: ago(1) },
      [['none', false]],
    ],
    ['none at all after four days is grave', { lastGoodAt: null, since: ago(5), lastDrill: null }, [['none', true]]],
    ['an attempt that failed since', { failedAt: ago(0.5) }, [['failed', true]]],
    ['one place alone burns with it', { places: 1 }, [['one-place', true]]],
    ['a place that has not got it', { missingPlaces: ['sftp://may-hai'] }, [['place', true]]],
    ['no trial for ninety days', { lastDrill: { at: ago(91), passed: true } }, [['undrilled', true]]],
    ['never a trial, in a new installation', { lastDrill: null, since: ago(30) }, []],
    ['a trial that failed', { lastDrill: { at: ago(1), passed: false } }, [['drill-failed', true]]],
  ])('SEC-25 %s', (_what, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });

  it('each says in words what to do, and which place is meant', () => {
    const [alarm] = alarmsOf({ ...well, missingPlaces: ['/mnt/dia-hai'] });
    expect(alarm?.words).toContain('/mnt/dia-hai');
    for (const { words } of alarmsOf({ ...well, lastGoodAt: ago(9), failedAt: ago(1), places: 1 }))
      expect(words).toMatch(/[.”]$/);
  });
});
