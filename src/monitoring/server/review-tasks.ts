import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Task } from '../contract.ts';
import { consolidationWords, reviewWords } from '../rules/task-words.ts';

type ReviewRow = { form: string; title: string; period: string; dueOn: string; count: number };
type ConsolidationRow = ReviewRow & {
  id: string;
  unit: string;
  state: string;
  accepted: number;
  expected: number;
  excused: number;
  returnReason: string | null;
  signs: boolean;
  verifies: boolean;
};

/** The route of the form on the last day of its period: `r`; whether a district stands over the subject: `d`. */
const routed = sql`join campaign_form cf on cf.campaign_id = s.campaign_id and cf.form_version_id = s.form_version_id and cf.period = s.period
  join form_route r on r.form_id = s.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
  left join lateral (
    select c.ancestor_id as id from unit_closure c join unit_version u on u.unit_id = c.ancestor_id and u.kind = 'district'
      and u.valid_from <= cf.period_end and (u.valid_to is null or u.valid_to > cf.period_end)
    where c.descendant_id = s.subject_unit_id and c.depth > 0 and c.valid_from <= cf.period_end and (c.valid_to is null or c.valid_to > cf.period_end)
    limit 1
  ) d on v.filled_by = 'commune'`;

/** Sheets that wait for this unit's decision (review/rules/route: the district above a commune, else the verifier), by form and period. */
export const reviewTasks = async ({ tx, actor }: Call, today: string): Promise<Task[]> => {
  const { rows } = await sql<ReviewRow>`
    select f.code as form, v.title, s.period, count(*)::integer as count,
      min(case when ${actor.unitKind === 'district'}::boolean then c.due_district else c.due_department end) as "dueOn"
    from submission s join form f on f.id = s.form_id join form_version v on v.id = s.form_version_id join campaign c on c.id = s.campaign_id
    ${routed}
    where s.state = 'submitted' and coalesce(d.id, nullif(r.verifier_unit_id, s.reporter_unit_id)) = ${actor.unitId}
    group by f.code, v.title, s.period`.execute(tx);
  return rows.map(({ count, ...row }) => ({
    ...common(row, today),
    group: 'review',
    unit: actor.unitName,
    detail: reviewWords(count),
    state: 'submitted',
    count,
    link: `/kiem-tra/${row.form}/${row.period}`,
  }));
};

const common = ({ form, title, period, dueOn }: Omit<ReviewRow, 'count'>, today: string) => ({
  form,
  title,
  period,
  periodName: periodName(getPeriod(period)),
  dueOn,
  daysLeft: daysBetween(today, dueOn),
  filled: null,
  required: null,
});

/** Consolidations that are ready to sign, or came back or went stale; and signed ones to verify. */
export const consolidationTasks = async ({ tx, actor }: Call, today: string): Promise<Task[]> => {
  const { rows } = await sql<ConsolidationRow>`
    with mine as (
      select k.*, cf.period_end, r.verifier_unit_id, u.full_name, u.kind
      from consolidation k
      join campaign_form cf on cf.campaign_id = k.campaign_id and cf.form_version_id = k.form_version_id and cf.period = k.period
      join form_route r on r.form_id = k.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
      join unit_version u on u.unit_id = k.unit_id and u.valid_from <= cf.period_end and (u.valid_to is null or u.valid_to > cf.period_end)
      where k.state in ('open', 'stale', 'returned', 'signed') and (k.unit_id = ${actor.unitId} or r.verifier_unit_id = ${actor.unitId})
    )
    select k.id, f.code as form, v.title, k.period, k.due_on as "dueOn", k.full_name as unit, k.state, k.return_reason as "returnReason", n.*, 0 as count,
      case when k.kind = 'district' then k.unit_id else k.verifier_unit_id end = ${actor.unitId} and k.state <> 'signed' as signs,
      k.verifier_unit_id = ${actor.unitId} and k.state = 'signed' as verifies
    from mine k join form f on f.id = k.form_id join form_version v on v.id = k.form_version_id
    cross join lateral (
      select count(*)::integer as expected, count(*) filter (where s.state = 'accepted')::integer as accepted,
        count(*) filter (where s.state <> 'accepted' and s.excused_reason is not null)::integer as excused
      from submission s join unit_closure c on c.ancestor_id = k.unit_id and c.descendant_id = s.subject_unit_id
        and c.valid_from <= k.period_end and (c.valid_to is null or c.valid_to > k.period_end)
      where s.form_id = k.form_id and s.period = k.period
    ) n`.execute(tx);
  return rows
    .filter(({ signs, verifies, ...row }) => verifies || (signs && isReady(row)))
    .map((row) => consolidationTask(row, today));
};

const isReady = ({
  state,
  accepted,
  excused,
  expected,
}: Pick<ConsolidationRow, 'state' | 'accepted' | 'excused' | 'expected'>): boolean =>
  state === 'stale' || state === 'returned' || (expected > 0 && accepted + excused === expected);

const consolidationTask = (row: ConsolidationRow, today: string): Task => ({
  ...common(row, today),
  group: row.verifies ? 'verify' : 'consolidate',
  unit: row.unit,
  detail: consolidationWords(row.state, row.accepted, row.expected, row.excused, row.returnReason),
  state: row.state,
  count: row.accepted,
  link: `/chot/${row.id}`,
});
