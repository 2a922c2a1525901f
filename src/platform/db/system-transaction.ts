import { sql } from 'kysely';
import type { Db } from './open.ts';

/** A transaction of the system itself (jobs, commands, the demonstration): it reaches every unit. */
export const systemTransaction = <R>(db: Db, work: (tx: Db) => Promise<R>): Promise<R> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('app.scope', 'all', true)`.execute(tx);
    return work(tx);
  });
