import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';

/**
 * The round of a correction or withdrawal, then the request itself: whatever changes approved figures of one round follows one another. The
 * same order as everywhere, round → consolidation → submission; the request comes last.
 */
export const lockCorrection = async (tx: Db, id: string): Promise<void> => {
  await sql`select 1 from round r where r.id = (
    select s.round_id from correction c join submission s on s.id = c.submission_id where c.id = ${id}::uuid) for update of r`.execute(
    tx,
  );
  await sql`select 1 from submission s where s.id = (select c.submission_id from correction c where c.id = ${id}::uuid) for update of s`.execute(
    tx,
  );
  await sql`select 1 from correction where id = ${id}::uuid for update`.execute(tx);
};

export const lockWithdrawal = async (tx: Db, id: string): Promise<void> => {
  await sql`select 1 from round r where r.id = (select w.round_id from withdrawal w where w.id = ${id}::uuid) for update of r`.execute(
    tx,
  );
  await sql`
    select 1 from consolidation c join withdrawal w on w.round_id = c.round_id and w.id = ${id}::uuid order by c.id for update of c`.execute(
    tx,
  );
  await sql`select 1 from withdrawal where id = ${id}::uuid for update`.execute(tx);
};

/** The round of a sheet: approved and not withdrawn while somebody asks. */
export const holdRoundOf = async (tx: Db, submissionId: string): Promise<void> => {
  await sql`select 1 from round r where r.id = (select s.round_id from submission s where s.id = ${submissionId}::uuid) for share of r`.execute(
    tx,
  );
};
