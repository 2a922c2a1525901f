import { type RawBuilder, sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { allows } from '../../sign-in/rules/permissions.ts';
import type { getJob as getRoute, JobRow, listJobs as listRoute, ScheduleRow } from '../contract.ts';

type Row = {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly state: JobRow['state'];
  readonly attempts: number;
  readonly error: string | null;
  readonly createdAt: Date;
  readonly runAfter: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
  readonly done: number | null;
  readonly of: number | null;
  readonly words: string | null;
  readonly cancellable: boolean;
  readonly cancelAsked: boolean;
  readonly username: string | null;
  readonly custodian: string | null;
};

type Asking = Pick<Call, 'tx' | 'actor'>;

/** Whoever runs the system sees every job. */
const seesAll = ({ actor }: Pick<Call, 'actor'>): boolean => allows(actor, 'jobs.manage');

const select = (asking: Asking, where: RawBuilder<unknown>, end: RawBuilder<unknown>) => sql<Row>`
  select j.id, j.name, coalesce(j.title, j.name) as title, j.state, j.attempts, j.error, j.created_at as "createdAt", j.run_after as "runAfter",
    j.started_at as "startedAt", j.ended_at as "endedAt", j.progress_done as done, j.progress_of as of, j.progress_words as words,
    j.cancellable, j.cancel_asked_at is not null as "cancelAsked", a.username, c.full_name as custodian
  from job j left join account a on a.id = j.asked_by left join custodian c on c.account_id = a.id and ${holdsStill('c')}
  where (${seesAll(asking)}::boolean or j.asked_by = ${asking.actor.accountId}::uuid) and ${where} ${end}`;

const instant = (at: Date | null): string | null => (at === null ? null : new Date(at).toISOString());

const runOf = (row: Row, all: boolean) => ({
  id: row.id,
  state: row.state,
  attempts: row.attempts,
  startedAt: instant(row.startedAt),
  endedAt: instant(row.endedAt),
  error: all ? row.error : null,
});

const jobOf = (row: Row, all: boolean): JobRow => ({
  ...runOf(row, all),
  name: row.name,
  title: row.title,
  askedBy: row.username === null ? null : { username: row.username, custodian: row.custodian },
  createdAt: new Date(row.createdAt).toISOString(),
  runAfter: new Date(row.runAfter).toISOString(),
  progress: row.done === null || row.of === null ? null : { done: row.done, of: row.of, words: row.words },
  cancelAsked: row.cancelAsked,
  canCancel: row.cancellable && !row.cancelAsked && (row.state === 'waiting' || row.state === 'running'),
});

/** The last run of each schedule; runs of a schedule are nobody's, so only operations see them. */
const lastRuns = async (asking: Asking): Promise<ScheduleRow[]> => {
  const last = sql`j.id in (select max(id) from job where slot is not null group by name)`;
  const { rows } = await select(asking, last, sql`order by title, j.id`).execute(asking.tx);
  return rows.map((row) => ({ ...runOf(row, true), name: row.name, title: row.title }));
};

const AT_ONCE = 50;

/** Jobs that a caller may see, newest first, page by page. */
export const listJobs = async (call: Call, { query }: HandlerInput<typeof listRoute>) => {
  const { state, name, before, limit = AT_ONCE } = query;
  const where = sql`${name === undefined ? sql`j.slot is null` : sql`j.name = ${name}`}
    and (${state ?? null}::text is null or j.state = ${state ?? null}) and (${before ?? null}::bigint is null or j.id < ${before ?? null}::bigint)`;
  const { rows } = await select(call, where, sql`order by j.id desc limit ${limit + 1}`).execute(call.tx);
  const jobs = rows.slice(0, limit).map((row) => jobOf(row, seesAll(call)));
  return {
    jobs,
    schedules: await lastRuns(call),
    next: rows.length > limit ? (jobs.at(-1)?.id ?? null) : null,
  };
};

/** One job, where the caller may see it. */
export const findJob = async (call: Asking, id: number): Promise<JobRow> => {
  const { rows } = await select(call, sql`j.id = ${id}::bigint`, sql``).execute(call.tx);
  return jobOf(found(rows[0]), seesAll(call));
};

export const getJob = (call: Call, { params }: HandlerInput<typeof getRoute>) => findJob(call, params.id);
