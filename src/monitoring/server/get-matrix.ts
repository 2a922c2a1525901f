import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { joinFill, roundStands, submissionsInScope } from '../../rounds/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import { progressState } from '../rules/progress.ts';
import { groupNameOf, joinGroup } from './group.ts';
import { hasAccount } from './has-account.ts';
import { remindedAt } from './reminded.ts';

type Group = { readonly id: number; readonly name: string; readonly kind: string; readonly late: number };
type Sheet = {
  readonly round: string;
  readonly form: string;
  readonly formTitle: string;
  readonly period: string;
  readonly submission: string;
  readonly unit: number;
  readonly name: string;
  readonly path: string;
  readonly state: string;
  readonly excused: boolean;
  readonly filled: number;
  readonly required: number;
  readonly dueOn: string;
  readonly hasAccount: boolean;
  readonly remindedAt: Date | null;
};

/** The units of one district against every form that is being collected from them (R36); the district with most late sheets where none is named. */
export const getProgressMatrixOf = async (call: Call, { query }: { query: { district?: number } }) => {
  const today = vietnamDay(call.now);
  const groups = await groupsIn(call, today);
  const chosen =
    query.district === undefined ? mostLate(groups) : found(groups.find(({ id }) => id === query.district));
  const sheets = chosen ? await sheetsOf(call, today, chosen.id) : [];
  const rounds = [...new Map(sheets.map((sheet) => [sheet.round, sheet])).values()].sort(
    (a, b) => a.form.localeCompare(b.form) || a.period.localeCompare(b.period),
  );
  const places = new Map(rounds.map(({ round }, place) => [round, place]));
  return {
    district: chosen ? { id: chosen.id, name: groupNameOf(chosen.kind, chosen.name) } : null,
    districts: groups.map(({ id, name, kind, late }) => ({ id, name: groupNameOf(kind, name), late })),
    rounds: rounds.map(({ form, formTitle, period }) => ({
      form,
      formTitle,
      period,
      periodName: periodName(getPeriod(period)),
    })),
    rows: rowsOf(sheets, places, today),
  };
};

const mostLate = (groups: readonly Group[]): Group | undefined => groups.toSorted((a, b) => b.late - a.late)[0];

const tables = sql`submission s join round r on r.id = s.round_id ${joinFill}`;

const opened = (call: Call, today: string) =>
  sql`r.state = 'open' and ${roundStands} and r.opens_on <= ${today}::date and ${submissionsInScope(call)}`;

/** Districts that owe something in open rounds, by name, the province's own offices last. */
const groupsIn = async (call: Call, today: string): Promise<Group[]> => {
  const { rows } = await sql<Group>`
    select g.id, min(g.name) as name, min(g.kind) as kind,
      count(*) filter (where s.state in ('draft', 'returned') and s.excused_reason is null and fill.due_on < ${today}::date)::integer as late
    from ${tables} ${joinGroup(sql`r.period_end`)} where ${opened(call, today)} group by g.id`.execute(call.tx);
  return rows.sort(
    (a, b) => Number(a.kind === 'province') - Number(b.kind === 'province') || compareText(a.name, b.name),
  );
};

const sheetsOf = async (call: Call, today: string, district: number): Promise<Sheet[]> => {
  const { rows } = await sql<Sheet>`
    select r.id as round, f.code as form, v.title as "formTitle", r.period, s.id as submission, s.subject_unit_id as unit, u.full_name as name,
      ${placeName(sql`s.subject_unit_id`, sql`r.period_end`)} as path, s.state, s.excused_reason is not null as excused, s.filled, s.required,
      fill.due_on as "dueOn", ${hasAccount(sql`s.reporter_unit_id`)} as "hasAccount", ${remindedAt} as "remindedAt"
    from ${tables} join form f on f.id = r.form_id join form_version v on v.id = r.form_version_id
    join unit_version u on u.unit_id = s.subject_unit_id and ${standsOn('u', sql`r.period_end`)} ${joinGroup(sql`r.period_end`)}
    where ${opened(call, today)} and g.id = ${district}`.execute(call.tx);
  return rows;
};

const rowsOf = (sheets: readonly Sheet[], places: ReadonlyMap<string, number>, today: string) => {
  const units = new Map<number, Sheet[]>();
  for (const sheet of sheets) units.set(sheet.unit, [...(units.get(sheet.unit) ?? []), sheet]);
  return [...units.values()]
    .map((own) => {
      const [{ unit, name, path, hasAccount: reached } = { unit: 0, name: '', path: '', hasAccount: false }] = own;
      const cells = Array.from(places, ([round]) => own.find((sheet) => sheet.round === round));
      return { unit: { id: unit, name, path, hasAccount: reached }, cells: cells.map((sheet) => cellOf(sheet, today)) };
    })
    .sort((a, b) => compareText(a.unit.name, b.unit.name));
};

/** null: the form does not ask this unit. */
const cellOf = (sheet: Sheet | undefined, today: string) =>
  sheet
    ? {
        submission: sheet.submission,
        state: progressState(sheet, today),
        filled: sheet.filled,
        required: sheet.required,
        dueOn: sheet.dueOn,
        remindedAt: sheet.remindedAt?.toISOString() ?? null,
      }
    : null;
