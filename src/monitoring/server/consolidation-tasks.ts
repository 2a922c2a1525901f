import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { type Consolidation, findConsolidations } from '../../review/server/index.ts';
import { type Step, taskOf } from '../../rounds/rules/actions.ts';
import type { Task } from '../contract.ts';
import { consolidationWords } from '../rules/task-words.ts';

/** Totals that wait for this actor's signature or verification. */
export const consolidationTasks = async (call: Call, today: string): Promise<Task[]> => {
  const own = sql`exists (
    select 1 from round_step t where t.round_id = c.round_id and t.subject_unit_id = c.unit_id and t.actor_unit_id = ${call.actor.unitId})`;
  const found = await findConsolidations(call, sql`r.state = 'open' and ${own}`);
  return found.flatMap((one) => {
    const step = taskOf(one, call.actor, today);
    return step ? [taskAt(one, step, today)] : [];
  });
};

const taskAt = (one: Consolidation, step: Step, today: string): Task => ({
  group: step.action === 'verify' ? 'verify' : 'consolidate',
  title: one.formTitle,
  form: one.formCode,
  period: one.period,
  periodName: periodName(getPeriod(one.period)),
  unit: one.unitName,
  detail: consolidationWords(one.state, one.accepted, one.expected, one.excused, one.returnReason),
  dueOn: step.dueOn,
  daysLeft: daysBetween(today, step.dueOn),
  state: one.state,
  count: one.accepted,
  filled: null,
  required: null,
  link: `/chot/${one.id}`,
});
