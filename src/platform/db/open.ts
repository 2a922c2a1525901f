import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely } from 'kysely';
import pg from 'pg';
import { type EmbeddedEngine, startEngine } from './embedded-engine.ts';
import { embeddedStream, type RawEngine } from './embedded-stream.ts';
import { lockDirectory } from './lock-file.ts';
import { openPool, poolDialect } from './pool.ts';
import { prepared } from './prepared.ts';
import {
  type Connection,
  type Marks,
  marksOf,
  plainMarks,
  singleConnectionDialect,
  turns,
} from './single-connection.ts';
import type { Tables } from './tables.ts';

export type Db = Kysely<Tables>;

export type Database = {
  /** Work of requests and jobs: its transactions run under the application's role, and row-level security binds them. */
  readonly db: Db;
  /** The owner's hand: migrations, loading, commands on the machine itself. */
  readonly owner: Db;
  readonly engine: 'embedded' | 'postgres';
  /** From now on transactions of `db` put on this role. */
  putOn(role: string): void;
  close(): Promise<void>;
};

const asText = (value: string) => value;
const asNumber = (value: string) => Number(value);
const DATE = 1082;
const INT8 = 20;
const NUMERIC_ARRAY = 1231;
const TEXT_ARRAY = 1009;

/** numeric and date stay text: a figure never passes through floating point, a day never through a time zone. */
export const serverTypes = () => {
  const types = new pg.TypeOverrides();
  types.setTypeParser(DATE, asText);
  types.setTypeParser(INT8, asNumber);
  types.setTypeParser(NUMERIC_ARRAY, pg.types.getTypeParser(TEXT_ARRAY as number));
  return types;
};

/** The embedded engine through the same client as a server, its statements prepared like a server's. */
export const embeddedConnection = async (engine: RawEngine): Promise<Connection> => {
  const client = new pg.Client({ stream: () => embeddedStream(async () => engine), types: serverTypes() });
  await client.connect();
  return {
    query: async (text, parameters) => {
      const { rows, rowCount } = await client.query(prepared(text, parameters));
      return { rows, affected: rowCount ?? 0 };
    },
    exec: (text) => client.query(text),
    close: async () => {
      await client.end();
      await engine.close();
    },
  };
};

export type MarksBy = { readonly owner: Marks; readonly application: (role: string) => Marks };
const plainly: MarksBy = { owner: plainMarks, application: marksOf };

/** A database over one connection, which its two hands take in turns; `marks` say how their transactions begin and end. */
export const overConnection = (
  connection: Connection,
  engine: Database['engine'],
  marks: MarksBy = plainly,
): Database => {
  const take = turns();
  let now = marks.owner;
  const owner: Db = new Kysely<Tables>({ dialect: singleConnectionDialect(connection, () => marks.owner, take) });
  const db: Db = new Kysely<Tables>({ dialect: singleConnectionDialect(connection, () => now, take) });
  return {
    db,
    owner,
    engine,
    putOn: (role) => {
      now = marks.application(role);
    },
    // Not through Kysely: of its two hands it ends only those that were used.
    close: () => connection.close(),
  };
};

/** The embedded engine as a server with one connection: whoever has it works, the others queue; a transaction holds it until it ends. */
const overEngine = (engine: EmbeddedEngine): Database => {
  const pool = openPool({
    stream: () => embeddedStream(engine.current),
    types: serverTypes(),
    max: 1,
    idleTimeoutMillis: 0,
  });
  // An idle connection that is lost would otherwise end the process; the next question begins another.
  pool.on('error', () => undefined);
  let begin = plainMarks.begin;
  return {
    db: new Kysely<Tables>({ dialect: poolDialect(pool, () => begin) }),
    owner: new Kysely<Tables>({ dialect: poolDialect(pool, () => plainMarks.begin) }),
    engine: 'embedded',
    putOn: (role) => {
      begin = marksOf(role).begin;
    },
    // Not through Kysely: of its two hands it ends only those that were used.
    close: async () => {
      await pool.end();
      await engine.close();
    },
  };
};

/** Opens (or makes) the embedded database in a directory; refuses a directory that another process holds. */
export const openEmbedded = async (directory: string): Promise<Database> => {
  mkdirSync(directory, { recursive: true });
  const release = lockDirectory(directory);
  try {
    const database = overEngine(await startEngine(join(directory, 'pgdata')));
    return {
      ...database,
      close: async () => {
        await database.close();
        release();
      },
    };
  } catch (cause) {
    release();
    throw cause;
  }
};

/** The embedded engine in memory, from a snapshot when one is given: for tests. */
export const openInMemory = async (snapshot?: Blob): Promise<PGlite> => {
  // Read when asked for: the product's own engine lives in another thread.
  const { PGlite: Engine } = await import('@electric-sql/pglite');
  return Engine.create(snapshot ? { loadDataDir: snapshot } : {});
};

/** Nobody waits longer than this for a connection or for a lock that another request holds; then the answer is 503. */
const LONGEST_WAIT_MS = 8_000;

export type ServerOptions = {
  readonly url: string;
  /** The login that owns the tables, where `url` has one of its own. */
  readonly ownerUrl?: string;
  readonly connections?: number;
  /** How long a statement may take; without end unless said. */
  readonly statementTimeoutMs?: number;
  readonly onError?: (error: Error) => void;
};

/** Connections of the owner's hand: migrations, loading, commands. */
const OWNER_CONNECTIONS = 2;

/** Opens a pool on a PostgreSQL server (15 or later). An error listener keeps the process alive when the server stops. */
export const openServer = (options: ServerOptions): Database => {
  const { url, ownerUrl = url, connections = 16, statementTimeoutMs, onError } = options;
  const shared = {
    types: serverTypes(),
    application_name: 'dan-toc',
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    lock_timeout: LONGEST_WAIT_MS,
  };
  const timeout = statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs };
  let begin = plainMarks.begin;
  const pool = openPool({ ...shared, ...timeout, connectionString: url, max: connections });
  const owners = openPool({ ...shared, connectionString: ownerUrl, max: OWNER_CONNECTIONS });
  for (const each of [pool, owners]) each.on('error', (error) => onError?.(error));
  const db: Db = new Kysely<Tables>({ dialect: poolDialect(pool, () => begin) });
  const owner: Db = new Kysely<Tables>({ dialect: poolDialect(owners, () => plainMarks.begin) });
  return {
    db,
    owner,
    engine: 'postgres',
    // Each transaction puts the role on, whatever connection a pooler gives it; what is asked outside of one has it from the start of
    // the connection (nothing was asked of this pool before).
    putOn: (role) => {
      begin = marksOf(role).begin;
      Object.assign(pool.options, { options: `-c role=${role}` });
    },
    close: async () => {
      await Promise.all([db.destroy(), owner.destroy()]);
    },
  };
};
