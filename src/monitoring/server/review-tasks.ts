import { sql } from 'kysely';
import { daysBetween } from '../../periods/rules/days.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { type SubmissionFacts, taskOf } from '../../rounds/rules/actions.ts';
import { submissionSteps } from '../../rounds/server/index.ts';
import { enteredBy } from '../../submissions/server/index.ts';
import type { Task } from '../contract.ts';
import { reviewWords } from '../rules/task-words.ts';

type Row = SubmissionFacts & { readonly form: string; readonly title: string; readonly period: string };
type Waiting = Pick<Row, 'form' | 'title' | 'period'> & { readonly count: number; readonly dueOn: string };

/** Sheets that wait for this actor's decision, a line for each form and period with the nearest due date. */
export const reviewTasks = async (call: Call, today: string): Promise<Task[]> => {
  const lines = new Map<string, Waiting>();
  for (const row of await sentSheets(call)) {
    const step = taskOf(row, call.actor, today);
    if (!step) continue;
    const { form, title, period } = row;
    const known = lines.get(`${form} ${period}`) ?? { form, title, period, count: 0, dueOn: step.dueOn };
    const dueOn = step.dueOn < known.dueOn ? step.dueOn : known.dueOn;
    lines.set(`${form} ${period}`, { ...known, count: known.count + 1, dueOn });
  }
  return [...lines.values()].map((line) => taskFor(line, call.actor.unitName, today));
};

const taskFor = ({ count, ...line }: Waiting, unit: string, today: string): Task => ({
  ...line,
  group: 'review',
  periodName: periodName(getPeriod(line.period)),
  unit,
  detail: reviewWords(count),
  daysLeft: daysBetween(today, line.dueOn),
  state: 'submitted',
  count,
  filled: null,
  required: null,
  link: `/kiem-tra/${line.form}/${line.period}`,
});

/** Whatever of open rounds this unit checks and has been sent. */
const sentSheets = async ({ tx, actor }: Call): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    select 'submission' as record, f.code as form, v.title, r.period, s.state, s.excused_reason is not null as excused, r.opens_on as "opensOn",
      r.state <> 'open' as approved, ${enteredBy(actor.accountId)} as "enteredByActor", ${submissionSteps} as steps
    from round_step own join round r on r.id = own.round_id and r.state = 'open'
    join submission s on s.round_id = own.round_id and s.subject_unit_id = own.subject_unit_id and s.state = 'submitted'
    join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    where own.actor_unit_id = ${actor.unitId} and own.action = 'check' order by f.code, r.period`.execute(tx);
  return rows;
};
