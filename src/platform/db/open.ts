import { mkdirSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { lockDirectory } from './lock-file.ts';
import { preparingPool } from './preparing-pool.ts';
import { type Connection, type Marks, plainMarks, singleConnectionDialect } from './single-connection.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export type Database = {
  readonly db: Db;
  readonly engine: 'embedded' | 'postgres';
  close(): Promise<void>;
};

const asText = (value: string) => value;
const asNumber = (value: string) => Number(value);
const DATE = 1082;
const NUMERIC = 1700;
const INT8 = 20;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009;

/** numeric and date stay text on both engines: a figure never passes through floating point, a day never through a time zone. */
const embeddedParsers = { [DATE]: asText, [NUMERIC]: asText, [INT8]: asNumber };

export const embeddedConnection = (engine: PGlite): Connection => ({
  query: async (text, parameters) => {
    const result = await engine.query(text, [...parameters]);
    return { rows: result.rows, affected: result.affectedRows ?? 0 };
  },
  exec: (text) => engine.exec(text),
  close: () => engine.close(),
});

/** A database over one connection; `marks` say how its transactions begin and end. */
export const overConnection = (
  connection: Connection,
  engine: Database['engine'],
  marks: Marks = plainMarks,
): Database => {
  const db: Db = new Kysely<Tables>({ dialect: singleConnectionDialect(connection, marks) });
  return { db, engine, close: () => db.destroy() };
};

const wrapEmbedded = (engine: PGlite, release: () => void): Database => {
  const { db } = overConnection(embeddedConnection(engine), 'embedded');
  return {
    db,
    engine: 'embedded',
    close: async () => {
      await db.destroy();
      release();
    },
  };
};

/** Opens (or makes) the embedded database in a directory; refuses a directory that another process holds. */
export const openEmbedded = async (directory: string): Promise<Database> => {
  mkdirSync(directory, { recursive: true });
  const release = lockDirectory(directory);
  try {
    const engine = await PGlite.create({
      dataDir: `${directory}/pgdata`,
      parsers: embeddedParsers,
      relaxedDurability: false,
    });
    return wrapEmbedded(engine, release);
  } catch (cause) {
    release();
    throw cause;
  }
};

/** The embedded engine in memory, from a snapshot when one is given: for tests. */
export const openInMemory = (snapshot?: Blob): Promise<PGlite> =>
  PGlite.create({ parsers: embeddedParsers, ...(snapshot ? { loadDataDir: snapshot } : {}) });

export const serverTypes = () => {
  const types = new pg.TypeOverrides();
  types.setTypeParser(DATE, asText);
  types.setTypeParser(INT8, asNumber);
  types.setTypeParser(NUMERIC_ARRAY, pg.types.getTypeParser(TEXT_ARRAY as number));
  return types;
};

/** Nobody waits longer than this for a connection or for a lock that another request holds; then the answer is 503. */
const LONGEST_WAIT_MS = 8_000;

export type ServerOptions = {
  readonly url: string;
  readonly connections?: number;
  readonly onError?: (error: Error) => void;
};

/** Opens a pool on a PostgreSQL server (15 or later). An error listener keeps the process alive when the server stops. */
export const openServer = ({ url, connections = 16, onError }: ServerOptions): Database => {
  const pool = preparingPool({
    connectionString: url,
    max: connections,
    types: serverTypes(),
    application_name: 'dan-toc',
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    lock_timeout: LONGEST_WAIT_MS,
  });
  pool.on('error', (error) => onError?.(error));
  const db: Db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  return { db, engine: 'postgres', close: () => db.destroy() };
};
