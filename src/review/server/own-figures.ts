import { type RawBuilder, sql } from 'kysely';
import { addSheets, type Sheet } from '../../forms/rules/add-sheets.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { figuresOf } from '../../forms/rules/compute.ts';
import type { Figures } from '../../forms/rules/values.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { openRevision, revisionContent, type StoredRevision } from '../../submissions/server/index.ts';
import { type Area, below } from './previous-total.ts';

type Row = StoredRevision & {
  readonly form: string;
  readonly office: string;
  readonly unit: number;
  readonly period: string;
};

type OwnFigures = { readonly office: string; readonly form: string; readonly cells: Record<string, string> };

/**
 * What the verifiers counted themselves, in forms of their own of the same period and area: figures of the same series, by the codes of
 * this form. Nothing where their forms count other things.
 */
export const ownFigures = async (
  tx: Db,
  form: CompiledForm,
  area: Area,
  verifiers: readonly number[],
): Promise<OwnFigures[]> => {
  const rows = await ownSheets(tx, area, verifiers);
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.office} ${row.form}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const found: OwnFigures[] = [];
  for (const own of groups.values()) {
    const [first] = own;
    if (!first) continue;
    const sheets: Sheet[] = [];
    for (const row of own) sheets.push({ ...row, form: (await openRevision(tx, row)).form });
    const cells = sameSeries(form, sheets, area.period);
    if (Object.keys(cells).length > 0) found.push({ office: first.office, form: first.form, cells: { ...cells } });
  }
  return found;
};

const ownSheets = async (
  tx: Db,
  { formCode, period, unitId }: Area,
  verifiers: readonly number[],
): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select f.code as form, ${officeName(sql`s.reporter_unit_id`)} as office, s.subject_unit_id as unit, r.period, ${revisionContent}
    from round r join form f on f.id = r.form_id join submission s on s.round_id = r.id
    join revision e on e.submission_id = s.id and e.number = s.revision
    where r.period = ${period} and f.code <> ${formCode} and ${roundStands} and r.state <> 'withdrawn' and s.state in ('submitted', 'accepted')
      and s.excused_reason is null and s.reporter_unit_id = any(${arrayLiteral(verifiers)}::integer[]) and ${below(unitId)} order by f.code, e.form_version_id`.execute(
    tx,
  );
  return rows;
};

const officeName = (unit: RawBuilder<unknown>) => sql`(
  select coalesce(n.agency_name, n.full_name) from unit_version n where n.unit_id = ${unit} order by ${nearestTo('n', sql`r.period_end`)} limit 1)`;

const sameSeries = (form: CompiledForm, sheets: readonly Sheet[], period: string): Figures => {
  const base = sheets.at(-1)?.form;
  if (!base) return {};
  const figures = figuresOf(base, addSheets(base, [{ id: period, form: base }], sheets).computed);
  return Object.fromEntries(
    form.cells.flatMap(({ code, series }) => {
      const own = base.ofSeries(series);
      const figure = own && figures[own.code];
      return figure === undefined ? [] : [[code, figure] as const];
    }),
  );
};
