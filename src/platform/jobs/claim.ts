import { sql } from 'kysely';
import { arrayLiteral } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import { oneLine } from '../text/one-line.ts';
import { lastSlot } from './cron.ts';
import type { Job, JobData } from './job.ts';

export type Claimed = {
  readonly id: number;
  readonly name: string;
  readonly data: JobData;
  readonly attempts: number;
};

/** A process that dies in the midst of a job leaves it to another after this long. */
const LEASE_MS = 600_000;
/** Half a minute, doubled each time: the eighth attempt comes about an hour after the first. */
const PATIENCE_MS = 30_000;
export const MOST_ATTEMPTS = 8;
const KEPT_DAYS = 14;

/**
 * Puts down the slots that have come: the name and the slot are unique, so that of several processes one does it. A row of a slot
 * that is still to come is none of ours, and holds nothing up.
 */
export const putDownSlots = async (db: Db, jobs: readonly Job[], now: Date): Promise<void> => {
  for (const { name, cron } of jobs) {
    const slot = cron === undefined ? undefined : lastSlot(cron, now);
    if (slot === undefined) continue;
    await sql`insert into job (name, slot, run_after, created_at)
      select ${name}, ${slot.toISOString()}, ${now}::timestamptz, ${now}::timestamptz
      where not exists (select 1 from job where name = ${name} and slot >= ${slot.toISOString()} and slot <= ${now.toISOString()})
      on conflict do nothing`.execute(db);
  }
};

/** The next piece of work among these names, for this process alone; the oldest first. */
export const claim = async (db: Db, names: readonly string[], now: Date): Promise<Claimed | undefined> => {
  const { rows } = await sql<Claimed>`
    update job set state = 'running', attempts = attempts + 1, lease_until = ${new Date(now.getTime() + LEASE_MS)}::timestamptz
    where id = (
      select id from job
      where name = any(${arrayLiteral(names)}::text[])
        and ((state = 'waiting' and run_after <= ${now}::timestamptz) or (state = 'running' and lease_until <= ${now}::timestamptz))
      order by run_after, id limit 1 for update skip locked
    ) returning id, name, data, attempts`.execute(db);
  return rows[0];
};

/** Whoever lost the claim meanwhile (its lease ran out) changes nothing any more. */
const ending = (db: Db, { id, attempts }: Claimed) =>
  db.updateTable('job').where('id', '=', id).where('attempts', '=', attempts).where('state', '=', 'running');

export const finish = async (db: Db, claimed: Claimed, now: Date): Promise<void> => {
  await ending(db, claimed).set({ state: 'done', ended_at: now, error: null }).execute();
};

const ADDRESSES = /[^\s<>"']+@[^\s<>"']+/g;

/** What went wrong, on one line; what a mail server says may name its addressee, and that is not kept. */
export const failureText = (error: unknown): string =>
  oneLine((error instanceof Error ? error.message : String(error)).replace(ADDRESSES, '…')).slice(0, 500);

/** Again later, or given up. Returns whether it was given up. */
export const postpone = async (db: Db, claimed: Claimed, error: unknown, now: Date): Promise<boolean> => {
  const text = failureText(error);
  const gone = claimed.attempts >= MOST_ATTEMPTS;
  const later = new Date(now.getTime() + PATIENCE_MS * 2 ** (claimed.attempts - 1));
  await ending(db, claimed)
    .set(gone ? { state: 'failed', ended_at: now, error: text } : { state: 'waiting', run_after: later, error: text })
    .execute();
  return gone;
};

/** What is done is forgotten after a while; the newest slot of each schedule stays, so that it is not put down again. */
export const forgetOld = async (db: Db, now: Date): Promise<void> => {
  const limit = new Date(now.getTime() - KEPT_DAYS * 86_400_000);
  await sql`delete from job j where j.ended_at < ${limit}::timestamptz
    and (j.slot is null or exists (select 1 from job k where k.name = j.name and k.slot > j.slot and k.slot <= ${now.toISOString()}))`.execute(
    db,
  );
};
