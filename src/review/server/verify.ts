import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { ConsolidationState } from '../../rounds/rules/actions.ts';
import { consolidationAfter, verifiedAfter } from '../../rounds/rules/after.ts';
import { type Acting, actingOf, recordSteps } from '../../rounds/server/index.ts';
import type { SentAt } from '../../submissions/server/index.ts';
import { approveWhereItEnds } from './approve.ts';
import type { Consolidation } from './consolidation-facts.ts';
import { getInReach } from './consolidations.ts';
import { demandConsolidation } from './demand-consolidation.ts';
import { lockConsolidation } from './locks.ts';
import { totalAsSeen } from './sign.ts';

/**
 * A verifier in its turn confirms what was signed (R20): what it saw, what was signed and what stands are one. After the last
 * of them the consolidation is verified.
 */
export const verifyConsolidation = async (
  call: Call,
  { params, body }: { params: { id: string }; body: { seen: string; sheets?: SentAt[] } },
) => {
  await lockConsolidation(call.tx, params.id);
  const consolidation = await getInReach(call, params.id);
  demandConsolidation('verify', consolidation, call);
  const { total } = await totalAsSeen(call, consolidation, body);
  const signed = consolidation.signature?.digest;
  if (signed !== total.digest)
    throw problem('stale-version', {
      detail: 'Số liệu không còn như đã ký. Đơn vị đã ký cần chốt lại trước khi xác thực.',
    });
  const state = await writeVerification(actingOf(call), consolidation);
  await call.audit({
    action: 'consolidation.verify',
    objectType: 'consolidation',
    objectId: consolidation.id,
    unitId: consolidation.unitId,
    before: { state: consolidation.state, version: consolidation.version },
    after: { state, version: consolidation.version + 1, digest: signed },
    detail: { digest: total.digest, seen: body.seen },
  });
  if (state === 'verified') await approveWhereItEnds(call, consolidation.roundId, body.seen);
  return { state, dataVersion: consolidation.version + 1 };
};

export const writeVerification = async (
  acting: Acting,
  consolidation: Pick<Consolidation, 'id' | 'state' | 'steps' | 'verifiedTo'>,
): Promise<ConsolidationState> => {
  const { id, state: before } = consolidation;
  const state = consolidationAfter(consolidation, 'verify');
  const verifiedTo = verifiedAfter(consolidation);
  const rows = sql`select g.consolidation_id, ${before}, ${state}, g.number, g.digest from consolidation_signature g
    join consolidation c on c.id = g.consolidation_id and c.signature_number = g.number where c.id = ${id}::uuid`;
  await sql`
    with verified as (update consolidation set state = ${state}, verified_to = ${verifiedTo}, version = version + 1 where id = ${id}::uuid)
    ${recordSteps(acting, { type: 'consolidation', action: 'verify', rows })}`.execute(acting.tx);
  return state;
};
