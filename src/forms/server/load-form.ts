import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { compileForm } from '../rules/compile.ts';
import type { CompiledForm, FrozenCell, Quotation } from '../rules/compiled.ts';
import type { FormDefinition } from '../rules/definition.ts';
import { ENGINE } from '../rules/engine.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { keptCells } from './frozen-cells.ts';

type Version = {
  /** It was checked when it was published, and is read as it is: a schema that has become stricter makes no old form unreadable. */
  readonly definition: FormDefinition;
  readonly engine: number;
  readonly cells: readonly FrozenCell[];
};

/** A published version as it was published: cells and ordinals from what was kept of it, not from what this engine would give them. */
export const loadForm = async (tx: Db, versionId: number): Promise<CompiledForm> => {
  const { rows } = await sql<Version>`
    select v.definition, v.engine, ${keptCells} as cells from form_version v where v.id = ${versionId}`.execute(tx);
  const { definition, engine, cells } = found(rows[0]);
  if (engine > ENGINE)
    throw new Error(`form version ${versionId} was published by engine ${engine}, this is ${ENGINE}`);
  const form = compileForm(definition, { ethnicGroups: ethnicGroups() }, { engine, cells });
  const forms = await quotedSeries(tx, versionId, form.references.forms);
  return { ...form, references: { ...form.references, forms } };
};

/**
 * What the names of other forms' cells meant when the version was published: their series in the newest version that those forms had
 * then, or (of a form that came later) in its first one. Versions are never changed and their ids rise, so the answer never changes.
 */
const quotedSeries = async (tx: Db, versionId: number, names: readonly Quotation[]): Promise<readonly Quotation[]> => {
  if (names.length === 0) return names;
  const { rows } = await sql<Quotation>`
    select q.form, q.cell, c.series
    from unnest(${arrayLiteral(names.map(({ form }) => form))}::text[], ${arrayLiteral(names.map(({ cell }) => cell))}::text[]) as q (form, cell)
    join form f on f.code = q.form
    cross join lateral (
      select id from form_version where form_id = f.id
      order by (id < ${versionId}) desc, case when id < ${versionId} then -number else number end limit 1
    ) v
    join form_cell c on c.form_version_id = v.id and c.code = q.cell`.execute(tx);
  const series = new Map(rows.map((row) => [`${row.form}.${row.cell}`, row]));
  return names.map(({ form, cell }) => series.get(`${form}.${cell}`) ?? { form, cell });
};
