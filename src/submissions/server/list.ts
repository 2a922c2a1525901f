import { type RawBuilder, sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { latestFirst } from '../../periods/rules/relations.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { namedFacts, rowOf } from './rows.ts';

type Filter = {
  readonly form?: string;
  readonly period?: string;
  readonly unit?: number;
  readonly campaign?: string;
  readonly state?: string;
  readonly search?: string;
};
type Page = { readonly limit?: number; readonly after?: string };

const AT_ONCE = 500;
/** Beyond it a number says no more than “many”, and counting costs more than the page itself. */
const COUNTED = 1000;

/** Submissions within scope, a page at a time: the newest period first, in it by form and unit. The first page says how many there are. */
export const listSubmissions = async (call: Call, { query }: { query: Filter & Page }) => {
  const { limit = AT_ONCE, after } = query;
  const which = sql`${sql.join(conditionsOf(query), sql` and `)} and ${visibleSubmissions(call)}`;
  const found = await idsAfter(call, which, after, limit + 1);
  const ids = found.slice(0, limit);
  const facts = new Map((await namedFacts(call, isOneOf(ids))).map((one) => [one.id, one]));
  return {
    submissions: ids.flatMap((id) => facts.get(id) ?? []).map(rowOf),
    next: found.length > limit ? (ids.at(-1) ?? null) : null,
    count: after === undefined ? await countOf(call, which) : null,
  };
};

const isOneOf = (ids: readonly string[]) => sql`s.id = any(${arrayLiteral(ids)}::uuid[])`;

const tables = sql`submission s join round r on r.id = s.round_id join form f on f.id = r.form_id`;
/** The place of a submission never changes, so that a page continues exactly where the last one ended. */
const place = sql`current_date - r.period_end, f.code, s.subject_unit_id, s.id`;

const idsAfter = async (
  { tx }: Call,
  which: RawBuilder<unknown>,
  after: string | undefined,
  most: number,
): Promise<string[]> => {
  const beyond =
    after === undefined ? sql`true` : sql`(${place}) > (select ${place} from ${tables} where s.id = ${after}::uuid)`;
  const { rows } = await sql<{ id: string }>`
    select s.id from ${tables} where ${which} and ${beyond}
    order by r.period_end desc, f.code, s.subject_unit_id, s.id limit ${most}`.execute(tx);
  return rows.map(({ id }) => id);
};

const countOf = async ({ tx }: Call, which: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select 1 from ${tables} where ${which} limit ${COUNTED + 1}) t`.execute(tx);
  return rows[0]?.count ?? 0;
};

const conditionsOf = ({ form, period, unit, campaign, state, search }: Filter) => [
  sql`true`,
  ...(form === undefined ? [] : [sql`f.code = ${form}`]),
  ...(period === undefined ? [] : [sql`r.period = ${period}`]),
  ...(unit === undefined ? [] : [sql`(s.subject_unit_id = ${unit} or s.reporter_unit_id = ${unit})`]),
  ...(campaign === undefined ? [] : [sql`r.campaign_id = ${campaign}::uuid`]),
  ...(state === undefined ? [] : [sql`s.state = ${state}`]),
  ...(search === undefined ? [] : sheetsNamed(search)),
];

/** The unit bears the word, or its district does, by any name it ever had. */
const unitHas = (word: string) => sql`s.subject_unit_id in (
  select u.unit_id from unit_version u left join unit_version d on d.unit_id = u.parent_id and d.kind = 'district'
  where ${beginsWordsOf(sql`concat(u.full_name, ' ', u.code, ' ', d.full_name)`, [word])})`;
const codeIs = (word: string) => sql`lower(f.code) = ${word}`;
const formHas = (word: string) => sql`r.form_version_id in (
  select v.id from form_version v join form g on g.id = v.form_id where ${beginsWordsOf(sql`concat(g.code, ' ', v.title)`, [word])})`;

/**
 * Conditions on submissions `s` of rounds `r` and forms `f`: each typed word begins a word of the unit's name (the form's code may stand
 * beside it), or each begins a word of the form's title.
 */
export const sheetsNamed = (search: string): RawBuilder<unknown>[] => {
  const words = wordsOf(search);
  if (words.length === 0) return [];
  const units = words.map((word) => sql`(${codeIs(word)} or ${unitHas(word)})`);
  return [sql`((${sql.join(units, sql` and `)}) or (${sql.join(words.map(formHas), sql` and `)}))`];
};

type Together = { readonly form: string; readonly period: string; readonly sheets: number };

const togetherOf = async ({ tx, actor }: Call) => {
  const { rows } = await sql<Together>`
    select f.code as form, r.period, count(*)::integer as sheets
    from submission s join round r on r.id = s.round_id join form f on f.id = r.form_id
    where s.reporter_unit_id = ${actor.unitId} and r.state = 'open' and ${roundStands}
    group by f.code, r.period, r.period_end
    having count(*) > 1 and bool_or(s.state in ('draft', 'returned') and s.excused_reason is null) order by r.period_end desc, f.code`.execute(
    tx,
  );
  return rows.map((row) => ({ ...row, periodName: periodName(getPeriod(row.period)) }));
};

type Gathered = { readonly period: string; readonly sheets: number };

/** Periods with several forms of which the unit fills one sheet each. */
const gatheredOf = async ({ tx, actor }: Call) => {
  const { rows } = await sql<Gathered>`
    select period, count(*)::integer as sheets from (
      select r.period, r.period_end, bool_or(s.state in ('draft', 'returned') and s.excused_reason is null) as open
      from submission s join round r on r.id = s.round_id
      where s.reporter_unit_id = ${actor.unitId} and r.state = 'open' and ${roundStands}
      group by r.id having count(*) = 1) t
    group by period, period_end having count(*) > 1 and bool_or(open) order by period_end desc`.execute(tx);
  return rows.map((row) => ({ ...row, periodName: periodName(getPeriod(row.period)) }));
};

type Known = { readonly form: string; readonly title: string; readonly period: string };

/** The forms and periods of which this person sees a submission: what the list can be narrowed to. */
export const listSubmissionChoices = async (call: Call) => {
  const { rows } = await sql<Known>`
    select f.code as form, v.title, r.period from round r join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    where exists (select 1 from submission s where s.round_id = r.id and ${visibleSubmissions(call)}) order by f.code, r.period_end`.execute(
    call.tx,
  );
  const periods = [...new Set(rows.map(({ period }) => period))].map(getPeriod).sort(latestFirst);
  return {
    together: await togetherOf(call),
    gathered: await gatheredOf(call),
    forms: [...new Map(rows.map(({ form, title }) => [form, title]))].map(([code, title]) => ({ code, title })),
    periods: periods.map((period) => ({ id: period.id, name: periodName(period) })),
  };
};
