import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressLimitsOf,
  deadlinesOf,
  limitsOf,
  lockMinutes,
  lostPasswordLimitsOf,
  passwordPolicyOf,
  secondFactorMandatory,
  unusedDays,
  wrongStanding,
} from './limits.ts';
import { type Policy, type PolicyName, type Preset, policyNames, policyValue, resolvePolicy } from './policy.ts';

const preset = (code: string, mandatory: boolean, values: Partial<Record<PolicyName, number>>): Preset => ({
  code,
  name: code,
  basis: '',
  validFrom: '2022-04-22',
  mandatory,
  values: policyNames.flatMap((name) => {
    const value = values[name];
    return value === undefined ? [] : [{ name, value, basis: `${code} ${name}` }];
  }),
});
const regulation = preset('quy-che', true, {
  minLength: 8,
  minLengthAlone: 8,
  classes: 4,
  lifetimeDaysUnit: 182,
  lifetimeDaysOperator: 182,
  warnDays: 14,
  remembered: 10,
  differentBy: 4,
  attempts: 5,
  firstLockMinutes: 1,
  longestLockMinutes: 15,
  idleMinutesUnit: 15,
  idleMinutesOperator: 5,
  absoluteHours: 12,
  addressRefusals: 60,
  longestAddressWaitMinutes: 15,
  unusedWarnDays: 14,
  issuedHours: 24,
  resetMinutes: 60,
  resetLettersPerDay: 3,
  lostAsksPerHour: 5,
  deviceDays: 100,
  reportDays: 7,
  reviewMonths: 6,
});
const standard = preset('tcvn', false, {
  minLengthAlone: 14,
  classes: 3,
  lifetimeDaysOperator: 60,
  attempts: 10,
  unusedDaysOperator: 45,
  unusedDaysUnit: 100,
  secondFactorOperator: 1,
});
const presets = [regulation, standard];
const under = (...chosen: string[]): Policy => resolvePolicy(presets, chosen);
const commune = { kind: 'unit', unitKind: 'commune' } as const;
const operator = { kind: 'operator', unitKind: 'board' } as const;

describe('several presets together', () => {
  it.each([
    ['minLengthAlone', 8, 14],
    ['minLength', 8, 8],
    // The regulation asks for four classes: another preset that asks for fewer changes nothing.
    ['classes', 4, 4],
    ['lifetimeDaysUnit', 182, 182],
    ['lifetimeDaysOperator', 182, 60],
    ['attempts', 5, 5],
  ] as const)('R3 the stricter value of %s holds: %i alone, %i together', (name, alone, together) => {
    expect(policyValue(under(), name)).toBe(alone);
    expect(policyValue(under('tcvn'), name)).toBe(together);
  });

  it('R3 each value that holds names its preset and legal basis; of equals the regulation', () => {
    expect(under('tcvn').held.get('minLengthAlone')).toMatchObject({ preset: 'tcvn', basis: 'tcvn minLengthAlone' });
    expect(under('tcvn').held.get('minLength')).toMatchObject({ preset: 'quy-che', basis: 'quy-che minLength' });
  });

  it('R3 the regulation holds whether chosen or not, an unknown preset counts for nothing', () => {
    expect([...under('khac').held]).toEqual([...under('quy-che').held]);
    expect([...under().held]).toEqual([...under('quy-che').held]);
  });

  it('R3 choosing more never makes anything laxer', () => {
    const larger: readonly PolicyName[] = [
      'minLength',
      'minLengthAlone',
      'classes',
      'warnDays',
      'remembered',
      'differentBy',
      'firstLockMinutes',
      'longestAddressWaitMinutes',
      'unusedWarnDays',
      'secondFactorOperator',
    ];
    const some = fc.dictionary(fc.constantFrom(...policyNames), fc.integer({ min: 1, max: 400 }));
    const property = fc.property(some, some, (a, b) => {
      const all = [regulation, preset('a', false, a), preset('b', false, b)];
      const [one, both] = [resolvePolicy(all, ['a']), resolvePolicy(all, ['a', 'b'])];
      for (const [name, { value }] of one.held) {
        const more = policyValue(both, name);
        expect(larger.includes(name) ? more >= value : more <= value).toBe(true);
      }
    });
    fc.assert(property);
  });
});

describe('what the policy says of an account', () => {
  it('SEC-07 the second factor is mandatory for operators by preset, for kinds of units by choice', () => {
    expect(secondFactorMandatory(under(), operator)).toBe(false);
    expect(secondFactorMandatory(under('tcvn'), operator)).toBe(true);
    expect(secondFactorMandatory(under('tcvn'), commune)).toBe(false);
    expect(secondFactorMandatory(resolvePolicy(presets, [], ['commune']), commune)).toBe(true);
    expect(secondFactorMandatory(resolvePolicy(presets, [], ['board']), operator)).toBe(false);
  });

  it('SEC-03 SEC-06 SEC-09 lengths, limits and days by kind of account', () => {
    expect(passwordPolicyOf(under('tcvn'), false).minLength).toBe(14);
    expect(passwordPolicyOf(under('tcvn'), true).minLength).toBe(8);
    expect(limitsOf(under(), commune)).toEqual({ idleSeconds: 900, absoluteSeconds: 43_200, lifetimeDays: 182 });
    expect(limitsOf(under('tcvn'), operator)).toEqual({ idleSeconds: 300, absoluteSeconds: 43_200, lifetimeDays: 60 });
    expect([
      unusedDays(under(), 'unit'),
      unusedDays(under('tcvn'), 'unit'),
      unusedDays(under('tcvn'), 'operator'),
    ]).toEqual([undefined, 100, 45]);
  });

  it.each([
    ['below the limit', [1, 4], [0, 0]],
    ['growing with each further one', [5, 6, 7, 8, 9], [1, 2, 4, 8, 15]],
    ['after the longest, five more for each', [10, 13, 14, 15, 18, 19, 1004], [0, 0, 15, 0, 0, 15, 15]],
  ])('R4 ASVS 6.1.1 how long an account is locked: %s', (_when, wrong, minutes) => {
    expect(wrong.map((count) => lockMinutes(under(), count))).toEqual(minutes);
  });

  it.each([
    ['never locked', 4, null, 4],
    ['locked still', 5, 1, 5],
    ['over since a moment', 9, 0, 9],
    ['over for as long as the shortest', 5, -1, 5],
    ['over for a moment less than the longest', 9, -14.99, 9],
    ['over for as long as the longest', 9, -15, 0],
    ['over for a day', 1000, -1440, 0],
  ] as const)('R4 ASVS 6.1.1 wrong ones that still count: %s', (_when, failedAttempts, minutesLeft, standing) => {
    const now = new Date('2022-11-23T02:00:00Z');
    const lockedUntil = minutesLeft === null ? null : new Date(now.getTime() + minutesLeft * 60_000);
    expect(wrongStanding(under(), { failedAttempts, lockedUntil }, now)).toBe(standing);
  });

  const strict = preset('chat', false, {
    reportDays: 3,
    reviewMonths: 3,
    issuedHours: 8,
    addressRefusals: 20,
    longestAddressWaitMinutes: 30,
    resetMinutes: 15,
    resetLettersPerDay: 1,
    lostAsksPerHour: 2,
  });
  const lax = preset('noi', false, {
    reportDays: 30,
    reviewMonths: 12,
    issuedHours: 72,
    addressRefusals: 600,
    longestAddressWaitMinutes: 1,
    resetMinutes: 600,
    resetLettersPerDay: 30,
    lostAsksPerHour: 50,
  });
  it.each([
    ['the regulation alone', [], [7, 6, 24, 60, 15, 5, 3, 60]],
    ['with a laxer preset', ['noi'], [7, 6, 24, 60, 15, 5, 3, 60]],
    ['with a stricter one', ['chat'], [3, 3, 8, 20, 30, 2, 1, 15]],
    ['with both', ['noi', 'chat'], [3, 3, 8, 20, 30, 2, 1, 15]],
  ] as const)('R3 R6 R8 SEC-05 SEC-13 deadlines and limits of requests: %s', (_what, chosen, expected) => {
    const policy = resolvePolicy([regulation, lax, strict], [...chosen]);
    const { reportDays, reviewMonths, issuedHours } = deadlinesOf(policy);
    const { refusals, longestWaitMinutes } = addressLimitsOf(policy);
    const { asksPerHour, lettersPerDay, linkMinutes } = lostPasswordLimitsOf(policy);
    const held = [reportDays, reviewMonths, issuedHours, refusals, longestWaitMinutes];
    expect([...held, asksPerHour, lettersPerDay, linkMinutes]).toEqual(expected);
  });

  it('R3 a value that no preset sets is an error and not a guess', () => {
    expect(() => policyValue(resolvePolicy([standard], ['tcvn']), 'warnDays')).toThrow(/warnDays/);
  });
});
