import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type {} from '../../src/app/tables.ts';
import { admitApplication } from '../../src/platform/db/application-role.ts';
import { embeddedStream, rawEngine } from '../../src/platform/db/embedded-stream.ts';
import { type Database, openEmbedded, openServer } from '../../src/platform/db/open.ts';
import type { Connection } from '../machine/connection.ts';
import { startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';

export type EngineName = 'embedded' | 'postgres';

/**
 * One installation that is measured with the product on it and without: `start` runs the product, `connect` opens bare
 * connections to the same database. The embedded database admits one process, so the one is always ended before the other.
 */
export type Site = {
  readonly engine: EngineName;
  /** How many connections both sides work over; there can be no more of the embedded database. */
  readonly connections: number;
  readonly start: (args?: readonly string[]) => Promise<ServerProcess>;
  readonly connect: (count: number) => Promise<readonly Connection[]>;
  /** Bare connections to the same data while the product runs; of the embedded database, which admits one process, to a copy made now. */
  readonly connectBeside: (count: number) => Promise<readonly Connection[]>;
  /** The database as the product itself opens it, requests under the application's role. */
  readonly open: () => Promise<Database>;
  readonly directory: string;
  readonly remove: () => void;
};

/** The bare client: each statement parsed and planned as it comes. */
const bareConnection = async (client: pg.Client, close = () => client.end()): Promise<Connection> => {
  await client.connect();
  return {
    query: async (text, parameters) => {
      const { rows, rowCount } = await client.query(text, [...parameters]);
      return { rows, affected: rowCount ?? 0 };
    },
    exec: (text) => client.query(text),
    close,
  };
};

const serverConnection = (url: string): Promise<Connection> => bareConnection(new pg.Client({ connectionString: url }));

/** The directory opened as the product opens it, and nothing more. */
const directoryConnection = async (directory: string): Promise<Connection> => {
  const engine = rawEngine(await PGlite.create({ dataDir: join(directory, 'pgdata'), relaxedDurability: false }));
  const client = new pg.Client({ stream: () => embeddedStream(async () => engine) });
  return bareConnection(client, async () => {
    await client.end();
    await engine.close();
  });
};

const admitted = async (database: Database): Promise<Database> => {
  await admitApplication(database);
  return database;
};

const dataDirectory = (): string => mkdtempSync(join(tmpdir(), 'dan-toc-bench-'));

export const embeddedSite = (): Site => {
  const directory = dataDirectory();
  const copy = dataDirectory();
  return {
    engine: 'embedded',
    connections: 1,
    start: (args = []) => startServer({ args, dataDirectory: directory }),
    connect: async () => [await directoryConnection(directory)],
    connectBeside: async () => {
      cpSync(join(directory, 'pgdata'), join(copy, 'pgdata'), { recursive: true });
      return [await directoryConnection(copy)];
    },
    open: async () => admitted(await openEmbedded(directory)),
    directory,
    remove: () => {
      for (const each of [directory, copy]) rmSync(each, { recursive: true, force: true });
    },
  };
};

/** A PostgreSQL server of its own, writing through to the disk as in production. */
export const postgresSite = async (): Promise<Site> => {
  const directory = dataDirectory();
  const server = await startPostgres({ durable: true });
  const admin = await serverConnection(server.url('postgres'));
  await admin.exec('create database bench');
  await admin.close();
  const environment = { DATABASE_URL: server.url('bench') };
  const connect = (count: number) =>
    Promise.all(Array.from({ length: count }, () => serverConnection(server.url('bench'))));
  return {
    engine: 'postgres',
    connections: 16,
    start: (args = []) => startServer({ args, environment, dataDirectory: directory }),
    connect,
    connectBeside: connect,
    open: () => admitted(openServer({ url: server.url('bench') })),
    directory,
    remove: () => {
      server.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};

export const withConnections = async <V>(
  site: Site,
  count: number,
  work: (connections: readonly Connection[]) => Promise<V>,
): Promise<V> => {
  const connections = await site.connect(count);
  try {
    return await work(connections);
  } finally {
    await Promise.all(connections.map((one) => one.close()));
  }
};

export const withServer = async <V>(
  site: Site,
  work: (server: ServerProcess) => Promise<V>,
  args: readonly string[] = [],
): Promise<V> => {
  const server = await site.start(args);
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
};
