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
type EarlierPatch = {
  readonly cells: Patch['cells'];
  readonly rows?: Patch['rows'];
  readonly lists?: Readonly<Record<string, readonly ListRow[]>>;
};
type EarlierDraft = Omit<KeptDraft, 'flight' | 'waiting' | 'chosen' | 'contested' | 'offered'> & {
  readonly flight: (Omit<Flight, 'patch'> & { readonly patch: EarlierPatch }) | null;
  readonly waiting: EarlierPatch;
} & Partial<Pick<KeptDraft, 'chosen' | 'contested' | 'offered'>>;

const patchNow = ({ cells, rows, lists = {} }: EarlierPatch): Patch => ({
  cells,
  rows:
    rows ??
    Object.fromEntries(
      Object.entries(lists).map(([section, all]) => [section, all.map((row) => ({ ...row, added: true as const }))]),
    ),
});

/** A kept draft of whatever version in today's shape: nothing that was typed is lost by an update of the page. */
export const draftNow = ({ flight, waiting, ...kept }: EarlierDraft): KeptDraft => ({
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

/** Whose draft it is: an account, and who holds it. */
export type Person = {
  readonly account: string;
  readonly custodian: { readonly id: string; readonly fullName: string } | null;
};

/** `by`: who typed it, by name; not there in what earlier versions of the page left. */
type Kept = EarlierDraft & { readonly by?: string };

interface Schema extends DBSchema {
  drafts: { key: string; value: Kept };
}

let opened: Promise<IDBPDatabase<Schema>> | undefined;

const database = (): Promise<IDBPDatabase<Schema>> => {
  opened ??= openDB<Schema>('phieu-dang-nhap', 1, { upgrade: (db) => void db.createObjectStore('drafts') });
  return opened;
};

// Account and custodian stand in the key: whoever signs in next at this machine never meets another person's figures as their own,
// not even who took the account over.
const keyOf = ({ account, custodian }: Person, submission: string): string =>
  `${account}/${custodian?.id ?? '-'}/${submission}`;
/** Under which earlier versions of the page kept it, whoever held the account. */
const earlierKeyOf = ({ account }: Person, submission: string): string => `${account}/${submission}`;

const withoutName = ({ by: _, ...draft }: Kept): KeptDraft => draftNow(draft);

export const findDraft = async (person: Person, submission: string): Promise<KeptDraft | undefined> => {
  const store = await database();
  const kept =
    (await store.get('drafts', keyOf(person, submission))) ??
    (await store.get('drafts', earlierKeyOf(person, submission)));
  return kept && withoutName(kept);
};

/** The same of many sheets, read in one go; those of which nothing is kept are not there. */
export const findDrafts = async (
  person: Person,
  submissions: readonly string[],
): Promise<ReadonlyMap<string, KeptDraft>> => {
  const { store } = (await database()).transaction('drafts');
  const kept = await Promise.all(
    submissions.map(
      async (id) => [id, (await store.get(keyOf(person, id))) ?? (await store.get(earlierKeyOf(person, id)))] as const,
    ),
  );
  return new Map(kept.flatMap(([id, draft]) => (draft ? [[id, withoutName(draft)] as const] : [])));
};

/** Committed at once: a page that is closed right after still leaves it behind. */
export const keepDraft = async (person: Person, submission: string, draft: KeptDraft | undefined): Promise<void> => {
  const transaction = (await database()).transaction('drafts', 'readwrite');
  const { store } = transaction;
  const key = keyOf(person, submission);
  const by = person.custodian?.fullName;
  const done = [
    draft ? store.put(by === undefined ? draft : { ...draft, by }, key) : store.delete(key),
    store.delete(earlierKeyOf(person, submission)),
  ];
  transaction.commit();
  await Promise.all([...done, transaction.done]);
};

/** What somebody who held the account before typed at this machine and never sent. */
export type LeftDraft = { readonly key: string; readonly by: string | null; readonly draft: KeptDraft };

export const findLeft = async (person: Person, submission: string): Promise<LeftDraft[]> => {
  const store = await database();
  // The sign behind `/` ends the keys that begin with the account.
  const keys = await store.getAllKeys('drafts', IDBKeyRange.bound(`${person.account}/`, `${person.account}0`));
  const others = keys.filter((key) => {
    const [, custodian, of] = key.split('/');
    return of === submission && custodian !== (person.custodian?.id ?? '-');
  });
  const found = await Promise.all(others.map(async (key) => [key, await store.get('drafts', key)] as const));
  return found.flatMap(([key, kept]) => (kept ? [{ key, by: kept.by ?? null, draft: withoutName(kept) }] : []));
};

/** Lets go of what another left behind. */
export const dropLeft = async (key: string): Promise<void> => (await database()).delete('drafts', key);
