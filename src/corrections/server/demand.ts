import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { names } from '../../platform/text/names.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import {
  correctionActions,
  correctionRefusal,
  type Refusal,
  turnOf,
  withdrawalActions,
  withdrawalRefusal,
} from '../rules/actions.ts';
import type { CorrectionAction, WithdrawalAction } from '../rules/transitions.ts';
import type { Correction } from './correction-facts.ts';
import type { Withdrawal } from './withdrawal-facts.ts';

type Asker = Pick<Call, 'actor' | 'now'>;

const own = () =>
  `Người đã nhập số liệu hoặc đã đề nghị không được quyết định đề nghị này. Cần người khác của ${names.board}.`;
const MOVED =
  'Số liệu mà đề nghị dựa vào đã thay đổi hoặc không còn ở trạng thái đã phê duyệt. Người đề nghị cần xem và đặt lại đề nghị trên số liệu mới nhất.';

const refuse = (refusal: Refusal, state: string, allowed: readonly string[], turn = ''): never => {
  if (refusal === 'not-allowed') throw problem('not-allowed');
  if (refusal === 'own-figures') throw problem('own-figures', { detail: own() });
  if (refusal === 'moved') throw problem('stale-version', { detail: MOVED, state: 'moved', allowed });
  throw problem('wrong-state', { state, allowed, ...(refusal === 'not-your-turn' ? { detail: turn } : {}) });
};

/** Refuses what the rules do not allow, saying whose turn it is or what stands in the way. */
export const demandCorrection = (action: CorrectionAction, facts: Correction, { actor, now }: Asker): void => {
  const today = vietnamDay(now);
  const refusal = correctionRefusal(facts, action, actor, today);
  if (refusal === undefined) return;
  const turn = turnOf(facts, today);
  const step = facts.steps.find(({ position }) => position === turn?.position);
  const waiting = step ? `Đang chờ ý kiến của ${step.unitName}, hạn ${formatDay(step.dueOn)}.` : '';
  refuse(refusal, facts.state, correctionActions(facts, actor, today), `Chưa đến lượt. ${waiting}`.trim());
};

export const demandWithdrawal = (action: WithdrawalAction, facts: Withdrawal, { actor }: Asker): void => {
  const refusal = withdrawalRefusal(facts, action, actor);
  if (refusal !== undefined) refuse(refusal, facts.state, withdrawalActions(facts, actor));
};
