import type { Query } from '../../platform/contract/route.ts';
import type { listAuditEvents } from '../contract.ts';

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

/** The filters in the address as the query of the route; what does not fit is left out. */
export const queryOf = (search: URLSearchParams): Query<typeof listAuditEvents> => {
  const asked = {
    account: words(search.get('tai-khoan')),
    action: words(search.get('viec')),
    object: object(search.get('doi-tuong')),
    unit: number(search.get('don-vi')),
    from: day(search.get('tu')),
    to: day(search.get('den')),
    before: number(search.get('truoc')),
  };
  return { limit: PAGE, ...withoutUndefined(asked) };
};

type Defined<V> = { [K in keyof V]?: Exclude<V[K], undefined> };

const withoutUndefined = <V extends object>(value: V): Defined<V> => {
  const kept: Defined<V> = { ...value };
  for (const key in kept) if (kept[key] === undefined) delete kept[key];
  return kept;
};
