import { sql } from 'kysely';
import { unknownPlaces } from '../../forms/rules/opened-by.ts';
import { getCompiled } from '../../forms/server/index.ts';
import { sendNotices } from '../../notices/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { actorOf, type ConsolidationState } from '../../rounds/rules/actions.ts';
import { consolidationAfter } from '../../rounds/rules/after.ts';
import { actingOf, recordSteps } from '../../rounds/server/index.ts';
import type { SentAt } from '../../submissions/server/index.ts';
import { wholeReason } from '../rules/return-reason.ts';
import type { Consolidation } from './consolidation-facts.ts';
import { getInReach } from './consolidations.ts';
import { demandConsolidation } from './demand-consolidation.ts';
import { lockConsolidation } from './locks.ts';
import { totalAsSeen } from './sign.ts';

type Return = {
  readonly seen: string;
  readonly sheets?: readonly SentAt[];
  readonly reason?: string;
  readonly cells?: { cell: string; reason: string }[];
};

/** Gives a signed or verified total back, naming cells of the total; the signer decides which members it concerns. */
export const returnToSigner = async (call: Call, { params, body }: { params: { id: string }; body: Return }) => {
  const cells = body.cells ?? [];
  if (body.reason === undefined && cells.length === 0)
    throw problem('invalid-content', { detail: 'Ghi lý do trả lại, hoặc nêu từng ô cần rà soát và điều cần sửa.' });
  await lockConsolidation(call.tx, params.id);
  const consolidation = await getInReach(call, params.id);
  demandConsolidation('return', consolidation, call);
  await totalAsSeen(call, consolidation, body);
  await refuseUnknown(call, consolidation, cells);
  const named = cells.map(({ cell, reason: why }) => `${cell}: ${why}`);
  const reason = [...(body.reason === undefined ? [] : [body.reason]), ...named].join('\n');
  const state = await write(call, consolidation, reason);
  await notify(call, consolidation, reason);
  await call.audit({
    action: 'consolidation.return',
    objectType: 'consolidation',
    objectId: consolidation.id,
    unitId: consolidation.unitId,
    reason: wholeReason(body.reason, cells),
    before: { state: consolidation.state, version: consolidation.version },
    after: { state, version: consolidation.version + 1 },
    detail: { cells, seen: body.seen },
  });
  return { state, dataVersion: consolidation.version + 1 };
};

const refuseUnknown = async (
  { tx }: Call,
  { formVersionId, formDigest }: Consolidation,
  cells: readonly { cell: string }[],
): Promise<void> => {
  const form = await getCompiled(tx, formVersionId, formDigest);
  const unknown = unknownPlaces(
    form,
    cells.map(({ cell }) => cell),
  );
  if (unknown.length > 0)
    throw problem('invalid-values', { findings: unknown.map((cell) => ({ cell, message: 'Phiếu không có ô này.' })) });
};

const write = async (call: Call, consolidation: Consolidation, reason: string): Promise<ConsolidationState> => {
  const { id, signatureNumber, signature } = consolidation;
  const state = consolidationAfter(consolidation, 'return');
  const rows = sql`select ${id}::uuid, ${consolidation.state}, ${state}, ${signatureNumber}::integer, ${signature?.digest ?? null}::text`;
  await sql`
    with returned as (update consolidation set state = ${state}, verified_to = 0, version = version + 1, return_reason = ${reason} where id = ${id}::uuid)
    ${recordSteps(actingOf(call), { type: 'consolidation', action: 'return', rows, reason })}`.execute(call.tx);
  return state;
};

const notify = (
  { tx, actor, now }: Call,
  { id, formCode, unitId, unitName, steps }: Consolidation,
  reason: string,
): Promise<void> =>
  sendNotices(
    tx,
    [actorOf({ steps }, 'sign') ?? unitId],
    {
      kind: 'returned',
      title: `Bản chốt phiếu ${formCode}, ${unitName}, bị trả lại`,
      body: reason,
      link: `/chot/${id}`,
      from: actor,
    },
    now,
  );
