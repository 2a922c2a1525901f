import { sql } from 'kysely';
import type { Db } from '../db/open.ts';

/**
 * Work that waits is cancelled at once; work that is being done is told, and ends when it has heard (`signal`). Returns the state
 * afterwards; nothing where the work had ended already.
 */
export const cancelJob = async (tx: Db, id: number, now: Date): Promise<'cancelled' | 'running' | undefined> => {
  const { rows } = await sql<{ state: 'cancelled' | 'running' }>`
    update job set cancel_asked_at = coalesce(cancel_asked_at, ${now}::timestamptz),
      state = case when state = 'waiting' then 'cancelled' else state end,
      ended_at = case when state = 'waiting' then ${now}::timestamptz end
    where id = ${id} and state in ('waiting', 'running') returning state`.execute(tx);
  return rows[0]?.state;
};
