import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Kysely } from 'kysely';
import pg from 'pg';
import { beginning } from './beginning.ts';
import { deadlinesFor, probeIdle } from './deadline.ts';
import { type EmbeddedEngine, startEngine } from './embedded-engine.ts';
import { embeddedStream } from './embedded-stream.ts';
import { lockDirectory } from './lock-file.ts';
import { openPool, poolDialect } from './pool.ts';
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
  let begin = beginning();
  return {
    db: new Kysely<Tables>({ dialect: poolDialect(pool, () => begin) }),
    owner: new Kysely<Tables>({ dialect: poolDialect(pool, () => beginning()) }),
    engine: 'embedded',
    putOn: (role) => {
      begin = beginning(role);
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

const KEEP_ALIVE_MS = 10_000;
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

/** Connections of the owner's hand: migrations, loading, commands; one of them holds the start to itself. */
const OWNER_CONNECTIONS = 3;

/** Opens a pool on a PostgreSQL server (15 or later). An error listener keeps the process alive when the server stops. */
export const openServer = (options: ServerOptions): Database => {
  const { url, ownerUrl = url, connections = 16, statementTimeoutMs, onError } = options;
  const shared = {
    types: serverTypes(),
    application_name: 'dan-toc',
    connectionTimeoutMillis: LONGEST_WAIT_MS,
    lock_timeout: LONGEST_WAIT_MS,
    // A peer that is gone without a word is noticed by the system, also while a long piece of work waits for its answer.
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
  };
  const timeout = statementTimeoutMs === undefined ? {} : { statement_timeout: statementTimeoutMs };
  const deadlines = statementTimeoutMs === undefined ? undefined : deadlinesFor(statementTimeoutMs);
  let begin = beginning();
  const pool = openPool({ ...shared, ...timeout, connectionString: url, max: connections });
  const owners = openPool({ ...shared, connectionString: ownerUrl, max: OWNER_CONNECTIONS });
  for (const each of [pool, owners]) each.on('error', (error) => onError?.(error));
  const db: Db = new Kysely<Tables>({ dialect: poolDialect(pool, () => begin, deadlines) });
  const stopProbing = deadlines ? probeIdle(pool, deadlines) : () => undefined;
  const owner: Db = new Kysely<Tables>({ dialect: poolDialect(owners, () => beginning()) });
  return {
    db,
    owner,
    engine: 'postgres',
    // Each transaction puts the role on, whatever connection a pooler gives it; what is asked outside of one has it from the start of
    // the connection (nothing was asked of this pool before).
    putOn: (role) => {
      begin = beginning(role);
      Object.assign(pool.options, { options: `-c role=${role}` });
    },
    close: async () => {
      stopProbing();
      await Promise.all([db.destroy(), owner.destroy()]);
    },
  };
};
