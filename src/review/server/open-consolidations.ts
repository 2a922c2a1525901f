import { sql } from 'kysely';
import { columnsOf } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { OpenedRound } from '../../rounds/server/index.ts';

/** The totals that will be signed in these rounds, as they were planned. */
export const openConsolidations = async (tx: Db, rounds: readonly OpenedRound[]): Promise<void> => {
  const rows = rounds.flatMap(({ id, consolidations }) => consolidations.map((unit) => ({ id, unit })));
  const column = columnsOf(rows);
  await sql`
    insert into consolidation (round_id, unit_id)
    select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.unit)}::integer[])`.execute(tx);
};
