import { type Policy, policyValue } from './policy.ts';

/** Whose account it is: an operator of the board, or a unit of a kind. */
export type Holder = { readonly kind: 'unit' | 'operator'; readonly unitKind: string };

export const holderKindOf = ({ kind, unitKind }: Holder): string => (kind === 'operator' ? 'operator' : unitKind);

/** What a new password of an account is held to. */
export type PasswordPolicy = {
  readonly minLength: number;
  readonly classes: number;
  readonly remembered: number;
  readonly differentBy: number;
};

/** Length depends on whether a second factor is on (TCVN 14423: 8 with it, 14 without). */
export const passwordPolicyOf = (policy: Policy, hasSecondFactor: boolean): PasswordPolicy => ({
  minLength: policyValue(policy, hasSecondFactor ? 'minLength' : 'minLengthAlone'),
  classes: policyValue(policy, 'classes'),
  remembered: policyValue(policy, 'remembered'),
  differentBy: policyValue(policy, 'differentBy'),
});

export const secondFactorMandatory = (policy: Policy, holder: Holder): boolean => {
  const kinds: readonly string[] = policy.secondFactorKinds;
  return kinds.includes(holderKindOf(holder));
};

/** Limits of a session in seconds, life of a password in days, for one kind of account. */
export const limitsOf = (policy: Policy, { kind }: Pick<Holder, 'kind'>) => ({
  idleSeconds: policyValue(policy, kind === 'operator' ? 'idleMinutesOperator' : 'idleMinutesUnit') * 60,
  absoluteSeconds: policyValue(policy, 'absoluteHours') * 3600,
  lifetimeDays: policyValue(policy, kind === 'operator' ? 'lifetimeDaysOperator' : 'lifetimeDaysUnit'),
});

/** What is due when: days to report a change of custodian (Đ7.6), months between reviews of the list (SEC-13), hours an issued password lives (R8). */
export const deadlinesOf = (policy: Policy) => ({
  reportDays: policyValue(policy, 'reportDays'),
  reviewMonths: policyValue(policy, 'reviewMonths'),
  issuedHours: policyValue(policy, 'issuedHours'),
});

/** How many refusals a minute make an address wait, and for how many minutes at most. */
export const addressLimitsOf = (policy: Policy) => ({
  refusals: policyValue(policy, 'addressRefusals'),
  longestWaitMinutes: policyValue(policy, 'longestAddressWaitMinutes'),
});
export type AddressLimits = ReturnType<typeof addressLimitsOf>;

/** Requests that one address may leave in an hour, letters that one account is sent in a day, minutes that a mailed link lives (R8). */
export const lostPasswordLimitsOf = (policy: Policy) => ({
  asksPerHour: policyValue(policy, 'lostAsksPerHour'),
  lettersPerDay: policyValue(policy, 'resetLettersPerDay'),
  linkMinutes: policyValue(policy, 'resetMinutes'),
});

/** A password that would not be taken by its length; only whoever holds it as typed can say. */
export const isTooShort = (policy: Policy, password: string, hasSecondFactor: boolean): boolean =>
  [...password.normalize('NFC')].length < passwordPolicyOf(policy, hasSecondFactor).minLength;

/**
 * How long an account stays locked after so many wrong ones in a row: doubling from the first to the longest; 0 below the limit. Once
 * the longest was reached, each further one takes as many wrong ones as the first did: a single one every quarter of an hour keeps
 * nobody out.
 */
export const lockMinutes = (policy: Policy, wrong: number): number => {
  const attempts = policyValue(policy, 'attempts');
  const first = policyValue(policy, 'firstLockMinutes');
  const longest = policyValue(policy, 'longestLockMinutes');
  const over = wrong - attempts;
  const doublings = Math.max(0, Math.ceil(Math.log2(longest / first)));
  if (over < 0) return 0;
  if (over > doublings) return (over - doublings) % attempts === 0 ? longest : 0;
  return Math.min(first * 2 ** over, longest);
};

type Guessed = { readonly failedAttempts: number; readonly lockedUntil: Date | null };

/** Wrong ones that still count: all are forgotten when the last lock has been over for as long as the longest lasts. Sooner would let a patient guesser begin with the shortest again and again. */
export const wrongStanding = (policy: Policy, { failedAttempts, lockedUntil }: Guessed, now: Date): number => {
  const peace = policyValue(policy, 'longestLockMinutes') * 60_000;
  return lockedUntil !== null && now.getTime() - lockedUntil.getTime() >= peace ? 0 : failedAttempts;
};

/** Days without use after which an account is closed; undefined where no preset says so. */
export const unusedDays = (policy: Policy, kind: 'unit' | 'operator'): number | undefined =>
  policy.held.get(kind === 'operator' ? 'unusedDaysOperator' : 'unusedDaysUnit')?.value;
