import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Unreadable } from '../../../forms/rules/entry/entry-state.ts';
import type { ListRow } from '../../../forms/rules/values.ts';
import type { Explanation } from '../../contract.ts';

/** Cells and lists not yet acknowledged by the server. */
export type Patch = {
  readonly cells: Readonly<Record<string, string | null>>;
  readonly lists: Readonly<Record<string, readonly ListRow[]>>;
};

/** A patch on its way: sent again with the same key until an answer comes, so that it counts once. */
export type Flight = { readonly key: string; readonly baseVersion: number; readonly patch: Patch };

/** What this browser keeps of one sheet for one account until the server has it. */
export type KeptDraft = {
  /** The version of the sheet that the waiting cells were typed on. */
  readonly baseVersion: number;
  readonly flight: Flight | null;
  readonly waiting: Patch;
  readonly unreadable: Readonly<Record<string, Unreadable>>;
  readonly explanations: readonly Explanation[] | null;
};

interface Schema extends DBSchema {
  drafts: { key: string; value: KeptDraft };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('phieu-dang-nhap', 1, { upgrade: (db) => void db.createObjectStore('drafts') });
  return opened;
};

// The account stands in the key: whoever signs in next at this machine never meets another person's figures.
const keyOf = (account: string, submission: string): string => `${account}/${submission}`;

export const findDraft = async (account: string, submission: string): Promise<KeptDraft | undefined> =>
  (await database()).get('drafts', keyOf(account, submission));

/** Committed at once: a page that is closed right after still leaves it behind. */
export const keepDraft = async (account: string, submission: string, draft: KeptDraft | undefined): Promise<void> => {
  const transaction = (await database()).transaction('drafts', 'readwrite');
  const key = keyOf(account, submission);
  const done = draft ? transaction.store.put(draft, key) : transaction.store.delete(key);
  transaction.commit();
  await Promise.all([done, transaction.done]);
};
