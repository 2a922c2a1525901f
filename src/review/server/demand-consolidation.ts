import type { Call } from '../../platform/call/call.ts';
import type { ConsolidationAction } from '../../rounds/rules/actions.ts';
import { demand } from '../../rounds/server/index.ts';
import type { Consolidation } from './consolidation-facts.ts';

/** Refuses a step on a consolidation, saying how many members are still out where that is the reason. */
export const demandConsolidation = (
  action: ConsolidationAction,
  facts: Consolidation,
  call: Pick<Call, 'actor' | 'now'>,
): void => demand(action, facts, call, membersOut(action, facts));

const membersOut = (
  action: ConsolidationAction,
  { complete, expected, accepted, excused, withdrawn }: Consolidation,
) => {
  if (action !== 'sign' || complete) return {};
  const waiting = expected - accepted - excused - withdrawn;
  return { waiting, detail: `Chưa chốt được: còn ${waiting}/${expected} đơn vị chưa được chấp nhận.` };
};
