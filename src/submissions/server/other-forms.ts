import { sql } from 'kysely';
import { addUnits, computeTotal } from '../../forms/rules/add-up.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { figuresOf } from '../../forms/rules/compute.ts';
import type { StoredFigures } from '../../forms/rules/stored-figures.ts';
import type { Figures } from '../../forms/rules/values.ts';
import { getCompiled, versionsFor } from '../../forms/server/index.ts';
import { periodRange } from '../../periods/rules/days.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { coveringPeriod } from '../../periods/rules/relations.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';

export type OtherForm = { readonly form: string; readonly period: string; readonly compiled: CompiledForm };

/** The forms that a form names, each in the period of its own kind that covers this one. */
export const otherForms = async (tx: Db, compiled: CompiledForm, period: string): Promise<OtherForm[]> => {
  const codes = [...new Set(compiled.references.forms.map(({ form }) => form))];
  if (codes.length === 0) return [];
  const here = getPeriod(period);
  const firstDay = periodRange(here, 'statistical').start;
  const found: OtherForm[] = [];
  for (const { code, versionId, digest } of await versionsFor(
    tx,
    codes.map((one) => ({ code: one, periodStart: firstDay })),
  )) {
    const other = await getCompiled(tx, versionId, digest);
    const covering = coveringPeriod(here, other.definition.periodKinds);
    if (covering) found.push({ form: code, period: covering.id, compiled: other });
  }
  return found;
};

/** A district quotes its communes' total; a department or the board, writing for the province, the province's. Communes have their own. */
const rootOf = ({ definition }: CompiledForm, subject: number) => {
  if (definition.filledBy === 'commune' || definition.reportsFor === 'commune') return undefined;
  if (definition.filledBy === 'district' || definition.reportsFor === 'district')
    return sql`select ${subject}::integer`;
  return sql`select unit_id from unit_version where kind = 'province' limit 1`;
};

/** The total of another form over the units for which this form speaks; undefined where nobody has sent it. */
export const totalsBelow = async (
  tx: Db,
  form: CompiledForm,
  other: OtherForm,
  subject: number,
): Promise<Figures | undefined> => {
  const root = rootOf(form, subject);
  if (!root) return undefined;
  const { rows } = await sql<StoredFigures>`
    select e.figures, e.not_applicable as "notApplicable" from form f
    join round r on r.form_id = f.id and r.period = ${other.period}
    join submission s on s.round_id = r.id
    join unit_closure uc on uc.ancestor_id = (${root}) and uc.descendant_id = s.subject_unit_id and ${standsOn('uc', sql`r.period_end`)}
    join revision e on e.submission_id = s.id and e.number = s.revision
    where f.code = ${other.form} and s.state in ('submitted', 'accepted')`.execute(tx);
  if (rows.length === 0) return undefined;
  return figuresOf(other.compiled, computeTotal(other.compiled, addUnits(other.compiled, rows)));
};
