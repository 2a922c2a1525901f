import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';

/**
 * Everything is locked in one order, approval → consolidation → submission, so that no two steps can wait for each other.
 * A decision on the way holds the approval for sharing: none is given while somebody moves what it rests on.
 */
export const lockRoundOf = async (tx: Db, submissionId: string): Promise<void> => {
  await sql`select 1 from approval a where (a.form_id, a.period) = (select s.form_id, s.period from submission s where s.id = ${submissionId}::uuid) for share of a`.execute(
    tx,
  );
  await sql`
    select 1 from consolidation c join submission s on s.form_id = c.form_id and s.period = c.period and s.id = ${submissionId}::uuid
    where c.unit_id in (select uc.ancestor_id from unit_closure uc where uc.descendant_id = s.subject_unit_id) order by c.id for update of c`.execute(
    tx,
  );
};

/** The approval above a consolidation for sharing, then the consolidation itself. */
export const lockConsolidation = async (tx: Db, id: string): Promise<void> => {
  await sql`select 1 from approval a where (a.form_id, a.period) = (select c.form_id, c.period from consolidation c where c.id = ${id}::uuid) for share of a`.execute(
    tx,
  );
  await sql`select 1 from consolidation where id = ${id}::uuid for update`.execute(tx);
};

/** An approval with all that it will lock. */
export const lockApproval = async (tx: Db, id: string): Promise<void> => {
  await sql`select 1 from approval where id = ${id}::uuid for update`.execute(tx);
  await sql`select 1 from consolidation c join approval a on a.form_id = c.form_id and a.period = c.period where a.id = ${id}::uuid order by c.id for update of c`.execute(
    tx,
  );
  await sql`select 1 from submission s join approval a on a.form_id = s.form_id and a.period = s.period where a.id = ${id}::uuid order by s.id for share of s`.execute(
    tx,
  );
};

/** Members stay as they are until the signature on them stands. */
export const lockMembers = async (tx: Db, ids: readonly string[]): Promise<void> => {
  await sql`select 1 from submission where id = any(${arrayLiteral(ids)}::uuid[]) order by id for share`.execute(tx);
};
