import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { findApprovals } from '../../review/server/index.ts';
import { taskOf } from '../../rounds/rules/actions.ts';
import type { Task } from '../contract.ts';

/** Rounds that this actor may approve now. */
export const approvalTasks = async (call: Call, today: string): Promise<Task[]> => {
  const { actor } = call;
  const own = sql`exists (select 1 from round_step t where t.round_id = r.id and t.action = 'approve' and t.actor_unit_id = ${actor.unitId})`;
  const rounds = await findApprovals(call, sql`r.state = 'open' and ${own}`);
  return rounds.flatMap((round) => {
    const step = taskOf(round, actor, today);
    if (!step) return [];
    const { consolidations, expected } = round;
    const detail =
      consolidations > 0 ? `${consolidations} bản chốt đã được ngành xác thực` : `${expected} phiếu đã được chấp nhận`;
    return [
      {
        group: 'approve' as const,
        title: round.formTitle,
        form: round.formCode,
        period: round.period,
        periodName: periodName(getPeriod(round.period)),
        unit: actor.unitName,
        state: 'verified',
        dueOn: step.dueOn,
        daysLeft: daysBetween(today, step.dueOn),
        detail,
        count: consolidations,
        filled: null,
        required: null,
        link: '/phe-duyet',
      },
    ];
  });
};
