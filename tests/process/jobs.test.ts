import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { type Database, openServer } from '../../src/platform/db/open.ts';
import { cancelJob } from '../../src/platform/jobs/cancel.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';

/** A process that does jobs, and the lines that it said. */
type Worker = { readonly child: ChildProcess; readonly lines: () => string[] };

describe('R50 jobs of processes that share a database', () => {
  let postgres: OwnServer;
  let database: Database;
  let workers: Worker[] = [];
  const url = () => postgres.url('jobs');
  const queue = openQueue(systemClock);

  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    const admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query('create database jobs');
    await admin.end();
    database = openServer({ url: url() });
    await migrate(database.owner, join(projectRoot, 'migrations'));
  });
  afterAll(async () => {
    await database.close();
    postgres.stop();
  });
  beforeEach(async () => {
    await sql`delete from job`.execute(database.owner);
  });
  afterEach(() => {
    for (const { child } of workers) child.kill('SIGKILL');
    workers = [];
  });

  const start = async (): Promise<Worker> => {
    const script = join(projectRoot, 'dist/node/tests/machine/job-process.js');
    const child = spawn(process.execPath, [script], {
      env: { ...process.env, DATABASE_URL: url() },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    const worker = { child, lines: () => text.split('\n').filter((line) => line !== '') };
    workers.push(worker);
    await expect.poll(worker.lines, { timeout: 30_000 }).toContain('ready');
    return worker;
  };
  const put = (name: string, steps = 0) => database.owner.transaction().execute((tx) => queue.add(tx, name, { steps }));
  const jobs = () =>
    database.owner
      .selectFrom('job')
      .select(['name', 'state', 'attempts', 'progress_done as done'])
      .orderBy('id')
      .execute();
  const first = async () => (await jobs())[0];
  const wait = { timeout: 30_000, interval: 50 };

  it('R50 a process killed in the midst of a job leaves it to another, which does it to its end', async () => {
    const killed = await start();
    await put('dài', 60);
    await expect.poll(async () => (await first())?.done ?? 0, wait).toBeGreaterThan(3);
    killed.child.kill('SIGKILL');
    const heir = await start();
    await expect.poll(first, wait).toMatchObject({ state: 'done', attempts: 2 });
    expect(killed.lines()).not.toContain('done dài');
    expect(heir.lines()).toContain('done dài');
  });

  it('R50 a job that takes longer than the lease is done once, though others look for work all the time', async () => {
    const both = [await start(), await start()];
    await put('dài', 100);
    await expect.poll(first, wait).toMatchObject({ state: 'done', attempts: 1 });
    const begun = both.flatMap(({ lines }) => lines()).filter((line) => line === 'begin dài');
    expect(begun).toHaveLength(1);
  });

  it('R27 R50 a long job in its lane delays neither a seal nor a letter nor short work', async () => {
    const worker = await start();
    await put('dài', 10_000);
    await expect.poll(first, wait).toMatchObject({ state: 'running' });
    for (const name of ['niêm phong', 'thư', 'ngắn']) await put(name);
    await expect.poll(worker.lines, wait).toEqual(expect.arrayContaining(['done niêm phong', 'done thư', 'done ngắn']));
    expect(await first()).toMatchObject({ name: 'dài', state: 'running' });
  });

  it('R50 a job that somebody cancels ends in the process that does it', async () => {
    const worker = await start();
    const id = await put('dài', 10_000);
    await expect.poll(first, wait).toMatchObject({ state: 'running' });
    await cancelJob(database.owner, id, systemClock());
    await expect.poll(first, wait).toMatchObject({ state: 'cancelled' });
    expect(worker.lines().filter((line) => line.startsWith('failed'))).toEqual([]);
  });
});
