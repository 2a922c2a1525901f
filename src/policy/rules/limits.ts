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

/** How long an account stays locked after so many wrong ones in a row: doubling from the first to the longest; 0 below the limit. Never for good. */
export const lockMinutes = (policy: Policy, wrong: number): number => {
  const over = wrong - policyValue(policy, 'attempts');
  if (over < 0) return 0;
  return Math.min(
    policyValue(policy, 'firstLockMinutes') * 2 ** Math.min(over, 20),
    policyValue(policy, 'longestLockMinutes'),
  );
};

/** Days without use after which an account is closed; undefined where no preset says so. */
export const unusedDays = (policy: Policy, kind: 'unit' | 'operator'): number | undefined =>
  policy.held.get(kind === 'operator' ? 'unusedDaysOperator' : 'unusedDaysUnit')?.value;
