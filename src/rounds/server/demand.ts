import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { type Action, nextActions, type RecordFacts, refusalOf } from '../rules/actions.ts';

type Asker = Pick<Call, 'actor' | 'now'>;

/**
 * Refuses what the rules do not allow: not one's own step (403), own figures (403), approved and locked (409), or the wrong state (409,
 * naming what may be done). `why` adds what stands in the way to the last.
 */
export const demand = (action: Action, facts: RecordFacts, { actor, now }: Asker, why: object = {}): void => {
  const today = vietnamDay(now);
  const refusal = refusalOf(facts, action, actor, today);
  if (refusal === undefined) return;
  if (refusal === 'not-open') {
    const detail = `Đợt thu thập mở từ ngày ${formatDay(facts.opensOn)}; trước ngày đó chưa nhập, chưa xử lý được.`;
    throw problem('wrong-state', { state: 'not-open', allowed: [], detail });
  }
  if (refusal !== 'wrong-state') throw problem(refusal);
  const state = facts.record === 'submission' && facts.excused ? 'excused' : facts.state;
  throw problem('wrong-state', { state, allowed: nextActions(facts, actor, today), ...why });
};

/** The version on which somebody acts must be the one that stands. */
export const demandVersion = (yours: number, current: number): void => {
  if (yours !== current) throw problem('stale-version', { yours, current });
};
