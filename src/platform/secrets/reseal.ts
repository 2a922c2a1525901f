import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/open.ts';
import { systemTransaction } from '../db/system-transaction.ts';
import { purposeOf, type SealedTable } from './sealed-columns.ts';
import { isSealed, type Secrets, sealedPrefix } from './secrets.ts';

type SealedTables = readonly SealedTable[];
type Row = { readonly key: string } & Readonly<Record<string, string | null>>;

/** Rows of one transaction: short enough that nobody waits for it. */
const BATCH = 100;

const anyColumn = ({ columns }: SealedTable, holds: (column: string) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(${sql.join(columns.map(holds), sql` or `)})`;

/** Values that are not under a key: of an older key, or (from before there were keys) not sealed at all. */
const notUnder = (table: SealedTable, keyId: string) =>
  anyColumn(table, (column) => sql`${sql.ref(column)} not like ${`${sealedPrefix(keyId)}%`}`);

const resealed = (secrets: Secrets, { table, columns }: SealedTable, row: Row) =>
  columns.map((column) => {
    const value = row[column] ?? null;
    if (value === null || (isSealed(value) && secrets.isCurrent(value))) return sql`${sql.ref(column)} = ${value}`;
    const purpose = purposeOf(table, column);
    return sql`${sql.ref(column)} = ${secrets.seal(isSealed(value) ? secrets.open(value, purpose) : value, purpose)}`;
  });

/** One batch of one table in the caller's transaction; returns how many rows it held. */
const resealBatch = async (tx: Db, secrets: Secrets, table: SealedTable, keyId: string): Promise<number> => {
  const columns = sql.join(table.columns.map((column) => sql.ref(column)));
  const { rows } = await sql<Row>`select ${sql.ref(table.key)}::text as key, ${columns} from ${sql.table(table.table)}
    where ${notUnder(table, keyId)} order by ${sql.ref(table.key)} limit ${BATCH} for update`.execute(tx);
  for (const row of rows)
    await sql`update ${sql.table(table.table)} set ${sql.join(resealed(secrets, table, row))}
      where ${sql.ref(table.key)}::text = ${row.key}`.execute(tx);
  return rows.length;
};

/** How many rows hold a value that the condition finds, per table. */
const countWhere = async (
  tx: Db,
  tables: SealedTables,
  condition: (table: SealedTable) => RawBuilder<unknown>,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const table of tables) {
    const { rows } = await sql<{ count: number }>`select count(*)::integer as count from ${sql.table(table.table)}
      where ${condition(table)}`.execute(tx);
    counts.set(table.table, rows[0]?.count ?? 0);
  }
  return counts;
};

const sum = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((all, one) => all + one, 0);

/** Rows with a value that is not under this key. */
export const countNotUnder = async (tx: Db, tables: SealedTables, keyId: string): Promise<number> =>
  sum(await countWhere(tx, tables, (table) => notUnder(table, keyId)));

/** Rows with a value that only this key opens. */
export const countUnder = async (tx: Db, tables: SealedTables, keyId: string): Promise<number> =>
  sum(
    await countWhere(tx, tables, (table) =>
      anyColumn(table, (column) => sql`${sql.ref(column)} like ${`${sealedPrefix(keyId)}%`}`),
    ),
  );

/** Whether something still lies there plain, from before there were keys. */
export const hasPlain = async (tx: Db, tables: SealedTables): Promise<boolean> =>
  sum(await countWhere(tx, tables, (table) => anyColumn(table, (column) => sql`${sql.ref(column)} not like 'g1.%'`))) >
  0;

/** Nobody writes a sealed value meanwhile: whoever began before is waited for. */
export const holdSealedTables = async (tx: Db, tables: SealedTables): Promise<void> => {
  for (const { table } of tables) await sql`lock table ${sql.table(table)} in share row exclusive mode`.execute(tx);
};

/**
 * Everything under the key that seals today, a hundred rows a transaction, so that it may be cut off anywhere and begun again;
 * the last pass waits for writers who still sealed under the former key. Returns the rows rewritten.
 */
export const resealAll = async (db: Db, tables: SealedTables, secrets: Secrets, keyId: string): Promise<number> => {
  let done = 0;
  for (const table of tables)
    for (let held = BATCH; held === BATCH; done += held)
      held = await systemTransaction(db, (tx) => resealBatch(tx, secrets, table, keyId));
  await systemTransaction(db, async (tx) => {
    await holdSealedTables(tx, tables);
    for (const table of tables)
      for (let held = BATCH; held === BATCH; done += held) held = await resealBatch(tx, secrets, table, keyId);
  });
  return done;
};
