import type { Query, Reply } from '../../platform/contract/route.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import type { UnitRow } from '../../units/contract.ts';
import type { listAccounts, openAccounts } from '../contract.ts';
import { type AccountFilter, accountFilters } from '../rules/account-filter.ts';

/** What lists and issuing are limited to: everything, the offices of the province, or a district with its communes. */
export const offices = 'offices';

export type Account = Reply<typeof listAccounts>['accounts'][number];
export type Issued = Reply<typeof openAccounts>['accounts'][number];

export const filterFrom = (text: string | null): AccountFilter =>
  accountFilters.find((filter) => filter === text) ?? 'all';

/** What the address asks for, as the server knows it; what does not fit is left out. */
export const wishFrom = (search: URLSearchParams): Query<typeof listAccounts> => {
  const show = filterFrom(search.get('loc'));
  const area = search.get('dia-ban') ?? '';
  const words = (search.get('tim') ?? '').trim().slice(0, 100);
  return {
    ...(show === 'all' ? {} : { show }),
    ...(area === offices ? { area } : /^[1-9]\d{0,8}$/.test(area) ? { area: Number(area) } : {}),
    ...(words === '' ? {} : { search: words }),
  };
};

/** The districts among these units and above them, to hand out passwords one district at a time; by name. */
export const districtsOf = (units: readonly UnitRow[], all: readonly UnitRow[]): UnitRow[] => {
  const wanted = new Set(units.flatMap(({ id, parentId }) => [id, parentId]));
  return all
    .filter((unit) => unit.kind === 'district' && unit.validTo === null && wanted.has(unit.id))
    .toSorted((a, b) => compareText(a.fullName, b.fullName));
};

export const unitsWithin = (units: readonly UnitRow[], area: string): UnitRow[] => {
  if (area === '') return [...units];
  if (area === offices) return units.filter(({ kind }) => kind !== 'commune' && kind !== 'district');
  return units.filter(({ id, parentId }) => String(id) === area || String(parentId) === area);
};
