import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Task } from '../contract.ts';
import { type FillTask, gatherFills } from '../rules/gather-fills.ts';
import { type FillFacts, fillWords } from '../rules/task-words.ts';

type Row = FillFacts & {
  id: string;
  form: string;
  title: string;
  period: string;
  dueOn: string;
  filled: number;
  required: number;
  approved: boolean;
  unit: string;
  submittedDay: string | null;
};

const RECENT = 5;
const RECENT_DAYS = 60;

/** When a sheet was last sent or decided on. */
const decidedAt = sql`greatest(s.submitted_at, s.accepted_at, case when a.state = 'approved' then a.decided_at end)`;

/** What the unit itself has to enter, what came back, and what it sent or had decided lately. Only a unit's own account enters figures. */
export const fillTasks = async (call: Call, today: string): Promise<Task[]> => {
  if (call.actor.kind !== 'unit') return [];
  return [...gatherFills(await owedTasks(call, today)), ...(await recentTasks(call, today))];
};

const owedTasks = async ({ tx, actor }: Call, today: string): Promise<FillTask[]> => {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where s.reporter_unit_id = ${actor.unitId} and s.state in ('draft', 'returned') and s.excused_reason is null and c.opens_on <= ${today}::date
    order by s.due_on, s.id`.execute(tx);
  return rows.map((row) => ({ ...taskOf(row, today), letterNumber: row.letterNumber }));
};

const recentTasks = async ({ tx, actor, now }: Call, today: string): Promise<Task[]> => {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where s.reporter_unit_id = ${actor.unitId} and s.state in ('submitted', 'accepted') and ${decidedAt} >= ${since}
    order by ${decidedAt} desc, s.id limit ${RECENT}`.execute(tx);
  return rows.map((row) => taskOf(row, today));
};

const columns = sql`s.id, f.code as form, v.title, s.period, s.state, s.due_on as "dueOn", s.filled, s.required, coalesce(a.state = 'approved', false) as approved,
  ru.full_name as unit, case when s.subject_unit_id <> s.reporter_unit_id then su.full_name end as "subjectName", v.sensitive, l.number as "letterNumber",
  b.reason as "returnReason", b.cells as "returnedCells", coalesce(bu.agency_name, bu.full_name) as "returnedBy",
  to_char(s.submitted_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as "submittedDay"`;

const tables = sql`submission s join form f on f.id = s.form_id join form_version v on v.id = s.form_version_id
  join campaign c on c.id = s.campaign_id join letter l on l.id = c.letter_id
  join campaign_form cf on cf.campaign_id = s.campaign_id and cf.form_version_id = s.form_version_id and cf.period = s.period
  left join approval a on a.form_id = s.form_id and a.period = s.period
  left join unit_version ru on ru.unit_id = s.reporter_unit_id and ru.valid_from <= cf.period_end and (ru.valid_to is null or ru.valid_to > cf.period_end)
  left join unit_version su on su.unit_id = s.subject_unit_id and su.valid_from <= cf.period_end and (su.valid_to is null or su.valid_to > cf.period_end)
  left join lateral (
    select reason, jsonb_array_length(cells) as cells, returned_unit_id from submission_return
    where submission_id = s.id and s.state = 'returned' order by at desc limit 1
  ) b on true
  left join unit_version bu on bu.unit_id = b.returned_unit_id and bu.valid_from <= cf.period_end and (bu.valid_to is null or bu.valid_to > cf.period_end)`;

const taskOf = (row: Row, today: string): Task => {
  const sent = row.state === 'submitted' || row.state === 'accepted';
  return {
    group: sent ? 'recent' : row.state === 'returned' ? 'returned' : 'fill',
    title: row.title,
    form: row.form,
    period: row.period,
    periodName: periodName(getPeriod(row.period)),
    unit: row.subjectName ?? row.unit,
    detail: sent ? `Nộp ngày ${row.submittedDay ?? ''}` : fillWords({ ...row, returnedCells: row.returnedCells ?? 0 }),
    dueOn: sent ? null : row.dueOn,
    daysLeft: sent ? null : daysBetween(today, row.dueOn),
    state: row.approved ? 'approved' : row.state,
    count: row.state === 'returned' ? (row.returnedCells ?? 0) : null,
    filled: row.filled,
    required: row.required,
    link: `/phieu/${row.id}`,
  };
};
