import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod, type Period } from '../../periods/rules/period.ts';
import { previousPeriod, sameLastYear } from '../../periods/rules/relations.ts';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { roundStands, visibleSubmissions } from '../../rounds/server/index.ts';
import { loadRevisions } from '../../submissions/server/index.ts';
import { addRevisions, cellsOf } from './members.ts';

export type Area = {
  readonly formCode: string;
  readonly period: string;
  /** Null: all units of the round. */
  readonly unitId: number | null;
};

/** Submissions `s` of round `r` whose subject stood below a unit on the last day of the period. */
export const below = (unitId: number | null) =>
  unitId === null
    ? sql`true`
    : sql`exists (select 1 from unit_closure uc where uc.ancestor_id = ${unitId} and uc.descendant_id = s.subject_unit_id
        and ${standsOn('uc', sql`r.period_end`)})`;

/** What the same units reported a year ago, else in the period before: the total of what was accepted then, on the form of now. */
export const previousTotal = async (call: Call, form: CompiledForm, { formCode, period, unitId }: Area) => {
  for (const previous of previousPeriods(getPeriod(period))) {
    const { rows } = await sql<{ id: string }>`
      select s.id from round r join form f on f.id = r.form_id join submission s on s.round_id = r.id
      where f.code = ${formCode} and r.period = ${previous.id} and ${roundStands} and r.state <> 'withdrawn' and s.state = 'accepted'
        and s.excused_reason is null and ${below(unitId)} and ${visibleSubmissions(call)}`.execute(call.tx);
    if (rows.length === 0) continue;
    const revisions = await loadRevisions(
      call.tx,
      rows.map(({ id }) => id),
    );
    const summed = await addRevisions(call.tx, form, revisions);
    const { totals } = cellsOf({ form, ...summed });
    return { period: previous.id, periodName: periodName(previous), totals, sheets: rows.length };
  }
  return null;
};

const previousPeriods = (period: Period): Period[] => {
  const lastYear = sameLastYear(period);
  const previous = previousPeriod(period);
  return lastYear && lastYear.id !== previous.id ? [lastYear, previous] : [previous];
};
