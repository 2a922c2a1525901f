import { type RawBuilder, sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { ofDepartment, roundStands } from '../../rounds/server/index.ts';
import type { CaseRow } from '../contract.ts';
import { type CaseFacts, type Cause, caseActions, type Outcome } from '../rules/actions.ts';
import { seenOfCase } from './seen.ts';

export type Discrepancy = CaseFacts & {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly period: string;
  readonly form: string;
  readonly cell: string;
  readonly unitId: number;
  readonly unitName: string;
  readonly ownerName: string;
  readonly submissionId: string | null;
  readonly firstValue: string | null;
  readonly secondValue: string | null;
  readonly firstSource: string;
  readonly secondSource: string;
  readonly dueOn: string;
  readonly outcome: Outcome | null;
  readonly cause: Cause | null;
  readonly explanation: string | null;
  readonly byRule: boolean;
  readonly openedAt: Date;
  readonly agreedAt: Date | null;
  /** The last line of its thread. */
  readonly lastLine: string | null;
};

export const nameOfUnit = (unit: RawBuilder<unknown>, column: RawBuilder<unknown>, today: string) => sql`(
  select ${column} from unit_version n where n.unit_id = ${unit} order by ${nearestTo('n', today)} limit 1)`;

/**
 * Cases `d` that the asker may know of: what lies under their unit is the wall of the rows themselves; a department reads those of the forms
 * that it verifies or is consulted on, those that it owns or opened.
 */
export const inReach = ({ scope }: Call): RawBuilder<unknown> => {
  const { departmentUnitId } = scope;
  if (departmentUnitId === null) return sql`true`;
  return sql`(d.owner_unit_id = ${departmentUnitId} or d.asked_unit_id = ${departmentUnitId} or exists (
    select 1 from round r where r.period = d.period and ${roundStands} and ${ofDepartment(departmentUnitId)}
      and (r.form_id = d.form_id or r.form_id in (select t.form_id from discrepancy_term t where t.rule_id = d.rule_id))))`;
};

/** Numbered within the year in which it was opened. */
export const numberOfCase = sql`'CL-' || d.year || '-' || lpad(d.number::text, greatest(3, length(d.number::text)), '0')`;

/** The most urgent first: open before answered before closed, then by their day. */
export const place = sql`case d.state when 'open' then 0 when 'answered' then 1 else 2 end, d.due_on, d.year, d.number`;

export const findCases = async (
  call: Call,
  which: RawBuilder<unknown>,
  most: number | null = null,
): Promise<Discrepancy[]> => {
  const today = vietnamDay(call.now);
  const { rows } = await sql<Discrepancy>`
    select d.id, ${numberOfCase} as number, d.title, d.period, f.code as form, d.cell,
      d.unit_id as "unitId", ${nameOfUnit(sql`d.unit_id`, sql`n.full_name`, today)} as "unitName", d.owner_unit_id as "ownerUnitId",
      ${nameOfUnit(sql`d.owner_unit_id`, sql`coalesce(n.agency_name, n.full_name)`, today)} as "ownerName", d.asked_unit_id as "askedUnitId",
      d.submission_id as "submissionId", d.first_value::text as "firstValue", d.second_value::text as "secondValue", d.first_source as "firstSource",
      d.second_source as "secondSource", d.due_on::text as "dueOn", d.state, d.outcome, d.cause, d.explanation, d.rule_id is not null as "byRule",
      d.opened_at as "openedAt", d.agreed_at as "agreedAt",
      (select max(o.id)::text from discrepancy_note o where o.discrepancy_id = d.id) as "lastLine"
    from discrepancy d join form f on f.id = d.form_id where ${which} and ${inReach(call)} order by ${place} limit ${most}::integer`.execute(
    call.tx,
  );
  return rows;
};

export const countCases = async (call: Call, which: RawBuilder<unknown>): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from discrepancy d join form f on f.id = d.form_id where ${which} and ${inReach(call)}`.execute(
    call.tx,
  );
  return rows[0]?.count ?? 0;
};

export const caseRow = ({ actor }: Pick<Call, 'actor'>, one: Discrepancy): CaseRow => ({
  id: one.id,
  number: one.number,
  title: one.title,
  period: one.period,
  periodName: periodName(getPeriod(one.period)),
  unit: { id: one.unitId, name: one.unitName },
  form: one.form,
  cell: one.cell,
  submission: one.submissionId,
  first: { source: one.firstSource, value: one.firstValue },
  second: { source: one.secondSource, value: one.secondValue },
  owner: { id: one.ownerUnitId, name: one.ownerName },
  dueOn: one.dueOn,
  state: one.state,
  outcome: one.outcome,
  cause: one.cause,
  explanation: one.explanation,
  byRule: one.byRule,
  openedAt: one.openedAt.toISOString(),
  agreedAt: one.agreedAt?.toISOString() ?? null,
  seen: seenOfCase(one),
  actions: caseActions(one, actor),
});
