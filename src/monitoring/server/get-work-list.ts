import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { StepAction } from '../../rounds/rules/actions.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { allows } from '../../sign-in/server/index.ts';
import { compareTasks } from '../rules/task-words.ts';
import { accountTasks } from './account-tasks.ts';
import { approvalTasks } from './approval-tasks.ts';
import { campaignLines, nextCampaign } from './campaign-lines.ts';
import { consolidationTasks } from './consolidation-tasks.ts';
import { fillTasks } from './fill-tasks.ts';
import { reviewTasks } from './review-tasks.ts';

const figureDuties: readonly string[] = ['catalogue', 'campaigns', 'approval', 'leader'];

/** Everything that waits for this account (R37): what it fills, checks, signs, verifies, approves, answers about accounts; for the board, how campaigns stand. */
export const getWorkListOf = async (call: Call) => {
  const { actor } = call;
  const today = vietnamDay(call.now);
  const steps = await openSteps(call);
  const isBoard = actor.unitKind === 'board';
  const tasks = [
    ...(await fillTasks(call, today)),
    ...(steps.includes('check') ? await reviewTasks(call, today) : []),
    ...(steps.includes('sign') || steps.includes('verify') ? await consolidationTasks(call, today) : []),
    ...(steps.includes('approve') ? await approvalTasks(call, today) : []),
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

/** As what the actor's unit stands in rounds that are open: a commune that only fills is asked no more. */
const openSteps = async ({ tx, actor }: Call): Promise<StepAction[]> => {
  const { rows } = await sql<{ action: StepAction }>`
    select a.action from unnest(array['check', 'sign', 'verify', 'approve']) as a (action) where exists (
      select 1 from round_step t join round r on r.id = t.round_id and r.state = 'open' and ${roundStands} where t.actor_unit_id = ${actor.unitId} and t.action = a.action)`.execute(
    tx,
  );
  return rows.map(({ action }) => action);
};
