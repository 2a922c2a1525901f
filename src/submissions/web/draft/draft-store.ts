import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Unreadable } from '../../../forms/rules/entry/entry-state.ts';
import type { ListRow } from '../../../forms/rules/values.ts';
import type { Explanation } from '../../contract.ts';
import type { RowPatch } from '../../rules/row-patch.ts';
import type { NotTaken } from '../../rules/take.ts';

/** Cells and rows not yet acknowledged by the server. */
export type Patch = {
  readonly cells: Readonly<Record<string, string | null>>;
  readonly rows: Readonly<Record<string, readonly RowPatch[]>>;
};
/** A patch and the version of the sheet that it was typed on. */
export type BasedPatch = { readonly baseVersion: number; readonly patch: Patch };

/** A patch on its way: sent again with the same key until an answer comes, so that it counts once. */
export type Flight = BasedPatch & { readonly key: string };

/** A cell that somebody else changed too, until the person chose; `version` is the one that it was compared with. */
export type Contested = NotTaken & { readonly version: number };

/** What this browser keeps of one sheet for one account until the server has it. */
export type KeptDraft = {
  /** The version of the sheet that the waiting cells were typed on. */
  readonly baseVersion: number;
  readonly flight: Flight | null;
  /** Chosen over others' values, each on the version that was shown: goes first. */
  readonly chosen: readonly BasedPatch[];
  readonly waiting: Patch;
  readonly contested: readonly Contested[];
  /** Typed, but the server cannot take it (closed, of a wrong kind): shown until the person lets go of it. */
  readonly offered: readonly NotTaken[];
  readonly unreadable: Readonly<Record<string, Unreadable>>;
  readonly explanations: readonly Explanation[] | null;
};

/** Drafts as earlier versions of the page left them in browsers: lists whole, nothing contested, nothing offered back. */
type FormerPatch = {
  readonly cells: Patch['cells'];
  readonly rows?: Patch['rows'];
  readonly lists?: Readonly<Record<string, readonly ListRow[]>>;
};
type Former = Omit<KeptDraft, 'flight' | 'waiting' | 'chosen' | 'contested' | 'offered'> & {
  readonly flight: (Omit<Flight, 'patch'> & { readonly patch: FormerPatch }) | null;
  readonly waiting: FormerPatch;
} & Partial<Pick<KeptDraft, 'chosen' | 'contested' | 'offered'>>;

const patchNow = ({ cells, rows, lists = {} }: FormerPatch): Patch => ({
  cells,
  rows:
    rows ??
    Object.fromEntries(
      Object.entries(lists).map(([section, all]) => [section, all.map((row) => ({ ...row, added: true as const }))]),
    ),
});

/** A kept draft of whatever version in today's shape: nothing that was typed is lost by an update of the page. */
export const draftNow = ({ flight, waiting, ...kept }: Former): KeptDraft => ({
  chosen: [],
  contested: [],
  offered: [],
  ...kept,
  // A list once sent whole goes as rows: under another key, since the content differs.
  flight: flight && {
    ...flight,
    key: flight.patch.rows ? flight.key : crypto.randomUUID(),
    patch: patchNow(flight.patch),
  },
  waiting: patchNow(waiting),
});

interface Schema extends DBSchema {
  drafts: { key: string; value: Former };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('phieu-dang-nhap', 1, { upgrade: (db) => void db.createObjectStore('drafts') });
  return opened;
};

// The account stands in the key: whoever signs in next at this machine never meets another person's figures.
const keyOf = (account: string, submission: string): string => `${account}/${submission}`;

export const findDraft = async (account: string, submission: string): Promise<KeptDraft | undefined> => {
  const kept = await (await database()).get('drafts', keyOf(account, submission));
  return kept && draftNow(kept);
};

/** The same of many sheets, read in one go; those of which nothing is kept are not there. */
export const findDrafts = async (
  account: string,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, KeptDraft>> => {
  const { store } = (await database()).transaction('drafts');
  const kept = await Promise.all(submissions.map(async (id) => [id, await store.get(keyOf(account, id))] as const));
  return new Map(kept.flatMap(([id, draft]) => (draft ? [[id, draftNow(draft)] as const] : [])));
};

/** Committed at once: a page that is closed right after still leaves it behind. */
export const keepDraft = async (account: string, submission: string, draft: KeptDraft | undefined): Promise<void> => {
  const transaction = (await database()).transaction('drafts', 'readwrite');
  const key = keyOf(account, submission);
  const done = draft ? transaction.store.put(draft, key) : transaction.store.delete(key);
  transaction.commit();
  await Promise.all([done, transaction.done]);
};
