import { sql } from 'kysely';
import type { Db } from '../../../platform/db/open.ts';
import type { ColumnShape, TableShape } from './catalog.ts';

/** A piece of a table: whole lines, some megabytes at most unless one row is larger. */
export type Lines = { readonly text: string; readonly rows: number };

const PIECE_BYTES = 2 * 1024 * 1024;
const MOST_ROWS = 2_000;
/** A row with a file in it may have twenty megabytes as text. */
const MOST_FILES = 2;

const isFile = ({ type }: ColumnShape): boolean => type === 'bytea';
const isText = ({ type }: ColumnShape): boolean => /^(text|name|character)/.test(type);

/**
 * Each row as a JSON object of texts, each value as PostgreSQL writes it and reads it again: exact for every type there is, as COPY is
 * (json itself would take a jsonb `null` for none). Rows stand in the order of the primary key, texts by their bytes, so that two
 * databases with the same content write the same lines, whatever their language.
 */
const selectOf = ({ name, columns, key }: TableShape) => {
  const table = sql.table(name);
  const values = columns.map((column) => sql`${sql.ref(`t.${column.name}`)}::text as ${sql.ref(column.name)}`);
  const order = key.map((column) =>
    isText(column) ? sql`${sql.ref(`t.${column.name}`)} collate "C"` : sql.ref(`t.${column.name}`),
  );
  return sql`select row_to_json(r)::text as line from (select ${sql.join(values)} from ${table} t order by ${sql.join(order)}) r`;
};

const mostRows = ({ columns }: TableShape): number => (columns.some(isFile) ? MOST_FILES : MOST_ROWS);

/** How many rows make a piece, by how large the last ones were. */
const nextCount = (lines: Lines, most: number): number => {
  const each = Math.max(1, lines.text.length / Math.max(1, lines.rows));
  return Math.max(1, Math.min(most, lines.rows * 8, Math.floor(PIECE_BYTES / each)));
};

/** The rows of a table, piece by piece over a cursor: of a table of any size a few megabytes are in memory. Inside a transaction. */
export async function* linesOf(tx: Db, table: TableShape): AsyncGenerator<Lines> {
  const most = mostRows(table);
  await sql`declare backup_rows no scroll cursor for ${selectOf(table)}`.execute(tx);
  let count = Math.min(most, 50);
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(count)} from backup_rows`.execute(tx);
    if (rows.length === 0) break;
    const lines = { text: rows.map(({ line }) => `${line}\n`).join(''), rows: rows.length };
    yield lines;
    count = nextCount(lines, most);
  }
  await sql`close backup_rows`.execute(tx);
}

/** How values are written: the same on every server, whatever it was set to. */
export const writeExactly = (tx: Db) =>
  sql`select set_config('TimeZone', 'UTC', true), set_config('DateStyle', 'ISO, YMD', true), set_config('IntervalStyle', 'postgres', true),
    set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '3', true), set_config('app.scope', 'all', true),
    set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true)`.execute(tx);
