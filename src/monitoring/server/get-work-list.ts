import { vietnamDay } from '../../periods/rules/days.ts';
import type { Call } from '../../platform/call/call.ts';
import { allows } from '../../sign-in/server/index.ts';
import { compareTasks } from '../rules/task-words.ts';
import { accountTasks } from './account-tasks.ts';
import { approvalTasks } from './approval-tasks.ts';
import { campaignLines, nextCampaign } from './campaign-lines.ts';
import { fillTasks } from './fill-tasks.ts';
import { consolidationTasks, reviewTasks } from './review-tasks.ts';

const checkers: readonly string[] = ['district', 'department', 'board'];
const figureDuties: readonly string[] = ['catalogue', 'campaigns', 'approval', 'leader'];

/** Everything that waits for this account (R37): what it fills, checks, signs, verifies, approves, answers about accounts; for the board, how campaigns stand. */
export const getWorkListOf = async (call: Call) => {
  const { actor } = call;
  const today = vietnamDay(call.now);
  const decides = checkers.includes(actor.unitKind) && (actor.kind === 'unit' || actor.duties.includes('approval'));
  const isBoard = actor.unitKind === 'board';
  const tasks = [
    ...(await fillTasks(call, today)),
    ...(decides ? await reviewTasks(call, today) : []),
    ...(decides ? await consolidationTasks(call, today) : []),
    ...(decides && isBoard ? await approvalTasks(call, today) : []),
    ...(allows(actor, 'accounts.manage') ? await accountTasks(call) : []),
  ].sort(compareTasks);
  const leads = isBoard && (actor.kind === 'unit' || actor.duties.some((duty) => figureDuties.includes(duty)));
  return {
    today,
    tasks,
    campaigns: leads ? await campaignLines(call, today) : [],
    next: await nextCampaign(call, today),
  };
};
