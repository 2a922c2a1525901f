import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { StepAction } from '../../rounds/rules/actions.ts';
import { roundStands } from '../../rounds/server/index.ts';
import type { Task } from '../contract.ts';
import { approvalTasks } from './approval-tasks.ts';
import { consolidationTasks } from './consolidation-tasks.ts';
import { reviewTasks } from './review-tasks.ts';

/** What waits for this account to decide: to check, sign, verify, approve. */
export const decisionTasks = async (call: Call, today: string): Promise<Task[]> => {
  const steps = await openSteps(call);
  return [
    ...(steps.includes('check') ? await reviewTasks(call, today) : []),
    ...(steps.includes('sign') || steps.includes('verify') ? await consolidationTasks(call, today) : []),
    ...(steps.includes('approve') ? await approvalTasks(call, today) : []),
  ];
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
