import { type CompiledQuery, sql } from 'kysely';
import type { Db } from './open.ts';
import type { PipelinedQuery } from './pipelined.ts';

/** A transaction of the system itself (jobs, commands, the demonstration): it reaches every unit and takes its time. */
export const systemTransaction = <R>(db: Db, work: (tx: Db) => Promise<R>): Promise<R> =>
  db.transaction().execute(async (tx) => {
    const ask = sql`select set_config('app.scope', 'all', true), set_config('statement_timeout', '0', true)`.compile(
      tx,
    );
    const patient: PipelinedQuery = { ...ask, patient: true };
    await tx.executeQuery(patient as CompiledQuery);
    return work(tx);
  });
