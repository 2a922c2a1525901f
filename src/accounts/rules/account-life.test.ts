import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountTypeOf, allowedActions, allowedRequests, type LifeFacts, monthsAfter } from './account-life.ts';
import { daysBetween, daysLate, handoverFindings } from './handover-days.ts';
import { requestFindings } from './requests.ts';

const facts = (state: LifeFacts['state'], acted: boolean, kind: LifeFacts['kind'] = 'unit'): LifeFacts => ({
  state,
  acted,
  kind,
});

describe('the life of an account', () => {
  it.each([
    [facts('active', true), ['custodian', 'handover', 'issue', 'close']],
    [facts('active', false), ['custodian', 'handover', 'issue', 'close', 'delete']],
    [facts('active', true, 'operator'), ['custodian', 'handover', 'duties', 'issue', 'close']],
    [facts('closed', true), ['reopen']],
    [facts('closed', false), ['reopen', 'delete']],
  ])('R7 SEC-10 %j allows %j', (account, allowed) => {
    expect(allowedActions(account)).toEqual(allowed);
  });

  it.each([
    [undefined, ['open']],
    [facts('active', true), ['change', 'handover', 'close']],
    [facts('active', false), ['change', 'handover', 'close', 'delete']],
    [facts('closed', true), ['reopen']],
    [facts('closed', false), ['reopen', 'delete']],
  ])('R7 of %j a unit may ask %j', (account, kinds) => {
    expect(allowedRequests(account)).toEqual(kinds);
  });

  it.each([
    ['unit', [], 'tác nghiệp'],
    ['operator', ['accounts'], 'quản trị'],
    ['operator', ['catalogue', 'campaigns'], 'quản trị'],
    ['operator', ['operations'], 'kỹ thuật'],
    ['operator', ['audit'], 'kỹ thuật'],
    ['operator', ['approval'], 'tác nghiệp'],
    ['operator', ['leader'], 'tác nghiệp'],
  ])('SEC-13 %s with %j is of the kind %s', (kind, duties, type) => {
    expect(accountTypeOf({ kind, duties })).toBe(type);
  });

  it.each([
    ['2022-11-23', '2023-05-23'],
    ['2022-08-31', '2023-02-28'],
    ['2023-08-31', '2024-02-29'],
    ['2022-12-31', '2023-06-30'],
  ])('SEC-13 six months after %s is %s', (day, later) => {
    expect(monthsAfter(day, 6)).toBe(later);
  });
});

describe('the days of Đ7.6', () => {
  it.each([
    ['2022-11-01', '2022-11-01', 7, 0],
    ['2022-11-01', '2022-11-08', 7, 0],
    ['2022-11-01', '2022-11-09', 7, 1],
    ['2022-02-25', '2022-03-06', 7, 2],
    ['2024-02-25', '2024-03-06', 7, 3],
    ['2022-11-08', '2022-11-01', 7, 0],
    ['2022-11-01', '2022-11-08', 3, 4],
    ['2022-11-01', '2022-11-04', 3, 0],
  ])('R6 R3 SEC-11 changed on %s, reported on %s, within %i: %i days late', (changed, reported, within, late) => {
    expect(daysLate(changed, reported, within)).toBe(late);
  });

  it('R6 SEC-11 late is every day beyond those of the policy, whatever the days', () => {
    const day = (offset: number) => new Date(Date.UTC(2022, 0, 1) + offset * 86_400_000).toISOString().slice(0, 10);
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(400), fc.integer({ min: 1, max: 60 }), (from, after, within) => {
        expect(daysBetween(day(from), day(from + after))).toBe(after);
        return daysLate(day(from), day(from + after), within) === (after > within ? after - within : 0);
      }),
    );
  });

  it('R6 refuses days that have not come and a report before the change', () => {
    const days = { letterDay: '2022-11-24', changedOn: '2022-11-25', reportedOn: '2022-11-24', today: '2022-11-23' };
    expect(handoverFindings(days).map(({ at }) => at)).toEqual([
      'body/letter/day',
      'body/changedOn',
      'body/reportedOn',
      'body/reportedOn',
    ]);
  });
});

describe('what a request must hold', () => {
  const letter = { day: '2022-11-20' };
  const today = '2022-11-23';
  const places = (wish: Parameters<typeof requestFindings>[0], current: string | null = 'Hoàng Thị Lan') =>
    requestFindings(wish, current, today).map(({ at }) => at);
  it.each([
    ['a close without more', { kind: 'close', letter }, []],
    ['an opening without its custodian', { kind: 'open', letter }, ['body/custodian']],
    ['a close with a custodian', { kind: 'close', letter, custodian: { fullName: 'A' } }, ['body/custodian']],
    ['a correction of the same person', { kind: 'change', letter, custodian: { fullName: 'Hoàng thị Lan' } }, []],
    [
      'a correction that names another',
      { kind: 'change', letter, custodian: { fullName: 'Nông Thị Hoa' } },
      ['body/custodian/fullName'],
    ],
    [
      'a handover to oneself',
      { kind: 'handover', letter, changedOn: today, custodian: { fullName: 'Hoàng Thị Lan' } },
      ['body/custodian/fullName'],
    ],
    [
      'a handover without its day',
      { kind: 'handover', letter, custodian: { fullName: 'Nông Thị Hoa' } },
      ['body/changedOn'],
    ],
    ['a day of change with a close', { kind: 'close', letter, changedOn: today }, ['body/changedOn']],
    ['a letter of tomorrow', { kind: 'close', letter: { day: '2022-11-24' } }, ['body/letter/day']],
    ['a name with a close', { kind: 'close', letter, username: 'khac' }, ['body/username']],
  ] as const)('R7 %s', (_what, wish, expected) => {
    expect(places(wish)).toEqual(expected);
  });
});
