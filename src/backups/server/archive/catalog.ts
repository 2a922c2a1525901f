import { sql } from 'kysely';
import type { Db } from '../../../platform/db/open.ts';
import type { Sequence } from '../../rules/backup-manifest.ts';

/** A table as it is written out: the columns that are stored, and in which order its rows stand. */
export type TableShape = {
  readonly name: string;
  readonly columns: readonly ColumnShape[];
  readonly key: readonly ColumnShape[];
};
export type ColumnShape = { readonly name: string; readonly type: string };

type Row = { name: string; columns: ColumnShape[]; key: ColumnShape[] };

/** Every table of the schema with its stored columns (what is generated is computed anew) and its primary key. */
export const readTables = async (db: Db): Promise<readonly TableShape[]> => {
  const { rows } = await sql<Row>`
    with col as (
      select a.attrelid, a.attnum, a.attgenerated,
        json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) as shape
      from pg_attribute a where a.attnum > 0 and not a.attisdropped
    )
    select t.relname as name,
      (select json_agg(shape order by attnum) from col where attrelid = t.oid and attgenerated = '') as columns,
      (select json_agg(shape order by array_position(i.indkey::int2[], attnum)) from col
        join pg_index i on i.indrelid = attrelid and i.indisprimary and attnum = any (i.indkey)
        where attrelid = t.oid) as key
    from pg_class t where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
    order by t.relname collate "C"`.execute(db);
  return rows;
};

/** Where each counter of the schema stands. */
export const readSequences = async (db: Db): Promise<readonly Sequence[]> => {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'S' and relnamespace = current_schema()::regnamespace
    order by relname collate "C"`.execute(db);
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const at = await sql<{ last: string; called: boolean }>`
      select last_value::text as last, is_called as called from ${sql.table(name)}`.execute(db);
    sequences.push({ name, ...(at.rows[0] ?? { last: '1', called: false }) });
  }
  return sequences;
};
