import { sql } from 'kysely';
import type { Db } from '../../src/platform/db/open.ts';

const BATCH = 500;

const tablesOf = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'migration' order by 1`.execute(
    db,
  );
  return rows.map(({ name }) => name);
};

/** PostgreSQL writes the rows, and numbers stay as it wrote them: they never pass through floating point. */
export const dumpRows = async (db: Db): Promise<string> => {
  const lines: string[] = [];
  for (const table of await tablesOf(db)) {
    const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(
      db,
    );
    lines.push(...rows.map(({ row }) => `${table} ${row}`).sort());
  }
  return `${lines.join('\n')}\n`;
};

const byTable = (text: string): Map<string, string[]> => {
  const tables = new Map<string, string[]>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const gap = line.indexOf(' ');
    const table = line.slice(0, gap);
    tables.set(table, [...(tables.get(table) ?? []), line.slice(gap + 1)]);
  }
  return tables;
};

/** How many rows of each table the text holds. */
export const countRows = (text: string): Map<string, number> =>
  new Map([...byTable(text)].map(([table, rows]) => [table, rows.length]));

const continueSequences = async (tx: Db): Promise<void> => {
  const { rows } = await sql<{ table: string; column: string; sequence: string }>`
    select c.relname as table, a.attname as column, pg_get_serial_sequence(c.relname, a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and a.attidentity <> ''`.execute(tx);
  for (const { table, column, sequence } of rows)
    await sql`select setval(${sequence}, (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(
      tx,
    );
};

/**
 * Puts the rows into tables of the same shape, in place of what stands there (migrations bring some facts), as a restored backup would:
 * triggers and foreign keys do not stir.
 */
export const loadRows = (db: Db, text: string): Promise<void> =>
  db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    for (const table of await tablesOf(tx)) await sql`delete from ${sql.table(table)}`.execute(tx);
    for (const [table, rows] of byTable(text))
      for (let at = 0; at < rows.length; at += BATCH) {
        const batch = `[${rows.slice(at, at + BATCH).join(',')}]`;
        await sql`insert into ${sql.table(table)} overriding system value
          select * from json_populate_recordset(null::${sql.table(table)}, ${batch}::json)`.execute(tx);
      }
    await continueSequences(tx);
  });
