import { sql } from 'kysely';
import { columnsOf } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { OpenedRound } from '../../rounds/server/index.ts';

/** What every unit owes in these rounds, as they were planned: an empty draft each. Answers how many there are. */
export const openSheets = async (tx: Db, rounds: readonly OpenedRound[]): Promise<number> => {
  const rows = rounds.flatMap(({ id, required, submissions }) => submissions.map((one) => ({ ...one, id, required })));
  const column = columnsOf(rows);
  await sql`
    insert into submission (round_id, required, reporter_unit_id, subject_unit_id)
    select * from unnest(${column((r) => r.id)}::uuid[], ${column((r) => r.required)}::integer[], ${column((r) => r.reporterId)}::integer[],
      ${column((r) => r.subjectId)}::integer[])`.execute(tx);
  return rows.length;
};
