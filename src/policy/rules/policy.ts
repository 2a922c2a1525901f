/**
 * Every value that a preset may set. Lengths in characters: `minLength` where a second factor is on, `minLengthAlone` where none is.
 * `classes`: how many of upper case, lower case, digit, special. `remembered`: previous passwords refused; `differentBy`: characters by
 * which a new one differs from the one before. `attempts`: wrong ones in a row before an account locks. `secondFactorOperator`: 1 where
 * operators need a second factor. `addressRefusals`: refused sign-ins a minute from one address before it waits. `reportDays`: to report a
 * change of custodian (Đ7.6). `reviewMonths`: between two reviews of the list of accounts (SEC-13). `issuedHours`, `resetMinutes`,
 * `codeMinutes`: how long an issued password, a mailed link, the wait for a code after the password live. `deviceDays`: how long a browser
 * that is not used stays known to an account. The rest are days, minutes and hours.
 */
export const policyNames = [
  'minLength',
  'minLengthAlone',
  'classes',
  'lifetimeDaysUnit',
  'lifetimeDaysOperator',
  'warnDays',
  'remembered',
  'differentBy',
  'attempts',
  'firstLockMinutes',
  'longestLockMinutes',
  'addressRefusals',
  'longestAddressWaitMinutes',
  'codeMinutes',
  'idleMinutesUnit',
  'idleMinutesOperator',
  'absoluteHours',
  'unusedDaysUnit',
  'unusedDaysOperator',
  'unusedWarnDays',
  'secondFactorOperator',
  'issuedHours',
  'resetMinutes',
  'resetLettersPerDay',
  'lostAsksPerHour',
  'deviceDays',
  'reportDays',
  'reviewMonths',
] as const;
export type PolicyName = (typeof policyNames)[number];

/** Of which values the larger one is stricter; of all others it is the smaller. */
const stricterWhenLarger: readonly PolicyName[] = [
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

/** Whose second factor can be made mandatory: the board's operators, and unit accounts by kind of unit. */
export const holderKinds = ['operator', 'board', 'department', 'agency', 'district', 'commune'] as const;
export type HolderKind = (typeof holderKinds)[number];

export type PolicyValue = { readonly name: PolicyName; readonly value: number; readonly basis: string };
export type Preset = {
  readonly code: string;
  readonly name: string;
  readonly basis: string;
  readonly validFrom: string;
  readonly mandatory: boolean;
  readonly values: readonly PolicyValue[];
};
/** A value that holds, with the preset it comes from. */
export type HeldValue = PolicyValue & { readonly preset: string };
export type Policy = {
  readonly held: ReadonlyMap<PolicyName, HeldValue>;
  readonly secondFactorKinds: readonly HolderKind[];
};

const isStricter = (name: PolicyName, value: number, than: number): boolean =>
  stricterWhenLarger.includes(name) ? value > than : value < than;

/** The stricter of all chosen values, one by one; of equals the first preset's, which is the regulation where the list begins with it. */
export const resolvePolicy = (
  presets: readonly Preset[],
  chosen: readonly string[],
  secondFactorKinds: readonly HolderKind[] = [],
): Policy => {
  const held = new Map<PolicyName, HeldValue>();
  for (const { code, mandatory, values } of presets) {
    if (!mandatory && !chosen.includes(code)) continue;
    for (const value of values) {
      const previous = held.get(value.name);
      if (!previous || isStricter(value.name, value.value, previous.value))
        held.set(value.name, { ...value, preset: code });
    }
  }
  const kinds = new Set(secondFactorKinds);
  if (held.get('secondFactorOperator')?.value === 1) kinds.add('operator');
  return { held, secondFactorKinds: holderKinds.filter((kind) => kinds.has(kind)) };
};

/** A value that some chosen preset must set: the mandatory one sets them all. */
export const policyValue = (policy: Policy, name: PolicyName): number => {
  const value = policy.held.get(name)?.value;
  if (value === undefined) throw new Error(`no chosen policy preset sets ${name}`);
  return value;
};
