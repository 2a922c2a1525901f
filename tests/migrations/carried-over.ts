import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { inject } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { type Database, type Db, openServer } from '../../src/platform/db/open.ts';
import { embeddedConnection, openInMemory } from '../world/in-memory.ts';
import { overConnection } from '../world/single-connection.ts';
import { type Installation, openInstallation } from './installation.ts';
import { type Recorded, readReleased, unpackFiles, type WorldName } from './released.ts';
import { dumpRows, loadRows } from './rows.ts';

/** A database without anything, on the engine of this run. */
const emptyDatabase = async (): Promise<Database> => {
  const server = inject('worldServer');
  if (server === '') return overConnection(await embeddedConnection(await openInMemory()), 'embedded');
  const name = `released_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${server}postgres` });
  await admin.connect();
  await admin.query(`create database ${name} template template0`);
  await admin.end();
  return openServer({ url: `${server}${name}`, connections: 4 });
};

const olderSchema = async (db: Db, names: readonly string[]): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-migrations-'));
  for (const name of names) copyFileSync(join(projectRoot, 'migrations', name), join(directory, name));
  await migrate(db, directory);
  rmSync(directory, { recursive: true });
};

/** Every table as the release left it, beside the ones that go on: what was lost can be asked of the database itself. */
export const KEPT = 'as_released';
const keepCopy = async (db: Db, tables: ReadonlySet<string>): Promise<void> => {
  await sql`create schema ${sql.ref(KEPT)}`.execute(db);
  for (const table of tables)
    await sql`create table ${sql.table(`${KEPT}.${table}`)} as table ${sql.table(table)}`.execute(db);
};

const tablesIn = (rows: string): Set<string> =>
  new Set(
    rows
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.slice(0, line.indexOf(' '))),
  );

export type CarriedOver = {
  readonly installation: Installation;
  readonly recorded: Recorded;
  /** The tables that held something. */
  readonly tables: ReadonlySet<string>;
  /** Whether the database, once loaded, was what had been written down. */
  readonly loadedWhole: boolean;
  readonly close: () => Promise<void>;
};

/** An installation of a release, taken over by the program as it is now. */
export const carryOver = async (release: string, world: WorldName): Promise<CarriedOver> => {
  const { rows, files, recorded } = readReleased(release, world);
  const database = await emptyDatabase();
  await olderSchema(database.owner, recorded.migrations);
  await loadRows(database.owner, rows);
  const loadedWhole = (await dumpRows(database.owner)) === rows;
  const tables = tablesIn(rows);
  await keepCopy(database.owner, tables);
  const dataDirectory = unpackFiles(files);
  const installation = await openInstallation({
    database,
    dataDirectory,
    now: new Date(recorded.now),
    demonstration: world === 'demonstration',
    secondFactors: recorded.secondFactors,
  });
  return {
    installation,
    recorded,
    tables,
    loadedWhole,
    close: async () => {
      await installation.close();
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
};
