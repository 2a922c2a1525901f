import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { eventDigest } from './event-digest.ts';
import { readEvents } from './event-rows.ts';
import type { Batch } from './outside.ts';
import type { Finding, Look } from './verify-entries.ts';

/** The seal of a batch as the database keeps it. */
export type KeptSeal = {
  readonly rows: readonly { readonly number: number; readonly event_id: number; readonly hash: Uint8Array }[];
  readonly note: string | undefined;
};

export const readSeal = async (tx: Db, { from, leaves }: Batch): Promise<KeptSeal> => {
  const to = from + leaves.length;
  const rows = await tx
    .selectFrom('audit_leaf')
    .select(['number', 'event_id', 'hash'])
    .where('number', '>=', from)
    .where('number', '<', to)
    .execute();
  const checkpoint = await tx.selectFrom('audit_checkpoint').select('note').where('size', '=', to).executeTakeFirst();
  return { rows, note: checkpoint?.note };
};

/** The seal as the database keeps it, against the batch outside. */
export const checkSealTables = async (
  look: Look,
  { from, leaves, note }: Batch,
  seal: KeptSeal,
): Promise<Finding | undefined> => {
  const kept = new Map(seal.rows.map((row) => [row.number, row]));
  const known = new Set(leaves.map(({ eventId }) => eventId));
  for (const [index, { eventId, hash }] of leaves.entries()) {
    const number = from + index;
    const row = kept.get(number);
    if (row !== undefined && row.event_id === eventId && Buffer.compare(row.hash, hash) === 0) continue;
    return row !== undefined && !known.has(row.event_id)
      ? { kind: 'inserted', number, event: await look((tx) => named(tx, row.event_id)) }
      : { kind: 'seal', number, event: await look((tx) => named(tx, eventId)) };
  }
  return seal.note === note ? undefined : { kind: 'seal', number: from + leaves.length - 1 };
};

const named = async (tx: Db, id: number) => {
  const [event] = await readEvents(tx, sql`e.id = ${id}`, 1);
  return event === undefined ? { id } : { id, at: event.at, action: event.action };
};

/**
 * Leaves that no batch brought: a number outside the tree, or more of them than its size. One such row would keep its event, or the
 * whole trail, from being sealed. Numbers inside the tree are compared with the outside one by one. One statement, since batches are
 * sealed meanwhile.
 */
export const checkStrayLeaves = async (tx: Db): Promise<Finding | undefined> => {
  const { rows } = await sql<{ number: number; eventId: number }>`
    select number, event_id as "eventId" from audit_leaf
    where number < 0 or number >= (select coalesce(max(size), 0) from audit_checkpoint) order by number limit 1`.execute(
    tx,
  );
  const [stray] = rows;
  if (stray !== undefined) return { kind: 'seal', number: stray.number, event: await named(tx, stray.eventId) };
  const { rows: counts } = await sql<{ fits: boolean }>`
    select (select count(*) from audit_leaf) = (select coalesce(max(size), 0) from audit_checkpoint) as fits`.execute(
    tx,
  );
  return counts[0]?.fits === true ? undefined : { kind: 'seal' };
};

/** The job that seals, by its name in the table of jobs. */
export const SEALING_JOB = 'audit-seal';

/** Sealing comes every five minutes: an event that waited for twelve slots is not going to be sealed. */
const SEALING_STOPPED_MS = 12 * 300_000;

/** Nobody takes this long between writing an event and committing it. */
const LATE = sql`interval '10 minutes'`;

/** Below this id everything had to be sealed a day ago. */
const longSealed = async (tx: Db, now: Date): Promise<number> =>
  (
    await tx
      .selectFrom('audit_checkpoint')
      .select('last_event_id as id')
      .where('at', '<=', new Date(now.getTime() - 86_400_000))
      .orderBy('size', 'desc')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? 0;

/**
 * Whether a server was cut off and has not run since, so that nothing but its last minutes is unsealed: every server puts down a piece
 * of work for the seal each five minutes, whether the seal succeeds or not.
 */
const wasCutOff = async (tx: Db, firstWaiting: string, now: Date): Promise<boolean> => {
  const last = await tx
    .selectFrom('job')
    .select('created_at')
    .where('name', '=', SEALING_JOB)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  const ranUntil = last?.created_at.getTime() ?? Number.POSITIVE_INFINITY;
  return (
    ranUntil < now.getTime() - SEALING_STOPPED_MS && ranUntil - new Date(firstWaiting).getTime() < SEALING_STOPPED_MS
  );
};

/**
 * Events without a leaf: new ones are sealed by the next run; one that the database took well before the last sealed ones was slipped
 * in afterwards. Their own digests must fit too. One that waits for longer than an hour says that sealing has
 * stopped (`stopped`), or, where no server ran meanwhile, that it was cut off (`left`).
 */
export const checkUnsealed = async (
  tx: Db,
  lastSealedEvent: number,
  now: Date,
): Promise<{ finding?: Finding; unsealed: number }> => {
  const without = sql`not exists (select 1 from audit_leaf l where l.event_id = e.id)`;
  const [slipped] = await readEvents(
    tx,
    sql`${without} and (e.recorded_at < (select o.recorded_at from audit_event o where o.id = ${lastSealedEvent}) - ${LATE} or e.id < ${await longSealed(tx, now)})`,
    1,
  );
  if (slipped !== undefined) return { finding: { kind: 'inserted', event: slipped }, unsealed: 0 };
  const waitedSince = new Date(now.getTime() - SEALING_STOPPED_MS);
  const [waiting] = await readEvents(tx, sql`${without} and e.recorded_at < ${waitedSince}::timestamptz`, 1);
  const kind = waiting && (await wasCutOff(tx, waiting.recordedAt, now)) ? 'left' : 'stopped';
  let unsealed = 0;
  for (let after = 0; ; ) {
    const events = await readEvents(tx, sql`${without} and e.id > ${after}`, 10_000);
    const wrong = events.find((event) => eventDigest(event) !== event.digest);
    if (wrong !== undefined) return { finding: { kind: 'altered', event: wrong }, unsealed };
    unsealed += events.length;
    const last = events.at(-1);
    if (last === undefined || events.length < 10_000)
      return waiting === undefined ? { unsealed } : { finding: { kind, event: waiting, count: unsealed }, unsealed };
    after = last.id;
  }
};

/** How many events the retention job says it removed (its own lines are never removed). */
export const removalsTold = async (tx: Db): Promise<number> => {
  const { rows } = await sql<{ told: number }>`
    select coalesce(sum((detail ->> 'count')::integer), 0)::integer as told from audit_event where action = 'audit.remove'`.execute(
    tx,
  );
  return rows[0]?.told ?? 0;
};
