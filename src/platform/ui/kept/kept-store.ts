/** What was typed and is not sent yet. */
type Entry = { readonly at: number; readonly value: unknown };
/** Where something is typed: what it is about and which field, `['excuse', campaignId]`. */
export type Place = readonly (string | number)[];
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'dang-go/';
const DAY = 24 * 3_600_000;
/** What nobody came back for is let go of after this long. */
const LIFE = 90 * DAY;

/** The person stands first in the key: whoever signs in next at this machine never meets it. */
export const keyOf = (person: string, place: Place): string =>
  PREFIX + [person, ...place].map((part) => encodeURIComponent(part)).join('/');

/** What is kept under the key, whatever else may lie there. */
export const findKept = (store: Store, key: string): Entry | undefined => {
  try {
    const kept: unknown = JSON.parse(store.getItem(key) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('at' in kept) || !('value' in kept)) return undefined;
    return typeof kept.at === 'number' ? { at: kept.at, value: kept.value } : undefined;
  } catch {
    return undefined;
  }
};

/** Answers whether it is kept: a full or locked store keeps nothing, which the page must say. */
export const keep = (store: Store, key: string, value: unknown, now: number): boolean => {
  try {
    store.setItem(key, JSON.stringify({ at: now, value }));
    return true;
  } catch {
    return false;
  }
};

export const letGo = (store: Store, key: string): void => {
  try {
    store.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be removed.
  }
};

/** Removes what is older than its life, whoever typed it. */
export const sweep = (store: Store, now: number): void => {
  const keys = Array.from({ length: store.length }, (_none, at) => store.key(at) ?? '');
  for (const key of keys.filter((one) => one.startsWith(PREFIX)))
    if ((findKept(store, key)?.at ?? 0) < now - LIFE) letGo(store, key);
};
