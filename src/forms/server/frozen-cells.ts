import { sql } from 'kysely';
import { arrayLiteral, json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { FrozenCell } from '../rules/compiled.ts';

/** Keeps the cells of a version, in definition order; they are frozen from then on (trigger). */
export const keepCells = async (tx: Db, versionId: number, cells: readonly FrozenCell[]): Promise<void> => {
  const rows = cells.map(({ overUnits, ...cell }, position) => ({
    ...cell,
    position,
    overUnits: typeof overUnits === 'string' ? overUnits : 'mean',
    weight: typeof overUnits === 'string' ? null : overUnits.mean,
  }));
  await sql`
    insert into form_cell (form_version_id, position, code, section, ordinal, type, decimals, unit, indicator, breakdown, measure, series,
      over_units, over_time, weight)
    select ${versionId}::integer, c.position, c.code, c.section, c.ordinal, c.type, c.decimals, c.unit, c.indicator, c.breakdown, c.measure, c.series,
      c."overUnits", c."overTime", c.weight
    from jsonb_to_recordset(${json(rows)}::jsonb) as c (position integer, code text, section text, ordinal integer, type text, decimals smallint,
      unit text, indicator text, breakdown jsonb, measure text, series text, "overUnits" text, "overTime" text, weight text)`.execute(
    tx,
  );
};

/** The kept cells of version `v`, in definition order, as a JSON array of FrozenCell. */
export const keptCells = sql`(
  select coalesce(json_agg(json_build_object('code', c.code, 'section', c.section, 'ordinal', c.ordinal, 'type', c.type, 'decimals', c.decimals,
    'unit', c.unit, 'indicator', c.indicator, 'breakdown', c.breakdown, 'measure', c.measure, 'series', c.series,
    'overUnits', case when c.weight is null then to_json(c.over_units) else json_build_object('mean', c.weight) end, 'overTime', c.over_time)
    order by c.position), '[]')
  from form_cell c where c.form_version_id = v.id)`;

/** How the newest cell of each of these series was published: what a new cell of the same series must agree with. */
export type PublishedCell = Pick<FrozenCell, 'code' | 'series' | 'type' | 'unit' | 'indicator' | 'breakdown'> & {
  readonly form: string;
  readonly number: number;
};

export const publishedCells = async (tx: Db, series: readonly string[]): Promise<PublishedCell[]> => {
  const { rows } = await sql<PublishedCell>`
    select distinct on (c.series) c.series, c.code, c.type, c.unit, c.indicator, c.breakdown, f.code as form, v.number
    from form_cell c join form_version v on v.id = c.form_version_id join form f on f.id = v.form_id
    where c.series = any(${arrayLiteral(series)}::text[]) order by c.series, v.id desc`.execute(tx);
  return rows;
};
