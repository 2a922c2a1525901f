import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { admitApplication } from '../../src/platform/db/application-role.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openServer } from '../../src/platform/db/open.ts';
import { startPostgres } from '../machine/postgres.ts';
import { embeddedConnection, openInMemory } from './in-memory.ts';
import { overConnection } from './single-connection.ts';
import { buildSmallProvince } from './small-province.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    worldSnapshot: string;
    worldServer: string;
  }
}

const migrations = join(projectRoot, 'migrations');

/** The small province once per run: a snapshot on the embedded engine, a template database on a server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  return process.env.TEST_ENGINE === 'postgres' ? onServer(project) : embedded(project);
}

const embedded = async (project: TestProject): Promise<() => Promise<void>> => {
  const engine = await openInMemory();
  const database = overConnection(await embeddedConnection(engine), 'embedded');
  await migrate(database.owner, migrations);
  await admitApplication(database);
  await database.owner.transaction().execute((tx) => buildSmallProvince(tx));
  const directory = join(projectRoot, 'dist', '.cache');
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `world-${process.pid}.tar`);
  writeFileSync(file, Buffer.from(await (await engine.dumpDataDir('none')).arrayBuffer()));
  await database.close();
  project.provide('worldSnapshot', file);
  project.provide('worldServer', '');
  return async () => (await import('node:fs')).rmSync(file, { force: true });
};

const onServer = async (project: TestProject): Promise<() => Promise<void>> => {
  const server = await startPostgres({ durable: false });
  const admin = new pg.Client({ connectionString: server.url('postgres') });
  await admin.connect();
  await admin.query('create database world_template');
  await admin.end();
  const database = openServer({ url: server.url('world_template'), connections: 1 });
  await migrate(database.owner, migrations);
  await admitApplication(database);
  await database.owner.transaction().execute((tx) => buildSmallProvince(tx));
  await database.close();
  project.provide('worldSnapshot', '');
  project.provide('worldServer', server.url(''));
  return async () => server.stop();
};
