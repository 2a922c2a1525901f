import type { Reply } from '../../platform/contract/route.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import type { UnitRow } from '../../units/contract.ts';
import type { listAccounts, openAccounts } from '../contract.ts';

export type Account = Reply<typeof listAccounts>['accounts'][number];
export type Issued = Reply<typeof openAccounts>['accounts'][number];

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

export const filterFrom = (text: string | null): AccountFilter =>
  accountFilters.find((filter) => filter === text) ?? 'all';

const passes = (account: Account, filter: AccountFilter): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'units':
      return account.kind === 'unit' && account.state === 'active';
    case 'operators':
      return account.kind === 'operator' && account.state === 'active';
    case 'without':
      return account.state === 'active' && account.custodian === null;
    case 'factorOff':
      return account.state === 'active' && !account.secondFactor;
    case 'locked':
      return account.lockedUntil !== null || account.deviceLockedUntil !== null;
    case 'never':
      return account.state === 'active' && account.actedAt === null;
    case 'closed':
      return account.state === 'closed';
  }
};

export type Sought = {
  readonly filter: AccountFilter;
  readonly search: string;
  /** The units of a district and its communes; undefined for all. */
  readonly within?: ReadonlySet<number> | undefined;
};

/** The accounts that filters and a search leave; diacritics do not matter. */
export const foundAccounts = (accounts: readonly Account[], { filter, search, within }: Sought): Account[] => {
  const key = searchKey(search);
  return accounts.filter(
    (account) =>
      passes(account, filter) &&
      (within === undefined || within.has(account.unitId)) &&
      searchKey(`${account.username} ${account.unitPath} ${account.custodian?.fullName ?? ''}`).includes(key),
  );
};

const holders = new Set(['commune', 'district', 'department', 'board', 'agency']);

/** Units that stand today and that nobody can sign in for. */
export const unitsWithout = (units: readonly UnitRow[], accounts: readonly Account[]): UnitRow[] => {
  const served = new Set(
    accounts
      .filter((account) => account.kind === 'unit' && account.state === 'active')
      .map((account) => account.unitId),
  );
  return units.filter((unit) => holders.has(unit.kind) && unit.validTo === null && !served.has(unit.id));
};

/** The districts among these units and above them, to hand out passwords one district at a time; by name. */
export const districtsOf = (units: readonly UnitRow[], all: readonly UnitRow[]): UnitRow[] => {
  const wanted = new Set(units.flatMap(({ id, parentId }) => [id, parentId]));
  return all
    .filter((unit) => unit.kind === 'district' && unit.validTo === null && wanted.has(unit.id))
    .toSorted((a, b) => compareText(a.fullName, b.fullName));
};

/** What issuing is limited to: everything, the offices of the province, or a district with its communes. */
export const offices = 'offices';
export const unitsWithin = (units: readonly UnitRow[], area: string): UnitRow[] => {
  if (area === '') return [...units];
  if (area === offices) return units.filter(({ kind }) => kind !== 'commune' && kind !== 'district');
  return units.filter(({ id, parentId }) => String(id) === area || String(parentId) === area);
};
