import { sql } from 'kysely';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { isNumeric } from '../../forms/rules/resolve-names.ts';
import { type FormValues, NOT_APPLICABLE } from '../../forms/rules/values.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import { previousPeriod } from '../../periods/rules/relations.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { loadRevisions, openRevision, type Revision } from '../../submissions/server/index.ts';

type Asked = { readonly formCode: string; readonly period: string; readonly units: readonly number[] };

/** What units sent in the period before, for the cells that are no figures; nothing is asked where the form has none. */
export const previousSheets = async (
  tx: Db,
  form: CompiledForm,
  asked: Asked,
): Promise<ReadonlyMap<number, Revision>> => {
  const previous = new Map<number, Revision>();
  if (form.cells.every(({ type }) => isNumeric(type))) return previous;
  const period = previousPeriod(getPeriod(asked.period)).id;
  const { rows } = await sql<{ id: string }>`
    select s.id from round r join form f on f.id = r.form_id join submission s on s.round_id = r.id
    where f.code = ${asked.formCode} and r.period = ${period} and ${roundStands} and r.state <> 'withdrawn' and s.state <> 'withdrawn'
      and s.subject_unit_id = any(${arrayLiteral(asked.units)}::integer[])`.execute(tx);
  const revisions = await loadRevisions(
    tx,
    rows.map(({ id }) => id),
  );
  for (const one of revisions) previous.set(one.subjectUnitId, await openRevision(tx, one));
  return previous;
};

/** Whether a sheet holds lists, or words and choices that are not those of the period before: no threshold measures them. */
export const holdsWords = (
  form: CompiledForm,
  { cells, lists }: FormValues,
  previous: Revision | undefined,
): boolean => {
  const before = (code: string): string | undefined => {
    const series = form.cell(code)?.series;
    const then = series === undefined ? undefined : previous?.form.ofSeries(series);
    return then && previous?.values.cells[then.code];
  };
  const isNew = ([code, value]: [string, string]): boolean => {
    const cell = form.cell(code);
    if (cell === undefined || isNumeric(cell.type) || value === '' || value === NOT_APPLICABLE) return false;
    return before(code) !== value;
  };
  return Object.values(lists).some((rows) => rows.length > 0) || Object.entries(cells).some(isNew);
};
