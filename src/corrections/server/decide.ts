import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { publish } from '../../publications/server/index.ts';
import { amendAbove } from '../../review/server/index.ts';
import { submissionAfter } from '../../rounds/rules/after.ts';
import { actingOf, demandVersion, recordSteps } from '../../rounds/server/index.ts';
import { loadForUpdate, writeCorrected } from '../../submissions/server/index.ts';
import { type CorrectionAction, type CorrectionState, correctionWays, stateAfter } from '../rules/transitions.ts';
import { type Correction, findCorrections } from './correction-facts.ts';
import { demandCorrection } from './demand.ts';
import { lockCorrection } from './locks.ts';
import { demandCorrectionSeen } from './seen.ts';
import { tellDecision } from './tell.ts';

type Of<B> = { readonly params: { readonly id: string }; readonly body: B };
type Seeing = { readonly seen: string };

/** Locks and loads a correction for what the rules allow. */
const lockedFor = async (call: Call, id: string, action: CorrectionAction): Promise<Correction> => {
  await lockCorrection(call.tx, id);
  const [one] = await findCorrections(call, sql`c.id = ${id}::uuid`);
  const correction = found(one);
  demandCorrection(action, correction, call);
  return correction;
};

/** The same for a decision on it as it was seen. */
const forDecision = async (call: Call, { params, body }: Of<Seeing>, action: CorrectionAction): Promise<Correction> => {
  const correction = await lockedFor(call, params.id, action);
  demandCorrectionSeen(correction, body.seen);
  return correction;
};

const settle = async (
  { tx, actor, now }: Call,
  { id, version, state }: Correction,
  action: 'grant' | 'refuse' | 'take-back',
  reason: string | null,
): Promise<CorrectionState> => {
  const after = stateAfter(correctionWays, state, action);
  await tx
    .updateTable('correction')
    .set({
      state: after,
      version: version + 1,
      decided_by: actor.accountId,
      decided_custodian_id: actor.custodianId,
      decided_at: now,
      decision_reason: reason,
    })
    .where('id', '=', id)
    .execute();
  return after;
};

/** A granted correction as `writeCorrected` takes it. */
const granted = (id: string) => sql`
  select c.*, k.cells, k.old_values, k.new_values from correction c cross join lateral (
    select array_agg(cell order by cell) as cells, array_agg(old_value order by cell) as old_values, array_agg(new_value order by cell) as new_values
    from correction_cell where correction_id = c.id) k
  where c.id = ${id}::uuid`;

/** The board grants the proposal that it saw: the revision is written through the lock, all above is amended, the log gets its line (R23). */
export const grant = async (call: Call, { params, body }: Of<Seeing>) => {
  const { tx, now } = call;
  const correction = await forDecision(call, { params, body }, 'grant');
  const sheet = await loadForUpdate(call, correction.submissionId);
  const state = await settle(call, correction, 'grant', null);
  await writeCorrected(tx, granted(correction.id));
  const revision = correction.baseRevision + 1;
  const rows = sql`select ${sheet.id}::uuid, ${sheet.state}, ${submissionAfter(sheet, 'correct')}, ${revision}::integer, ${correction.digest}`;
  const step = { type: 'submission', action: 'correct', rows, reason: correction.reason } as const;
  await recordSteps(actingOf(call), step).execute(tx);
  const cause = { cause: 'corrected', correctionId: correction.id } as const;
  const digest = await amendAbove(tx, sheet, cause, now);
  await publish(tx, { kind: 'corrected', roundId: sheet.roundId, submissionId: sheet.id, revision, digest }, now);
  await tellDecision(call, correction, [correction.askedUnitId, sheet.reporterUnitId, ...unitsHeard(correction)], {
    about: 'correction',
    title: 'Đã điều chỉnh',
    body: `Đề nghị điều chỉnh của ${correction.askedUnitName} được chấp thuận; số liệu mới có hiệu lực ngay.`,
  });
  await call.audit({
    action: 'correction.grant',
    objectType: 'correction',
    objectId: correction.id,
    unitId: correction.subjectUnitId,
    before: { state: correction.state, revision: correction.baseRevision },
    after: { state, revision, digest: correction.digest },
    detail: { submission: sheet.id, revision, digest: correction.digest },
  });
  return { state, dataVersion: correction.version + 1, revision, digest: correction.digest };
};

const unitsHeard = ({ steps }: Correction): number[] =>
  steps.filter(({ action }) => action === 'opine').map(({ unitId }) => unitId);

export const refuseProposal = async (call: Call, { params, body }: Of<Seeing & { readonly reason: string }>) => {
  const correction = await forDecision(call, { params, body }, 'refuse');
  const state = await settle(call, correction, 'refuse', body.reason);
  await tellDecision(call, correction, [correction.askedUnitId, correction.reporterUnitId], {
    about: 'correction',
    title: 'Không điều chỉnh',
    body: body.reason,
  });
  await call.audit({
    action: 'correction.refuse',
    objectType: 'correction',
    objectId: correction.id,
    unitId: correction.subjectUnitId,
    reason: body.reason,
    before: { state: correction.state },
    after: { state },
    detail: {},
  });
  return { state, dataVersion: correction.version + 1 };
};

export const takeBack = async (call: Call, { params, body }: Of<{ readonly version: number }>) => {
  const correction = await lockedFor(call, params.id, 'take-back');
  demandVersion(body.version, correction.version);
  const state = await settle(call, correction, 'take-back', null);
  await call.audit({
    action: 'correction.take-back',
    objectType: 'correction',
    objectId: correction.id,
    unitId: correction.subjectUnitId,
    before: { state: correction.state },
    after: { state },
    detail: {},
  });
  return { state, dataVersion: correction.version + 1 };
};
