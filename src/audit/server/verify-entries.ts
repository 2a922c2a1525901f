import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { RETENTION_FLOOR_MONTHS, removableBefore } from '../rules/retention.ts';
import { eventDigest, leafOf } from './event-digest.ts';
import { readEvents, type StoredEvent } from './event-rows.ts';
import { type Batch, type BatchFile, type OutsideLeaf, readBatch } from './outside.ts';

/** The first entry that is not as it was sealed. */
export type Finding = {
  readonly kind:
    | 'altered'
    | 'missing'
    | 'inserted'
    | 'swapped'
    | 'cut-off'
    | 'seal'
    | 'outside'
    | 'signature'
    | 'stopped'
    | 'left'
    | 'note';
  /** Its place in the tree, from 0; none for what was never sealed. */
  readonly number?: number;
  readonly event?: { readonly id: number; readonly at?: string; readonly action?: string };
  /** How many wait with it. */
  readonly count?: number;
  /** The other one of two that were swapped, or the file in question. */
  readonly other?: string;
};

export type Rows = ReadonlyMap<number, StoredEvent>;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
const shown = ({ id, at, action }: StoredEvent) => ({ id, at, action });
const sealedAs = (event: StoredEvent, { eventId, hash }: OutsideLeaf): boolean =>
  eventDigest(event) === event.digest && same(leafOf({ ...event, id: eventId }), hash);

/** The events of a batch, by id: a few strangers between them are read along. */
export const rowsOf = async (tx: Db, { leaves }: Batch): Promise<Rows> => {
  const ids = leaves.map(({ eventId }) => eventId);
  const [lowest, highest] = [ids.reduce((a, b) => Math.min(a, b)), ids.reduce((a, b) => Math.max(a, b))];
  const rows = await readEvents(tx, sql`e.id between ${lowest} and ${highest}`, ids.length * 4 + 1000);
  return new Map(rows.map((row) => [row.id, row]));
};

type Place = { readonly number: number; readonly leaf: OutsideLeaf; readonly rows: Rows };
/** A look into the database, in a transaction of its own. */
export type Look = <R>(work: (tx: Db) => Promise<R>) => Promise<R>;
type Search = {
  readonly look: Look;
  readonly files: readonly BatchFile[];
};

/** Where else the content that now stands here was sealed. */
const findOrigin = (event: StoredEvent, files: readonly BatchFile[]): OutsideLeaf | undefined => {
  for (const file of files)
    for (const leaf of readBatch(file)?.leaves ?? [])
      if (leaf.eventId !== event.id && sealedAs(event, leaf)) return leaf;
  return undefined;
};

/** What happened to an entry whose content is not what was sealed. */
const explain = async (
  { look, files }: Search,
  { number, leaf, rows }: Place,
  event: StoredEvent,
): Promise<Finding> => {
  const origin = findOrigin(event, files);
  if (origin !== undefined) {
    const [there] = await look((tx) => readEvents(tx, sql`e.id = ${origin.eventId}`, 1));
    const swapped = there !== undefined && sealedAs(there, leaf);
    return { kind: swapped ? 'swapped' : 'missing', number, event: shown(event), other: String(origin.eventId) };
  }
  const pushedOn = [...rows.values()].some((row) => row.id > event.id && sealedAs(row, leaf));
  return { kind: pushedOn ? 'inserted' : 'altered', number, event: shown(event) };
};

const absent = async ({ look }: Search, { number, leaf }: Place): Promise<Finding> => {
  const [later] = await look((tx) => readEvents(tx, sql`e.id > ${leaf.eventId}`, 1));
  return { kind: later === undefined ? 'cut-off' : 'missing', number, event: { id: leaf.eventId } };
};

/** Whether an event may be gone: of the removable kind, and sealed longer ago than the legal floor. */
const mayBeGone = ({ removable }: OutsideLeaf, sealedAt: string, now: Date): boolean =>
  removable && new Date(sealedAt) < removableBefore(now, RETENTION_FLOOR_MONTHS);

export type Checked = { readonly finding?: Finding; readonly removed: number };

/** Each event of a batch against the leaves outside; stops at the first that differs. */
export const checkEntries = async (
  search: Search,
  { from, leaves }: Batch,
  rows: Rows,
  { sealedAt, now }: { readonly sealedAt: string; readonly now: Date },
): Promise<Checked> => {
  let removed = 0;
  for (const [index, leaf] of leaves.entries()) {
    // Lets what is read for the next batch come in meanwhile.
    if (index % 250 === 249) await setImmediate();
    const place = { number: from + index, leaf, rows };
    const event = rows.get(leaf.eventId);
    if (event === undefined && !mayBeGone(leaf, sealedAt, now))
      return { finding: await absent(search, place), removed };
    if (event === undefined) removed += 1;
    else if (!sealedAs(event, leaf)) return { finding: await explain(search, place, event), removed };
  }
  return { removed };
};
