/** What the list of accounts can be narrowed to. */
export const accountFilters = [
  'all',
  'units',
  'operators',
  'without',
  'factorOff',
  'locked',
  'never',
  'closed',
] as const;
export type AccountFilter = (typeof accountFilters)[number];

/** What a filter asks of an account. */
export type FilterFacts = {
  readonly kind: 'unit' | 'operator';
  readonly state: 'active' | 'closed';
  readonly hasCustodian: boolean;
  readonly secondFactor: boolean;
  /** To some browsers or to all. */
  readonly locked: boolean;
  readonly acted: boolean;
};

export const passesFilter = (account: FilterFacts, filter: AccountFilter): boolean => {
  const active = account.state === 'active';
  switch (filter) {
    case 'all':
      return true;
    case 'units':
      return active && account.kind === 'unit';
    case 'operators':
      return active && account.kind === 'operator';
    case 'without':
      return active && !account.hasCustodian;
    case 'factorOff':
      return active && !account.secondFactor;
    case 'locked':
      return account.locked;
    case 'never':
      return active && !account.acted;
    case 'closed':
      return !active;
  }
};

/** Kinds of units that hold an account. */
export const holderKinds: ReadonlySet<string> = new Set(['commune', 'district', 'department', 'board', 'agency']);
