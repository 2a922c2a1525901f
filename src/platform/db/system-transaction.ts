import { sql } from 'kysely';
import type { Db } from './open.ts';

/** A transaction of the system itself (jobs, commands, the demonstration): it reaches every unit and takes its time. */
export const systemTransaction = <R>(db: Db, work: (tx: Db) => Promise<R>): Promise<R> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('app.scope', 'all', true), set_config('statement_timeout', '0', true)`.execute(tx);
    return work(tx);
  });
