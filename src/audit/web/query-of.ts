import type { Query } from '../../platform/contract/route.ts';
import type { AuditFilters, listAuditEvents } from '../contract.ts';

const PAGE = 50;
const day = (text: string | null): string | undefined =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
const number = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
const words = (text: string | null): string | undefined =>
  text === null || text.trim() === '' ? undefined : text.trim();

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** The id in a pasted page address, else the words as they are. */
const object = (text: string | null): string | undefined =>
  text === null ? undefined : (UUID.exec(text)?.[0].toLowerCase() ?? words(text));

const CELL = /^[A-Z][A-Z0-9_]{0,31}(\.[A-Z][A-Z0-9_]{0,31})?$/;
const cell = (text: string | null): string | undefined => {
  const code = text?.trim().toUpperCase() ?? '';
  return CELL.test(code) ? code : undefined;
};
const result = (text: string | null): 'done' | 'refused' | undefined =>
  text === 'done' || text === 'refused' ? text : undefined;

/** The filters in the address as the query of the route; what does not fit is left out. */
export const filtersOf = (search: URLSearchParams): AuditFilters => {
  const asked = {
    account: words(search.get('tai-khoan')),
    action: words(search.get('viec')),
    object: object(search.get('doi-tuong')),
    unit: number(search.get('don-vi')),
    from: day(search.get('tu')),
    to: day(search.get('den')),
    result: result(search.get('ket-qua')),
  };
  const found = withoutUndefined(asked);
  const figure = cell(search.get('o'));
  return figure === undefined || found.object === undefined ? found : { ...found, cell: figure };
};

/** The filters with the page that one has come to. */
export const queryOf = (search: URLSearchParams): Query<typeof listAuditEvents> => {
  const before = number(search.get('truoc'));
  return { limit: PAGE, ...filtersOf(search), ...(before === undefined ? {} : { before }) };
};

type Defined<V> = { [K in keyof V]?: Exclude<V[K], undefined> };

const withoutUndefined = <V extends object>(value: V): Defined<V> => {
  const kept: Defined<V> = { ...value };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
};
