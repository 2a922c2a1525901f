import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { demandVersion } from '../../rounds/server/index.ts';
import { stateAfter, type WithdrawalAction, type WithdrawalState, withdrawalWays } from '../rules/transitions.ts';
import { demandWithdrawal } from './demand.ts';
import { lockWithdrawal } from './locks.ts';
import { demandWithdrawalSeen } from './seen.ts';
import { tellDecision } from './tell.ts';
import { carryOut, standingState } from './withdraw.ts';
import { findWithdrawals, type Withdrawal } from './withdrawal-facts.ts';

type Of<B> = { readonly params: { readonly id: string }; readonly body: B };
type Seeing = { readonly seen: string };
type WithReason = Seeing & { readonly reason: string };

const lockedFor = async (call: Call, id: string, action: WithdrawalAction): Promise<Withdrawal> => {
  await lockWithdrawal(call.tx, id);
  const [one] = await findWithdrawals(call, sql`w.id = ${id}::uuid`);
  const withdrawal = found(one);
  demandWithdrawal(action, withdrawal, call);
  return withdrawal;
};

/** The same for a decision on it as it was seen. */
const forDecision = async (call: Call, { params, body }: Of<Seeing>, action: WithdrawalAction): Promise<Withdrawal> => {
  const withdrawal = await lockedFor(call, params.id, action);
  await demandWithdrawalSeen(call, withdrawal, body.seen);
  return withdrawal;
};

const settle = async (
  { tx, actor, now }: Call,
  { id, version, state }: Withdrawal,
  action: 'grant' | 'refuse' | 'take-back',
  more: { readonly from_state?: string; readonly decision_reason?: string },
): Promise<WithdrawalState> => {
  const after = stateAfter(withdrawalWays, state, action);
  const by = { decided_by: actor.accountId, decided_custodian_id: actor.custodianId, decided_at: now };
  await tx
    .updateTable('withdrawal')
    .set({ state: after, version: version + 1, ...by, ...more })
    .where('id', '=', id)
    .execute();
  return after;
};

const line = ({ id, state, subjectUnitId }: Withdrawal, after: WithdrawalState) => ({
  objectType: 'withdrawal',
  objectId: id,
  ...(subjectUnitId === null ? {} : { unitId: subjectUnitId }),
  before: { state },
  after: { state: after },
});
const aboutOf = ({ formCode: form, period, submissionId }: Withdrawal) => ({
  form,
  period,
  ...(submissionId === null ? {} : { submission: submissionId }),
});
const concerned = ({ askedUnitId, reporterUnitId }: Withdrawal): number[] =>
  reporterUnitId === null ? [askedUnitId] : [askedUnitId, reporterUnitId];
const answer = (state: WithdrawalState, { version }: Withdrawal) => ({ state, dataVersion: version + 1 });

/** The board lets figures leave the totals; their history stays. */
export const grantWithdrawn = async (call: Call, input: Of<Seeing>) => {
  const withdrawal = await forDecision(call, input, 'grant');
  const state = await settle(call, withdrawal, 'grant', { from_state: await standingState(call, withdrawal) });
  await carryOut(call, withdrawal, 'withdraw', withdrawal.reason);
  await tellDecision(call, withdrawal, concerned(withdrawal), {
    about: 'withdrawal',
    title: 'Đã rút số liệu',
    body: withdrawal.reason,
  });
  await call.audit({ action: 'withdrawal.grant', ...line(withdrawal, state), detail: aboutOf(withdrawal) });
  return answer(state, withdrawal);
};

export const refuseWithdrawn = async (call: Call, input: Of<WithReason>) => {
  const withdrawal = await forDecision(call, input, 'refuse');
  const { reason } = input.body;
  const state = await settle(call, withdrawal, 'refuse', { decision_reason: reason });
  await tellDecision(call, withdrawal, concerned(withdrawal), {
    about: 'withdrawal',
    title: 'Không rút số liệu',
    body: reason,
  });
  await call.audit({ action: 'withdrawal.refuse', ...line(withdrawal, state), reason, detail: {} });
  return answer(state, withdrawal);
};

export const takeBackWithdrawn = async (call: Call, { params, body }: Of<{ readonly version: number }>) => {
  const withdrawal = await lockedFor(call, params.id, 'take-back');
  demandVersion(body.version, withdrawal.version);
  const state = await settle(call, withdrawal, 'take-back', {});
  await call.audit({ action: 'withdrawal.take-back', ...line(withdrawal, state), detail: {} });
  return answer(state, withdrawal);
};

/** Another decision brings the figures back as what they were. */
export const putBackWithdrawn = async (call: Call, input: Of<WithReason>) => {
  const withdrawal = await forDecision(call, input, 'put-back');
  const { tx, actor, now } = call;
  const { reason } = input.body;
  const state = stateAfter(withdrawalWays, withdrawal.state, 'put-back');
  await tx
    .updateTable('withdrawal')
    .set({
      state,
      version: withdrawal.version + 1,
      put_back_by: actor.accountId,
      put_back_custodian_id: actor.custodianId,
      put_back_at: now,
      put_back_reason: reason,
    })
    .where('id', '=', withdrawal.id)
    .execute();
  await carryOut(call, withdrawal, 'put-back', reason);
  await tellDecision(call, withdrawal, concerned(withdrawal), {
    about: 'withdrawal',
    title: 'Đưa số liệu trở lại',
    body: reason,
  });
  await call.audit({ action: 'withdrawal.put-back', ...line(withdrawal, state), reason, detail: aboutOf(withdrawal) });
  return answer(state, withdrawal);
};
