import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import { projectRoot } from '../../../platform/config/project-root.ts';
import { applyMigrations, knownMigrations } from '../../../platform/db/migrate.ts';
import type { Db } from '../../../platform/db/open.ts';
import type { Content, TableContent } from '../../rules/backup-manifest.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import { type ColumnShape, readTables, type TableShape } from './catalog.ts';
import type { Piece } from './content.ts';
import type { Told } from './dump.ts';
import { linesOf, writeExactly } from './rows.ts';

const MIGRATIONS = join(projectRoot, 'migrations');

/** The schema of a backup is made by the migrations it was made by: each has to be here, with the same text. */
export const demandKnownSchema = ({ migrations }: Content): void => {
  const known = knownMigrations(MIGRATIONS);
  const digests = new Map(known.map(({ name, digest }) => [name, digest]));
  const newest = known.at(-1)?.name ?? '';
  for (const { name, digest } of migrations) {
    if (digests.get(name) === digest) continue;
    throw new BackupRefused(name > newest ? 'too-new' : digests.has(name) ? 'foreign' : 'too-new', name);
  }
};

/** A database that holds nothing at all: no table, so that nobody's data is written over. */
export const demandEmpty = async (db: Db): Promise<void> => {
  const { rows } = await sql`select 1 from pg_class where relkind in ('r', 'v', 'm', 'p', 'S')
    and relnamespace = current_schema()::regnamespace limit 1`.execute(db);
  if (rows.length > 0) throw new BackupRefused('not-empty');
};

/**
 * Rows come table by table, so that no order suits the references between them, and what triggers would do was done when they were
 * written. References are taken off and put back, which checks every row; only the owner's rights are needed, no superuser's.
 */
const takeGuardsOff = (tx: Db) =>
  sql`
  do $$
  declare
    each record;
  begin
    create temporary table reference_off on commit drop as
      select c.conrelid::regclass::text as owner, c.conname as name, pg_get_constraintdef(c.oid) as definition from pg_constraint c
      where c.contype = 'f' and c.connamespace = current_schema()::regnamespace;
    for each in select * from reference_off loop
      execute format('alter table %s drop constraint %I', each.owner, each.name);
    end loop;
    for each in select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace loop
      execute format('alter table %I disable trigger user', each.name);
    end loop;
  end $$`.execute(tx);

const putGuardsBack = (tx: Db) =>
  sql`
  do $$
  declare
    each record;
  begin
    for each in select * from reference_off order by name loop
      execute format('alter table %s add constraint %I %s', each.owner, each.name, each.definition);
    end loop;
    for each in select relname as name from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace loop
      execute format('alter table %I enable trigger user', each.name);
    end loop;
  end $$`.execute(tx);

/** Each text goes through its type's own reading; of a JSON column it is taken out of the quotes that populating leaves around it. */
const storedValue = ({ name, type }: ColumnShape) => {
  const column = sql.ref(`r.${name}`);
  if (type === 'jsonb') return sql`(${column} #>> '{}')::jsonb`;
  return type === 'json' ? sql`(${column} #>> '{}')::json` : column;
};

const insertOf = ({ name, columns }: TableShape, lines: string) => {
  const names = columns.map((column) => sql.ref(column.name));
  const table = sql.table(name);
  return sql`insert into ${table} (${sql.join(names)}) overriding system value
    select ${sql.join(columns.map(storedValue))} from json_populate_recordset(null::${table}, ${lines}::json) r`;
};

const asJson = (lines: Buffer): string => `[${lines.toString('utf8').trimEnd().replaceAll('\n', ',')}]`;

const demandShapes = (shapes: readonly TableShape[], tables: readonly TableContent[]): void => {
  const said = (list: readonly { name: string; columns: readonly unknown[] }[]): string =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns]));
  if (said(shapes) !== said(tables)) throw new BackupRefused('differs', 'các bảng');
};

const setSequences = async (tx: Db, { sequences }: Content): Promise<void> => {
  for (const { name, last, called } of sequences)
    await sql`select setval(${name}::regclass, ${last}::bigint, ${called})`.execute(tx);
};

/** Every table is written out once more, as it stands now, and has to be what the backup says. */
const demandSame = async (tx: Db, shapes: readonly TableShape[], { tables }: Content, told?: Told): Promise<void> => {
  for (const [at, shape] of shapes.entries()) {
    told?.(at, shapes.length, shape.name);
    const hash = createHash('sha256');
    let rows = 0;
    for await (const lines of linesOf(tx, shape)) {
      hash.update(lines.text, 'utf8');
      rows += lines.rows;
    }
    const said = tables[at];
    if (said?.rows !== rows || said.sha256 !== hash.digest('hex')) throw new BackupRefused('differs', shape.name);
  }
};

type Loading = {
  readonly tx: Db;
  readonly content: Content;
  readonly pieces: AsyncIterable<Piece>;
  /** Receives each file of the seal. */
  readonly file: (name: string, content: Buffer) => void;
  readonly told?: Told;
};

const takeIn = async ({ tx, content, pieces, file, told }: Loading, shapes: readonly TableShape[]): Promise<void> => {
  const byName = new Map(shapes.map((shape) => [shape.name, shape]));
  const order = content.tables.map(({ name }) => name);
  for await (const piece of pieces) {
    if ('file' in piece) {
      file(piece.file, piece.content);
      continue;
    }
    const shape = byName.get(piece.table);
    if (!shape) throw new BackupRefused('differs', piece.table);
    told?.(order.indexOf(piece.table), order.length, piece.table);
    await insertOf(shape, asJson(piece.lines)).execute(tx);
  }
};

/**
 * The whole of a backup into an empty database, in one transaction of the owner: schema, rows, counters, references, and the proof that
 * what stands there now is what was written. Where anything is amiss, nothing of it stays.
 */
export const loadBackup = async (loading: Loading): Promise<void> => {
  const { tx, content, told } = loading;
  await writeExactly(tx);
  await applyMigrations(
    tx,
    MIGRATIONS,
    content.migrations.map(({ name }) => name),
  );
  await sql`set constraints all immediate`.execute(tx);
  await writeExactly(tx);
  const shapes = await readTables(tx);
  demandShapes(shapes, content.tables);
  await takeGuardsOff(tx);
  await sql`truncate ${sql.join(shapes.map(({ name }) => sql.table(name)))}`.execute(tx);
  await takeIn(loading, shapes);
  await putGuardsBack(tx);
  await setSequences(tx, content);
  await demandSame(tx, shapes, content, told);
};
