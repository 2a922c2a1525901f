import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';

/**
 * Everything is locked in one order, round → consolidation → submission, so that no two steps can wait for each other.
 * A decision on the way holds the round for sharing: none is approved while somebody moves what it rests on.
 */
export const lockRoundOf = async (tx: Db, submissionId: string): Promise<void> => {
  await sql`select 1 from round r where r.id = (select s.round_id from submission s where s.id = ${submissionId}::uuid) for share of r`.execute(
    tx,
  );
  await sql`
    select 1 from consolidation c join submission s on s.round_id = c.round_id and s.id = ${submissionId}::uuid
    where c.unit_id in (select uc.ancestor_id from unit_closure uc where uc.descendant_id = s.subject_unit_id) order by c.id for update of c`.execute(
    tx,
  );
};

/**
 * The round of a consolidation for sharing, then the consolidation itself. Where the last verification approves, the round is held for update
 * at once: two that shared it and then both wanted more would wait for each other.
 */
export const lockConsolidation = async (tx: Db, id: string): Promise<void> => {
  await sql`
    select 1 from round r where r.id = (select c.round_id from consolidation c where c.id = ${id}::uuid) and r.ends_at_verifier for update of r`.execute(
    tx,
  );
  await sql`select 1 from round r where r.id = (select c.round_id from consolidation c where c.id = ${id}::uuid) for share of r`.execute(
    tx,
  );
  await sql`select 1 from consolidation where id = ${id}::uuid for update`.execute(tx);
};

/** A round with all that its approval will lock. */
export const lockRound = async (tx: Db, id: string): Promise<void> => {
  await sql`select 1 from round where id = ${id}::uuid for update`.execute(tx);
  await sql`select 1 from consolidation where round_id = ${id}::uuid order by id for update`.execute(tx);
  await sql`select 1 from submission where round_id = ${id}::uuid order by id for share`.execute(tx);
};

/** Locks the member sheets, so that none changes before the signature is written. */
export const lockMembers = async (tx: Db, ids: readonly string[]): Promise<void> => {
  await sql`select 1 from submission where id = any(${arrayLiteral(ids)}::uuid[]) order by id for share`.execute(tx);
};

/** Sheets that will change, each held from the start: two who share them first and then both want to write would wait for each other. */
export const lockSheets = async (tx: Db, ids: readonly string[]): Promise<void> => {
  await sql`select 1 from submission where id = any(${arrayLiteral(ids)}::uuid[]) order by id for update`.execute(tx);
};
