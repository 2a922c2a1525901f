import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { findSetting, keepSetting } from '../../platform/db/settings.ts';
import { append, type Hash, rootOfEdge } from '../rules/merkle.ts';
import { isRemovable } from '../rules/retention.ts';
import { readCheckpoint, signCheckpoint } from './checkpoint-note.ts';
import { sha256Bytes } from './event-digest.ts';
import { leafOfEvent, readEvents, type StoredEvent } from './event-rows.ts';
import { type Batch, type BatchFile, listBatches, type OutsideLeaf, readBatch, writeBatch } from './outside.ts';
import { type SealPlaces, signingKey } from './signing-key.ts';
import { edgeAt, keepSubtrees } from './tree.ts';

/** Leaves a batch: one file outside, one checkpoint. The embedded database stands still for as long as one takes (0.1 s). */
const MOST = 2_000;
/** An event is committed within a day of getting its id: older ids without a leaf were slipped in, and are `verify`'s to name. */
const LATE_MS = 86_400_000;
const SEALING_LOCK = 7_304_222;

type Sealed = { readonly size: number; readonly lastEventId: number };

const lastSealed = async (tx: Db): Promise<Sealed> => {
  const last = await tx
    .selectFrom('audit_checkpoint')
    .select(['size', 'last_event_id as lastEventId'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last ?? { size: 0, lastEventId: 0 };
};

/** The trail's name in its checkpoints, one for each database. */
const originOf = async (tx: Db): Promise<string> => {
  const known = await findSetting(tx, 'audit_origin');
  if (typeof known === 'string') return known;
  const made = `csdl-dan-toc/${crypto.randomUUID()}`;
  await keepSetting(tx, 'audit_origin', made);
  return made;
};

const unsealed = (tx: Db, now: Date): Promise<StoredEvent[]> =>
  readEvents(
    tx,
    sql`e.id > coalesce((select c.last_event_id from audit_checkpoint c where c.at <= ${new Date(now.getTime() - LATE_MS)}::timestamptz order by c.size desc limit 1), 0)
      and not exists (select 1 from audit_leaf l where l.event_id = e.id)`,
    MOST,
  );

const outsideLeaf = (event: StoredEvent): OutsideLeaf => ({
  eventId: event.id,
  removable: isRemovable(event.action),
  hash: leafOfEvent(event),
});

const insertLeaves = async (tx: Db, from: number, leaves: readonly OutsideLeaf[]): Promise<void> => {
  await sql`insert into audit_leaf (number, event_id, removable, hash)
    select ${from}::bigint + l.place - 1, l.event_id, l.removable, decode(l.hash, 'hex')
    from unnest(${arrayLiteral(leaves.map(({ eventId }) => eventId))}::bigint[], ${arrayLiteral(leaves.map(({ removable }) => removable))}::boolean[],
      ${arrayLiteral(leaves.map(({ hash }) => Buffer.from(hash).toString('hex')))}::text[]) with ordinality as l (event_id, removable, hash, place)`.execute(
    tx,
  );
};

const rootAfter = async (tx: Db, size: number, leaves: readonly OutsideLeaf[]): Promise<Hash> => {
  const edge = await edgeAt(tx, size);
  for (const { hash } of leaves) append(sha256Bytes, edge, hash);
  return rootOfEdge(sha256Bytes, edge);
};

/** Leaves, subtrees and checkpoint of a batch into the database. */
const keepBatch = async (tx: Db, { from, leaves, note }: Batch, last: Sealed): Promise<void> => {
  const checkpoint = readCheckpoint(note);
  const root = await rootAfter(tx, from, leaves);
  if (checkpoint === undefined || !Buffer.from(root).equals(checkpoint.root)) throw new Error(DIFFERS);
  await insertLeaves(tx, from, leaves);
  await keepSubtrees(tx, { from, to: from + leaves.length });
  const lastEventId = leaves.reduce((most, { eventId }) => Math.max(most, eventId), last.lastEventId);
  await tx
    .insertInto('audit_checkpoint')
    .values({ size: checkpoint.size, root, at: new Date(checkpoint.at), last_event_id: lastEventId, note })
    .execute();
};

const DIFFERS =
  'Điểm kiểm chứng nằm ngoài cơ sở dữ liệu không khớp với nhật ký. Chạy "npm run audit -- verify" để biết dòng đầu tiên bị sửa.';
const ELSEWHERE =
  'Thư mục kiểm chứng không có các tệp đã niêm phong của cơ sở dữ liệu này. Đặt AUDIT_DIR về đúng thư mục (các tiến trình phải dùng chung một thư mục và một khóa ký).';

/** A batch that was written outside before a crash kept its commit from happening: it is taken up as it stands, or not at all. */
const adopt = async (tx: Db, file: BatchFile): Promise<Batch> => {
  const batch = readBatch(file);
  if (batch === undefined) throw new Error(DIFFERS);
  const ids = arrayLiteral(batch.leaves.map(({ eventId }) => eventId));
  const events = await readEvents(tx, sql`e.id = any(${ids}::bigint[])`, batch.leaves.length);
  const found = new Map(events.map((event) => [event.id, event]));
  for (const { eventId, hash } of batch.leaves) {
    const event = found.get(eventId);
    if (event === undefined || !Buffer.from(leafOfEvent(event)).equals(hash)) throw new Error(DIFFERS);
  }
  return batch;
};

const freshBatch = async (tx: Db, places: SealPlaces, { size }: Sealed, now: Date): Promise<Batch | undefined> => {
  const events = await unsealed(tx, now);
  if (events.length === 0) return undefined;
  const leaves = events.map(outsideLeaf);
  const origin = await originOf(tx);
  const root = await rootAfter(tx, size, leaves);
  const note = signCheckpoint(
    { origin, size: size + leaves.length, root, at: now.toISOString() },
    signingKey(places, origin),
  );
  const batch = { from: size, leaves, note };
  writeBatch(places.directory, now.toISOString().slice(0, 7), batch);
  return batch;
};

/**
 * Seals the next batch of the trail (R27): gapless numbers, leaves of the RFC 6962 tree, a signed checkpoint. The same lies outside
 * the database, and on the disk, before the caller's transaction commits. Returns how many were sealed; 0 also where another
 * process is sealing.
 */
export const sealNext = async (tx: Db, places: SealPlaces, now: Date): Promise<number> => {
  const { rows } = await sql<{ free: boolean }>`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as free`.execute(tx);
  if (rows[0]?.free !== true) return 0;
  const last = await lastSealed(tx);
  const files = listBatches(places.directory);
  const ahead = files.filter(({ to }) => to > last.size);
  if (last.size > 0 && !files.some(({ to }) => to === last.size)) throw new Error(ELSEWHERE);
  const [next] = ahead;
  if (next !== undefined && next.from !== last.size) throw new Error(DIFFERS);
  const batch = next === undefined ? await freshBatch(tx, places, last, now) : await adopt(tx, next);
  if (batch === undefined) return 0;
  await keepBatch(tx, batch, last);
  return batch.leaves.length;
};
