import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { Loaded } from '../../submissions/server/index.ts';
import { amendedDigest, amendmentsOf } from './amendments.ts';
import { approvalDigest } from './approve.ts';
import { memberOf } from './consolidation-facts.ts';
import { membersOf, totalOf } from './members.ts';

type Cause =
  | { readonly cause: 'corrected'; readonly correctionId: string }
  | { readonly cause: 'withdrawn' | 'put-back'; readonly withdrawalId: string };
type Standing = { readonly id: string; readonly amendments: number; readonly digest: string };
type Amendment = { readonly type: 'consolidation' | 'approval'; readonly before: Standing; readonly after: string };

/**
 * What a granted correction or withdrawal of a sheet does above it: each consolidation that holds the sheet, and the approval, get an
 * amendment with their digest before and after; they are not reopened. Answers the digest of the approval as it stands then. The caller
 * holds the round, so that amendments follow each other.
 */
export const amendAbove = async (tx: Db, sheet: Loaded, cause: Cause, now: Date): Promise<string> => {
  for (const before of await consolidationsAbove(tx, sheet)) {
    const total = await totalOf(tx, { ...sheet, unitId: before.unitId }, await membersOf(tx, before.id));
    await write(tx, { type: 'consolidation', before, after: total.digest }, sheet, cause, now);
  }
  const after = await approvalDigest(tx, { id: sheet.roundId, formCode: sheet.formCode, period: sheet.period });
  await write(tx, { type: 'approval', before: await approvalOf(tx, sheet), after }, sheet, cause, now);
  return after;
};

const consolidationsAbove = async (tx: Db, { id }: Loaded): Promise<(Standing & { unitId: number })[]> => {
  const { rows } = await sql<Standing & { unitId: number }>`
    select c.id, c.unit_id as "unitId", ${amendmentsOf('consolidation', sql`c.id`)} as amendments, coalesce(${amendedDigest('consolidation', sql`c.id`)}, g.digest) as digest
    from consolidation c join round r on r.id = c.round_id
    join submission s on s.id = ${id}::uuid and ${memberOf}
    join consolidation_signature g on g.consolidation_id = c.id and g.number = c.signature_number order by c.id`.execute(
    tx,
  );
  return rows;
};

const approvalOf = async (tx: Db, { roundId }: Loaded): Promise<Standing> => {
  const { rows } = await sql<Standing>`
    select r.id, ${amendmentsOf('approval', sql`r.id`)} as amendments, coalesce(${amendedDigest('approval', sql`r.id`)}, r.digest, '') as digest
    from round r where r.id = ${roundId}::uuid`.execute(tx);
  return rows[0] ?? { id: roundId, amendments: 0, digest: '' };
};

const write = async (
  tx: Db,
  { type, before, after }: Amendment,
  { id }: Loaded,
  cause: Cause,
  now: Date,
): Promise<void> => {
  await tx
    .insertInto('amendment')
    .values({
      object_type: type,
      object_id: before.id,
      number: before.amendments + 1,
      cause: cause.cause,
      submission_id: id,
      correction_id: cause.cause === 'corrected' ? cause.correctionId : null,
      withdrawal_id: cause.cause === 'corrected' ? null : cause.withdrawalId,
      digest_before: before.digest,
      digest_after: after,
      at: now,
    })
    .execute();
};
