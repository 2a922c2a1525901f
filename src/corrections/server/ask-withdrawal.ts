import { sql } from 'kysely';
import type { Static } from 'typebox';
import { createLetter } from '../../documents/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { findApprovals } from '../../review/server/index.ts';
import { loadForUpdate } from '../../submissions/server/index.ts';
import type { askApprovalWithdrawal } from '../contract.ts';
import { isWithdrawable } from '../rules/asking.ts';
import { mayAsk } from '../rules/hearing.ts';
import { routeAbove } from './hearing.ts';
import { holdRoundOf } from './locks.ts';
import { tellWithdrawal } from './tell.ts';

type Asking = { readonly params: { readonly id: string }; readonly body: Static<typeof askApprovalWithdrawal.body> };
type Object = {
  readonly roundId: string;
  readonly submissionId: string | null;
  readonly unitId?: number;
  readonly form: string;
  readonly period: string;
};

/** Asks that a sheet leaves the totals (Đ4.1 calls it deletion): open to who takes part in its route, with reason and document. */
export const askToWithdrawSheet = async (call: Call, { params, body }: Asking) => {
  await holdRoundOf(call.tx, params.id);
  const sheet = await loadForUpdate(call, params.id);
  if (!mayAsk(await routeAbove(call.tx, sheet.id), sheet.reporterUnitId, call.actor.unitId))
    throw problem('not-allowed');
  if (!isWithdrawable(sheet))
    throw problem('wrong-state', { state: sheet.excused ? 'excused' : 'withdrawn', allowed: [] });
  const { roundId, id: submissionId, subjectUnitId: unitId, formCode: form, period } = sheet;
  return ask(call, { roundId, submissionId, unitId, form, period }, body);
};

/** Asks that an approval is withdrawn: another of the board decides. */
export const askToWithdrawApproval = async (call: Call, { params, body }: Asking) => {
  await sql`select 1 from round r where r.id = ${params.id}::uuid for share`.execute(call.tx);
  const [row] = await findApprovals(call, sql`r.id = ${params.id}::uuid`);
  const approval = found(row);
  if (!approval.steps.some(({ actorUnitId }) => actorUnitId === call.actor.unitId)) throw problem('not-allowed');
  if (approval.state !== 'approved') throw problem('wrong-state', { state: approval.state, allowed: [] });
  return ask(
    call,
    { roundId: approval.id, submissionId: null, form: approval.formCode, period: approval.period },
    body,
  );
};

const ask = async (
  call: Call,
  { roundId, submissionId, unitId, form, period }: Object,
  { reason, letter }: Asking['body'],
) => {
  const { tx, actor, now } = call;
  const letterId = await createLetter(tx, { ...letter, unitId: actor.unitId }, actor.accountId, now);
  const { id } = await tx
    .insertInto('withdrawal')
    .values({
      round_id: roundId,
      submission_id: submissionId,
      reason,
      letter_id: letterId,
      asked_by: actor.accountId,
      asked_custodian_id: actor.custodianId,
      asked_unit_id: actor.unitId,
      asked_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tellWithdrawal(call, { id, roundId, formCode: form, period, reason });
  await call.audit({
    action: 'withdrawal.ask',
    objectType: 'withdrawal',
    objectId: id,
    ...(unitId === undefined ? {} : { unitId }),
    reason,
    before: null,
    after: { state: 'asked' },
    detail: { form, period, letter: letter.number, ...(submissionId === null ? {} : { submission: submissionId }) },
  });
  return { id, state: 'asked' as const, dataVersion: 1 };
};
