import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from './open.ts';

export type Migration = { readonly name: string; readonly text: string; readonly digest: string };

/** Every file of the line, in its order. */
export const knownMigrations = (directory: string): Migration[] =>
  readdirSync(directory)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(directory, name), 'utf8');
      return { name, text, digest: createHash('sha256').update(text).digest('hex') };
    });

const makeRecord = (db: Db) =>
  sql`create table if not exists migration (name text primary key, digest text not null, applied_at timestamptz not null default now())`.execute(
    db,
  );

/**
 * The schema as it was after exactly these files, in a transaction that goes on: a backup is taken in by the files that it was made by.
 * Their records come with its rows.
 */
export const applyMigrations = async (tx: Db, directory: string, names: readonly string[]): Promise<void> => {
  await makeRecord(tx);
  const wanted = new Set(names);
  for (const { name, text } of knownMigrations(directory)) if (wanted.has(name)) await sql.raw(text).execute(tx);
};

/**
 * Brings the schema forward: each file in one transaction together with its record, so a kill at any statement leaves it
 * whole or absent. A file that changed after it was applied is refused.
 */
export const migrate = async (db: Db, directory: string): Promise<string[]> => {
  await makeRecord(db);
  const known = await sql<Pick<Migration, 'name' | 'digest'>>`select name, digest from migration`.execute(db);
  const digests = new Map(known.rows.map(({ name, digest }) => [name, digest]));
  const applied: string[] = [];
  for (const migration of knownMigrations(directory)) {
    // What is as it was applied needs no lock: no one takes a record away.
    if (digests.get(migration.name) === migration.digest) continue;
    if (await apply(db, migration)) applied.push(migration.name);
  }
  return applied;
};

const apply = (db: Db, migration: Migration): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    await sql`select set_config('statement_timeout', '0', true)`.execute(tx);
    await sql`select pg_advisory_xact_lock(7304221)`.execute(tx);
    const known = await sql<{ digest: string }>`select digest from migration where name = ${migration.name}`.execute(
      tx,
    );
    const digest = known.rows[0]?.digest;
    if (digest !== undefined && digest !== migration.digest)
      throw new Error(`migration ${migration.name} was changed after it was applied`);
    if (digest !== undefined) return false;
    // Without parameters a text of many statements goes as one simple query, on both engines.
    await sql.raw(migration.text).execute(tx);
    await sql`insert into migration (name, digest) values (${migration.name}, ${migration.digest})`.execute(tx);
    return true;
  });
