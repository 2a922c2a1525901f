import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { found, problem } from '../../platform/problems/catalogue.ts';
import { publish } from '../../publications/server/index.ts';
import { amendAbove, markStale, moveApproval } from '../../review/server/index.ts';
import type { RoundState, SubmissionState } from '../../rounds/rules/actions.ts';
import { approvalAfter, submissionAfter } from '../../rounds/rules/after.ts';
import { actingOf, recordSteps } from '../../rounds/server/index.ts';
import { type Loaded, loadForUpdate, moveSubmission } from '../../submissions/server/index.ts';
import type { Withdrawal } from './withdrawal-facts.ts';

/** What a withdrawal does, or its end undoes. */
type Move = 'withdraw' | 'put-back';
const causes = { withdraw: 'withdrawn', 'put-back': 'put-back' } as const;

/** The state that the thing has now: what granting ends. Refuses what is withdrawn already, with the approval that holds it. */
export const standingState = async (call: Call, { submissionId, roundId }: Withdrawal): Promise<string> => {
  const round = await roundState(call, roundId);
  if (submissionId === null) {
    if (round !== 'approved') throw problem('wrong-state', { state: round, allowed: ['refuse'] });
    return round;
  }
  const { state } = await loadForUpdate(call, submissionId);
  if (state === 'withdrawn' || round === 'withdrawn')
    throw problem('wrong-state', {
      state: 'withdrawn',
      allowed: ['refuse'],
      detail: 'Số liệu này đã được rút, hoặc phê duyệt của kỳ đang được rút.',
    });
  return state;
};

const roundState = async ({ tx }: Call, roundId: string): Promise<RoundState> => {
  const { rows } = await sql<{ state: RoundState }>`select r.state from round r where r.id = ${roundId}::uuid`.execute(
    tx,
  );
  return found(rows[0]).state;
};

/** Moves the thing once the withdrawal says so, and all that rests on it; public figures get a line in the log. */
export const carryOut = async (call: Call, withdrawal: Withdrawal, move: Move, reason: string): Promise<void> => {
  const { submissionId, roundId } = withdrawal;
  if (submissionId === null) return moveWhole(call, roundId, move, reason);
  const sheet = await loadForUpdate(call, submissionId);
  if (move === 'put-back' && sheet.roundState === 'withdrawn')
    throw problem('wrong-state', {
      state: 'withdrawn',
      allowed: [],
      detail: 'Phê duyệt của kỳ này đang được rút. Đưa phê duyệt trở lại trước, rồi đưa phiếu trở lại.',
    });
  const from = withdrawal.fromState ?? undefined;
  const state = submissionAfter({ ...sheet, ...(from === undefined ? {} : { withdrawnFrom: from }) }, move);
  await moveSheet(call, sheet, move, state, reason);
  if (sheet.roundState === 'open') {
    if (sheet.state === 'accepted' || state === 'accepted')
      await markStale(call, sheet, `Phiếu ${sheet.formCode} của một đơn vị trong bản chốt được rút hoặc đưa trở lại`);
    return;
  }
  const cause = { cause: causes[move], withdrawalId: withdrawal.id } as const;
  const digest = await amendAbove(call.tx, sheet, cause, call.now);
  const { id, revision } = sheet;
  await publish(call.tx, { kind: causes[move], roundId, submissionId: id, revision, digest }, call.now);
};

const moveSheet = async (
  call: Call,
  sheet: Loaded,
  action: Move,
  state: SubmissionState,
  reason: string,
): Promise<void> => {
  await moveSubmission(call.tx, sheet.id, state);
  const rows = sql`select s.id, ${sheet.state}, ${state}, nullif(s.revision, 0), e.digest from submission s
    left join revision e on e.submission_id = s.id and e.number = s.revision where s.id = ${sheet.id}::uuid`;
  await recordSteps(actingOf(call), { type: 'submission', action, rows, reason }).execute(call.tx);
};

const moveWhole = async (call: Call, roundId: string, action: Move, reason: string): Promise<void> => {
  const state = approvalAfter(await roundState(call, roundId), action);
  const digest = await moveApproval(actingOf(call), { roundId, state, action, reason });
  await publish(call.tx, { kind: causes[action], roundId, digest }, call.now);
};
