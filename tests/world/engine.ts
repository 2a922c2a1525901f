import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import pg from 'pg';
import { inject } from 'vitest';
import { APPLICATION_ROLE } from '../../src/platform/db/application-role.ts';
import { type Database, openServer, serverTypes } from '../../src/platform/db/open.ts';
import type { Connection } from '../machine/connection.ts';
import { embeddedConnection, openInMemory } from './in-memory.ts';
import { savepointMarks } from './marks.ts';
import { overConnection } from './single-connection.ts';

export type TestEngine = { readonly database: Database; readonly connection: Connection };

const embedded = async (snapshot: string): Promise<TestEngine> => {
  const engine = await openInMemory(new Blob([readFileSync(snapshot)]));
  const connection = await embeddedConnection(engine);
  const database = overConnection(connection, 'embedded', savepointMarks);
  database.putOn(APPLICATION_ROLE);
  return { database, connection };
};

const createDatabase = async (server: string, template: string): Promise<string> => {
  const name = `world_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: `${server}postgres` });
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  await admin.end();
  return name;
};
const copyOfTemplate = (server: string): Promise<string> => createDatabase(server, 'world_template');

const onServer = async (server: string): Promise<TestEngine> => {
  const client = new pg.Client({
    connectionString: `${server}${await copyOfTemplate(server)}`,
    types: serverTypes(),
    pipeline: true,
  } as pg.ClientConfig);
  await client.connect();
  const connection: Connection = {
    query: async (text, parameters) => {
      const result = await client.query(text, [...parameters]);
      return { rows: result.rows, affected: result.rowCount ?? 0 };
    },
    exec: (text) => client.query(text),
    close: () => client.end(),
  };
  const database = overConnection(connection, 'postgres', savepointMarks);
  database.putOn(APPLICATION_ROLE);
  return { database, connection };
};

let kept: Promise<TestEngine> | undefined;

/**
 * The small province on the engine of this run, one for all files of a worker: whoever opens it begins a transaction, in which every piece
 * of work is a savepoint, and ends it without keeping anything.
 */
export const openTestEngine = (): Promise<TestEngine> => {
  const server = inject('worldServer');
  kept ??= server === '' ? embedded(inject('worldSnapshot')) : onServer(server);
  return kept;
};

/** A database of its own with real transactions and many connections (server) or one (embedded): for races. */
export const openOwnDatabase = async (): Promise<Database> => {
  const server = inject('worldServer');
  const database =
    server === ''
      ? overConnection(
          await embeddedConnection(await openInMemory(new Blob([readFileSync(inject('worldSnapshot'))]))),
          'embedded',
        )
      : openServer({ url: `${server}${await copyOfTemplate(server)}`, connections: 8 });
  database.putOn(APPLICATION_ROLE);
  return database;
};

/** A database without any table, for migrations. */
export const openEmptyDatabase = async (): Promise<Database> => {
  const server = inject('worldServer');
  return server === ''
    ? overConnection(await embeddedConnection(await openInMemory()), 'embedded')
    : openServer({ url: `${server}${await createDatabase(server, 'template0')}`, connections: 2 });
};
