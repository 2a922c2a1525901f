import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { type SubmissionFacts, taskOf } from '../../rounds/rules/actions.ts';
import { joinFill, submissionSteps } from '../../rounds/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import type { Task } from '../contract.ts';
import { type FillTask, gatherFills } from '../rules/gather-fills.ts';
import { type FillFacts, fillWords } from '../rules/task-words.ts';

type Row = FillFacts &
  Pick<SubmissionFacts, 'record' | 'state' | 'excused' | 'opensOn' | 'approved' | 'enteredByActor' | 'steps'> & {
    id: string;
    form: string;
    title: string;
    period: string;
    dueOn: string;
    filled: number;
    required: number;
    unit: string;
    submittedDay: string | null;
  };

const RECENT = 5;
const RECENT_DAYS = 60;

/** When a sheet was last sent or decided on. */
const decidedAt = sql`greatest(s.submitted_at, s.accepted_at, case when r.state = 'approved' then r.decided_at end)`;

/** What the unit itself has to enter, what came back, and what it sent or had decided lately. */
export const fillTasks = async (call: Call, today: string): Promise<Task[]> => {
  if (call.actor.kind !== 'unit') return [];
  return [...gatherFills(await owedTasks(call, today)), ...(await recentTasks(call, today))];
};

/** Sheets that the unit has to fill, one by one. */
export const owedTasks = async ({ tx, actor }: Call, today: string): Promise<FillTask[]> => {
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where fill.actor_unit_id = ${actor.unitId} and r.state = 'open' and s.state in ('draft', 'returned') order by fill.due_on, f.code, r.period_end, s.subject_unit_id, s.id`.execute(
    tx,
  );
  return rows
    .filter((row) => taskOf(row, actor, today)?.action === 'fill')
    .map((row) => ({ ...lineOf(row, today), letterNumber: row.letterNumber }));
};

const recentTasks = async ({ tx, actor, now }: Call, today: string): Promise<Task[]> => {
  const since = new Date(now.getTime() - RECENT_DAYS * 86_400_000);
  const { rows } = await sql<Row>`
    select ${columns} from ${tables}
    where fill.actor_unit_id = ${actor.unitId} and s.state in ('submitted', 'accepted') and ${decidedAt} >= ${since}
    order by ${decidedAt} desc, f.code, r.period_end desc, s.subject_unit_id, s.id limit ${RECENT}`.execute(tx);
  return rows.map((row) => lineOf(row, today));
};

const columns = sql`'submission' as record, s.id, f.code as form, v.title, r.period, s.state, s.excused_reason is not null as excused, fill.due_on as "dueOn",
  s.filled, s.required, r.state <> 'open' as approved, r.opens_on as "opensOn", false as "enteredByActor", ${submissionSteps} as steps,
  ru.full_name as unit, case when s.subject_unit_id <> s.reporter_unit_id then ${placeName(sql`s.subject_unit_id`, sql`r.period_end`)} end as "subjectName", v.sensitive, l.number as "letterNumber",
  b.reason as "returnReason", b.cells as "returnedCells", coalesce(bu.agency_name, bu.full_name) as "returnedBy",
  to_char(s.submitted_at at time zone 'Asia/Ho_Chi_Minh', 'DD/MM/YYYY') as "submittedDay"`;

const tables = sql`submission s join round r on r.id = s.round_id join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id ${joinFill}
  left join campaign c on c.id = r.campaign_id left join letter l on l.id = c.letter_id
  left join unit_version ru on ru.unit_id = s.reporter_unit_id and ${standsOn('ru', sql`r.period_end`)}
  left join lateral (
    select reason, jsonb_array_length(cells) as cells, returned_unit_id from submission_return
    where submission_id = s.id and s.state = 'returned' order by at desc, revision desc limit 1
  ) b on true
  left join unit_version bu on bu.unit_id = b.returned_unit_id and ${standsOn('bu', sql`r.period_end`)}`;

const lineOf = (row: Row, today: string): Task => {
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
