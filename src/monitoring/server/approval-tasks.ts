import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Task } from '../contract.ts';

type Row = { form: string; title: string; period: string; dueOn: string; consolidations: number; submissions: number };

/** Approvals whose every consolidation is verified (where there is none: every sheet accepted or excused). */
export const approvalTasks = async ({ tx, actor }: Call, today: string): Promise<Task[]> => {
  const { rows } = await sql<Row>`
    select f.code as form, v.title, a.period, c.due_board as "dueOn", k.count as consolidations, s.count as submissions
    from approval a join form f on f.id = a.form_id join form_version v on v.id = a.form_version_id join campaign c on c.id = a.campaign_id
    cross join lateral (
      select count(*)::integer as count, bool_and(state = 'verified') as complete from consolidation where form_id = a.form_id and period = a.period
    ) k
    cross join lateral (
      select count(*)::integer as count, bool_and(state = 'accepted' or excused_reason is not null) as complete from submission where form_id = a.form_id and period = a.period
    ) s
    where a.state = 'open' and s.complete and (k.count = 0 or k.complete)`.execute(tx);
  return rows.map(({ consolidations, submissions, ...row }) => ({
    ...row,
    group: 'approve',
    periodName: periodName(getPeriod(row.period)),
    unit: actor.unitName,
    state: 'verified',
    daysLeft: daysBetween(today, row.dueOn),
    detail:
      consolidations > 0
        ? `${consolidations} bản chốt đã được ngành xác thực`
        : `${submissions} phiếu đã được chấp nhận`,
    count: consolidations,
    filled: null,
    required: null,
    link: '/phe-duyet',
  }));
};
