import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { handled } from '../../platform/db/pipelined.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { append, type Edge, rootOfEdge } from '../rules/merkle.ts';
import { type Checkpoint, isSignedBy, readCheckpoint } from './checkpoint-note.ts';
import { sha256Bytes } from './event-digest.ts';
import { type Batch, type BatchFile, listBatches, PUBLIC_KEY_FILE, readBatch } from './outside.ts';
import { checkEntries, type Finding, type Look, type Rows, rowsOf } from './verify-entries.ts';
import {
  checkSealTables,
  checkStrayLeaves,
  checkUnsealed,
  type KeptSeal,
  readSeal,
  removalsTold,
} from './verify-seal.ts';

export type Verdict = {
  readonly finding?: Finding;
  /** Entries under the seal, of which some were removed after their term; entries not yet sealed. */
  readonly sealed: number;
  readonly removed: number;
  readonly unsealed: number;
  readonly checkpoints: number;
  /** The last signed state, in full. */
  readonly note?: string;
};

type Wish = {
  readonly db: Db;
  readonly directory: string;
  readonly now: Date;
  /** The public key as it was noted elsewhere; the directory's own where none is given. */
  readonly publicKey?: string;
  /** A checkpoint that was kept elsewhere (mailed, copied): its state must be one that the trail went through. */
  readonly keptNote?: string;
  readonly onProgress?: (checked: number) => void;
};

/** A batch outside, if the file is one, and what the database has of it. */
type Found = { readonly batch: Batch; readonly stored: Promise<Stored> };
type Stored = { readonly rows: Rows; readonly seal: KeptSeal };
type Opened = Found & { readonly checkpoint: Checkpoint };

const readOnly = <R>(db: Db, work: (tx: Db) => Promise<R>): Promise<R> =>
  systemTransaction(db, async (tx) => {
    await sql`set transaction read only`.execute(tx);
    return work(tx);
  });

/** The next file: follows the one before, is whole, signed, and its root is that of all leaves so far. */
const openFile = (file: BatchFile, found: Found | undefined, edge: Edge, publicKey: string): Opened | Finding => {
  if (file.from !== edge.size) return { kind: 'outside', number: edge.size, other: file.path };
  const checkpoint = found && readCheckpoint(found.batch.note);
  if (found === undefined || checkpoint === undefined || checkpoint.size !== file.to)
    return { kind: 'outside', number: file.from, other: file.path };
  const { batch } = found;
  for (const { hash } of batch.leaves) append(sha256Bytes, edge, hash);
  const rootFits = Buffer.compare(rootOfEdge(sha256Bytes, edge), checkpoint.root) === 0;
  if (!rootFits || !isSignedBy(batch.note, publicKey))
    return { kind: 'signature', number: file.from, other: file.path };
  return { ...found, checkpoint };
};

const sizeInDatabase = async (tx: Db): Promise<number> =>
  (await tx.selectFrom('audit_checkpoint').select('size').orderBy('size', 'desc').limit(1).executeTakeFirst())?.size ??
  0;

/** Whether a note kept elsewhere is signed, and which state it tells of. */
const openKept = (keptNote: string | undefined, publicKey: string): Checkpoint | Finding | undefined => {
  if (keptNote === undefined) return undefined;
  const checkpoint = readCheckpoint(keptNote);
  return checkpoint !== undefined && isSignedBy(keptNote, publicKey) ? checkpoint : { kind: 'note' };
};

const find = (look: Look, file: BatchFile | undefined): Found | undefined => {
  const batch = file && readBatch(file);
  if (batch === undefined) return undefined;
  const stored = look(async (tx) => ({ rows: await rowsOf(tx, batch), seal: await readSeal(tx, batch) }));
  // Nobody comes for it where the batch before is wrong.
  return { batch, stored: handled(stored) };
};

const publicKeyIn = (directory: string): string => {
  const file = join(directory, PUBLIC_KEY_FILE);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

/**
 * Checks the whole trail against what lies outside the database (R27): every event's digest and leaf, the order, the tables of the
 * seal, every root and signature, and what has no leaf. Reads only, a batch at a time, the next one while this one is checked. The first
 * wrong entry ends it.
 */
export const verifyTrail = async ({ db, directory, now, publicKey, keptNote, onProgress }: Wish): Promise<Verdict> => {
  const edge: Edge = { size: 0, peaks: [] };
  const inDatabase = await readOnly(db, sizeInDatabase);
  const files = listBatches(directory);
  const key = publicKey ?? publicKeyIn(directory);
  const kept = openKept(keptNote, key);
  let [removed, lastEvent, note] = [0, 0, ''];
  const verdict = (finding: Finding | undefined, unsealed = 0): Verdict => ({
    ...(finding ? { finding } : {}),
    ...(note ? { note } : {}),
    sealed: edge.size,
    removed,
    unsealed,
    checkpoints: files.length,
  });
  if (kept !== undefined && 'kind' in kept) return verdict(kept);
  let keptIsThere = kept === undefined;
  // Tables of the seal that do not fit are told where no event is wrong: whoever changed an event rebuilt them too.
  let seal: Finding | undefined;
  const look: Look = (work) => readOnly(db, work);
  let ahead = find(look, files[0]);
  for (const [at, file] of files.entries()) {
    const opened = openFile(file, ahead, edge, key);
    if ('kind' in opened) return verdict(opened);
    const { batch, checkpoint } = opened;
    const stored = await opened.stored;
    ahead = find(look, files[at + 1]);
    const checked = await checkEntries({ look, files }, batch, stored.rows, { sealedAt: checkpoint.at, now });
    if (checked.finding) return verdict(checked.finding);
    // A batch that a crash left outside before its commit is taken up by the next run.
    const pending = file.from >= inDatabase && file === files.at(-1);
    seal ??= pending ? undefined : await checkSealTables(look, batch, stored.seal);
    if (kept?.size === checkpoint.size) keptIsThere = Buffer.compare(kept.root, checkpoint.root) === 0;
    removed += checked.removed;
    lastEvent = batch.leaves.reduce((most, { eventId }) => Math.max(most, eventId), lastEvent);
    note = batch.note;
    onProgress?.(edge.size);
  }
  if (seal) return verdict(seal);
  if (inDatabase > edge.size) return verdict({ kind: 'outside', number: edge.size });
  if (kept !== undefined && !keptIsThere) return verdict({ kind: 'note', number: kept.size - 1 });
  const stray = await readOnly(db, checkStrayLeaves);
  if (stray) return verdict(stray);
  if (removed > (await readOnly(db, removalsTold))) return verdict({ kind: 'missing' });
  const { finding, unsealed } = await readOnly(db, (tx) => checkUnsealed(tx, lastEvent, now));
  return verdict(finding, unsealed);
};
