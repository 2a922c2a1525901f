import { sql } from 'kysely';
import { arrayLiteral } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import { lastSlot } from './cron.ts';
import type { Job, JobData, Progress } from './job.ts';

export type Claimed = {
  readonly id: number;
  readonly name: string;
  readonly data: JobData;
  readonly attempts: number;
  readonly askedBy: string | null;
};

/**
 * Puts down the slots that have come: the name and the slot are unique, so that of several processes one does it. A row of a slot
 * that is still to come is none of ours, and holds nothing up.
 */
export const putDownSlots = async (db: Db, jobs: readonly Job[], now: Date): Promise<void> => {
  for (const { name, cron, title, cancellable = false } of jobs) {
    const slot = cron === undefined ? undefined : lastSlot(cron, now);
    if (slot === undefined) continue;
    await sql`insert into job (name, title, cancellable, slot, run_after, created_at)
      select ${name}, ${title}, ${cancellable}::boolean, ${slot.toISOString()}, ${now}::timestamptz, ${now}::timestamptz
      where not exists (select 1 from job where name = ${name} and slot >= ${slot.toISOString()} and slot <= ${now.toISOString()})
      on conflict do nothing`.execute(db);
  }
};

/** What was cancelled while its process died is not taken up again. */
export const endCancelled = async (db: Db, names: readonly string[], now: Date): Promise<void> => {
  await sql`update job set state = 'cancelled', ended_at = ${now}::timestamptz
    where name = any(${arrayLiteral(names)}::text[]) and state = 'running' and lease_until <= ${now}::timestamptz and cancel_asked_at is not null`.execute(
    db,
  );
};

/** The next piece of work among these names, for this process alone; the oldest first. */
export const claim = async (
  db: Db,
  names: readonly string[],
  now: Date,
  leaseMs: number,
): Promise<Claimed | undefined> => {
  const { rows } = await sql<Claimed>`
    update job set state = 'running', attempts = attempts + 1, started_at = ${now}::timestamptz, beat_at = ${now}::timestamptz,
      lease_until = ${new Date(now.getTime() + leaseMs)}::timestamptz, progress_done = null, progress_of = null, progress_words = null
    where id = (
      select id from job
      where name = any(${arrayLiteral(names)}::text[])
        and ((state = 'waiting' and run_after <= ${now}::timestamptz) or (state = 'running' and lease_until <= ${now}::timestamptz))
      order by run_after, id limit 1 for update skip locked
    ) returning id, name, data, attempts, asked_by as "askedBy"`.execute(db);
  return rows[0];
};

/** Whoever lost the claim meanwhile (its lease ran out) changes nothing any more. */
const held = (db: Db, { id, attempts }: Claimed) =>
  db.updateTable('job').where('id', '=', id).where('attempts', '=', attempts).where('state', '=', 'running');

const columnsOf = (progress: Progress | undefined) =>
  progress
    ? {
        progress_done: Math.max(0, Math.min(progress.done, progress.of)),
        progress_of: progress.of,
        progress_words: progress.words?.slice(0, 200) ?? null,
      }
    : {};

/** Whether the claim still stands, and whether somebody wants the work cancelled. */
export type Standing = 'held' | 'cancelled' | 'lost';

/** The process is alive and at work: its lease begins anew, and what it has done so far is written down. */
export const renew = async (
  db: Db,
  claimed: Claimed,
  {
    now,
    leaseMs,
    progress,
  }: { readonly now: Date; readonly leaseMs: number; readonly progress?: Progress | undefined },
): Promise<Standing> => {
  const row = await held(db, claimed)
    .set({ beat_at: now, lease_until: new Date(now.getTime() + leaseMs), ...columnsOf(progress) })
    .returning('cancel_asked_at as cancelAskedAt')
    .executeTakeFirst();
  if (!row) return 'lost';
  return row.cancelAskedAt === null ? 'held' : 'cancelled';
};

/** How a piece of work ends, or goes on later. */
export type Ending =
  | { readonly state: 'done' | 'cancelled' }
  | { readonly state: 'failed'; readonly error: string }
  | { readonly state: 'waiting'; readonly after: Date; readonly error: string }
  /** The process stops: somebody else goes on at once, and the attempt does not count. */
  | { readonly state: 'released' };

const changeOf = (ending: Ending, { attempts }: Claimed, now: Date) => {
  switch (ending.state) {
    case 'released':
      return { state: 'waiting', run_after: now, attempts: attempts - 1, lease_until: null } as const;
    case 'waiting':
      return { state: 'waiting', run_after: ending.after, error: ending.error } as const;
    case 'failed':
      return { state: 'failed', ended_at: now, error: ending.error } as const;
    default:
      return { state: ending.state, ended_at: now, error: null } as const;
  }
};

export const end = async (db: Db, claimed: Claimed, ending: Ending, now: Date): Promise<void> => {
  await held(db, claimed)
    .set(changeOf(ending, claimed, now))
    .execute();
};

/** So long pages show what was done. */
export const KEPT_DAYS = 14;

/** What is done is forgotten after a while; the newest slot of each schedule stays, so that it is not put down again. */
export const forgetOld = async (db: Db, now: Date): Promise<void> => {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await sql`delete from job j where j.ended_at < ${limit}::timestamptz
    and (j.slot is null or exists (select 1 from job k where k.name = j.name and k.slot > j.slot and k.slot <= ${now.toISOString()}))`.execute(
    db,
  );
};
