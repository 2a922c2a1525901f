import { sql } from 'kysely';
import { splitFractions } from '../../forms/rules/stored-figures.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import { consolidationAfter } from '../../rounds/rules/after.ts';
import { type Acting, actingOf, recordSteps } from '../../rounds/server/index.ts';
import type { SentAt } from '../../submissions/server/index.ts';
import { approveWhereItEnds } from './approve.ts';
import type { Consolidation } from './consolidation-facts.ts';
import { getInReach } from './consolidations.ts';
import { demandConsolidation } from './demand-consolidation.ts';
import { demandTotalSeen, seenOfConsolidation } from './demand-seen.ts';
import { lockConsolidation, lockMembers } from './locks.ts';
import { membersOf, standingDigest, type Total, totalOf } from './members.ts';

/**
 * Signs the total of the accepted members (R22): members at their revisions, figures, digest. Refused where it is not what the signer
 * saw. Where the signer is the verifier, signing is the verification.
 */
export const signConsolidation = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string; sheets?: SentAt[] } },
) => {
  await lockConsolidation(call.tx, params.id);
  const consolidation = await getInReach(call, params.id);
  demandConsolidation('sign', consolidation, call);
  const { total } = await totalAsSeen(call, consolidation, body);
  const state = await writeSignature(actingOf(call), consolidation, total);
  await call.audit({
    action: 'consolidation.sign',
    objectType: 'consolidation',
    objectId: consolidation.id,
    unitId: consolidation.unitId,
    before: { state: consolidation.state, version: consolidation.version },
    after: { state, version: consolidation.version + 1, digest: total.digest },
    detail: { digest: total.digest, members: total.members.length, seen: body.seen },
  });
  if (state === 'verified') await approveWhereItEnds(call, consolidation.roundId, body.seen);
  return { state, dataVersion: consolidation.version + 1, digest: total.digest };
};

/** The total, its members held as they are; refused where it is not what the person saw. */
export const totalAsSeen = async (
  { tx }: Pick<Call, 'tx'>,
  consolidation: Consolidation,
  { seen, sheets }: { readonly seen: string; readonly sheets?: readonly SentAt[] },
) => {
  const summed = await lockedTotal(tx, consolidation);
  const shown = sheets ?? signedSheets(consolidation);
  await demandTotalSeen({ tx }, { seen, shown }, seenOfConsolidation(consolidation, summed), summed);
  return summed;
};

/** What the signature that stands was made of. */
const signedSheets = ({ signature }: Consolidation): SentAt[] | undefined =>
  signature?.members.map((one) => ({ ...one }));

const lockedTotal = async (tx: Acting['tx'], consolidation: Consolidation) => {
  const before = await membersOf(tx, consolidation.id);
  await lockMembers(
    tx,
    before.map(({ submission }) => submission),
  );
  const members = await membersOf(tx, consolidation.id);
  return { members, total: await totalOf(tx, consolidation, members, standingDigest(consolidation)) };
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
