import { sql } from 'kysely';
import { splitFractions } from '../../forms/rules/stored-figures.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { consolidationAfter } from '../../rounds/rules/after.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import { type Acting, actingOf, recordSteps } from './acting.ts';
import type { Consolidation } from './consolidation-facts.ts';
import { getInReach } from './consolidations.ts';
import { demandConsolidation } from './demand-consolidation.ts';
import { lockConsolidation, lockMembers } from './locks.ts';
import { membersOf, type Total, totalOf } from './members.ts';

/**
 * Signs the total of the accepted members (R22): members at their revisions, figures, digest. Refused when the digest is not
 * that of the totals the signer saw. Where the signer is the verifier, signing is the verification.
 */
export const signConsolidation = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { version: number; digest: string } },
) => {
  await lockConsolidation(call.tx, params.id);
  const consolidation = await getInReach(call, params.id);
  demandConsolidation('sign', consolidation, call);
  demandVersion(body.version, consolidation.version);
  const { total } = await lockedTotal(call.tx, consolidation);
  if (body.digest !== total.digest) throw problem('stale-version', { yours: body.digest, current: total.digest });
  const state = await writeSignature(actingOf(call), consolidation, total);
  await call.audit({
    action: 'consolidation.sign',
    objectType: 'consolidation',
    objectId: consolidation.id,
    unitId: consolidation.unitId,
    before: { state: consolidation.state, version: consolidation.version },
    after: { state, version: consolidation.version + 1, digest: total.digest },
    detail: { digest: total.digest, members: total.members.length },
  });
  return { state, dataVersion: consolidation.version + 1, digest: total.digest };
};

/** The members, held as they are, and their total. */
export const lockedTotal = async (tx: Acting['tx'], consolidation: Consolidation) => {
  const before = await membersOf(tx, consolidation.id);
  await lockMembers(
    tx,
    before.map(({ submission }) => submission),
  );
  const members = await membersOf(tx, consolidation.id);
  return { members, total: await totalOf(tx, consolidation, members) };
};

export const writeSignature = async (acting: Acting, consolidation: Consolidation, total: Total) => {
  const { id, signatureNumber } = consolidation;
  const number = signatureNumber + 1;
  const state = consolidationAfter(consolidation, 'sign');
  const { figures, notApplicable } = total.added;
  const { decimals, fractions } = splitFractions(figures);
  const rows = sql`select ${id}::uuid, ${consolidation.state}, ${state}, ${number}::integer, ${total.digest}`;
  await sql`
    with signed as (
      update consolidation set state = ${state}, version = version + 1, signature_number = ${number}, verified_to = 0, return_reason = null where id = ${id}::uuid
    ), kept as (
      insert into consolidation_signature (consolidation_id, number, members, figures, fractions, not_applicable, digest, signed_by, custodian_id, unit_id, at)
      values (${id}::uuid, ${number}, ${json(total.members)}::jsonb, ${arrayLiteral(decimals)}::numeric[], ${fractions && json(fractions)}::jsonb, ${notApplicable && arrayLiteral(notApplicable)}::boolean[],
        ${total.digest}, ${acting.accountId}::uuid, ${acting.custodianId}::uuid, ${acting.unitId}, ${acting.now}::timestamptz)
    )
    ${recordSteps(acting, { type: 'consolidation', action: 'sign', rows })}`.execute(acting.tx);
  return state;
};
