import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { ownHearing, turnOf } from '../rules/actions.ts';
import { correctionWays, stateAfter } from '../rules/transitions.ts';
import { findCorrections } from './correction-facts.ts';
import { demandCorrection } from './demand.ts';
import { lockCorrection } from './locks.ts';
import { demandCorrectionSeen } from './seen.ts';
import { tellTurn } from './tell.ts';

type Opinion = {
  readonly seen: string;
  readonly opinion: 'agree' | 'disagree';
  readonly note?: string;
};

/** A level above the sheet says what it thinks of the proposal that it saw; the next in turn is told. */
export const hear = async (call: Call, { params, body }: { params: { id: string }; body: Opinion }) => {
  const { tx, actor, now } = call;
  await lockCorrection(tx, params.id);
  const [one] = await findCorrections(call, sql`c.id = ${params.id}::uuid`);
  const correction = found(one);
  demandCorrection('opine', correction, call);
  demandCorrectionSeen(correction, body.seen);
  const today = vietnamDay(now);
  const own = found(ownHearing(correction, actor, today));
  await tx
    .insertInto('correction_opinion')
    .values({
      correction_id: correction.id,
      base_revision: correction.baseRevision,
      position: own.position,
      opinion: body.opinion,
      note: body.note ?? null,
      account_id: actor.accountId,
      custodian_id: actor.custodianId,
      unit_id: actor.unitId,
      at: now,
    })
    .execute();
  const state = stateAfter(correctionWays, correction.state, 'opine');
  await tellTurn(call, correction, turnOf({ ...correction, heard: [...correction.heard, own.position] }, today));
  await call.audit({
    action: 'correction.hear',
    objectType: 'correction',
    objectId: correction.id,
    unitId: correction.subjectUnitId,
    ...(body.note === undefined ? {} : { reason: body.note }),
    before: { heard: correction.heard },
    after: { heard: [...correction.heard, own.position], opinion: body.opinion },
    detail: { opinion: body.opinion },
  });
  return { state, dataVersion: correction.version };
};
