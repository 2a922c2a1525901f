import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { allows } from '../../sign-in/server/index.ts';
import { compareTasks } from '../rules/task-words.ts';
import { accountTasks } from './account-tasks.ts';
import { campaignLines, nextCampaign } from './campaign-lines.ts';
import { caseTasks } from './case-tasks.ts';
import { decisionTasks } from './decision-tasks.ts';
import { fillTasks } from './fill-tasks.ts';
import { requestTasks } from './request-tasks.ts';

const figureDuties: readonly string[] = ['catalogue', 'campaigns', 'approval', 'leader'];

/** Everything that waits for this account (R37): what it fills, checks, signs, verifies, approves, answers about accounts; for the board, how campaigns stand. */
export const getWorkListOf = async (call: Call) => {
  const { actor } = call;
  const today = vietnamDay(call.now);
  const isBoard = actor.unitKind === 'board';
  const tasks = [
    ...(await fillTasks(call, today)),
    ...(await decisionTasks(call, today)),
    ...(allows(actor, 'corrections.ask') ? await requestTasks(call, today) : []),
    ...(allows(actor, 'corrections.ask') ? await caseTasks(call, today) : []),
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
