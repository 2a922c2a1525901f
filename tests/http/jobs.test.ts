import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/db/open.ts';
import type { Job } from '../../src/platform/jobs/job.ts';
import { openJobs } from '../../src/platform/jobs/open-jobs.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { jobServicesOver } from '../world/services.ts';

const DAY = new Date('2022-11-23T02:00:00Z');

describe('R50 jobs', () => {
  let database: Database;
  const clock = { now: DAY };
  let told: string[] = [];
  let failures: string[] = [];
  const queue = openQueue(() => clock.now);
  const services = () => jobServicesOver(database, () => clock.now, queue);
  const noting = (name: string, more: Partial<Job> = {}): Job => ({
    name,
    title: name,
    run: async (_context, data) => void told.push(`${name} ${JSON.stringify(data)}`),
    ...more,
  });
  const run = (jobs: readonly Job[]) =>
    runDueJobs({
      jobs,
      services: services(),
      onFailure: (job, failure, gone) => void failures.push(`${job} ${failure} ${gone}`),
    });
  const put = (name: string, data: Record<string, unknown>) =>
    database.db.transaction().execute((tx) => queue.add(tx, name, data));
  const states = async () =>
    await database.db.selectFrom('job').select(['name', 'state', 'attempts']).orderBy('id').execute();

  beforeAll(async () => {
    database = await openOwnDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => {
    clock.now = DAY;
    [told, failures] = [[], []];
  });
  afterEach(async () => {
    await sql`delete from job`.execute(database.db);
  });

  it('R50 what was put down in a transaction is done once, in order; what was rolled back never', async () => {
    await put('thu', { so: 1 });
    await put('thu', { so: 2 });
    await expect(
      database.db.transaction().execute(async (tx) => {
        await queue.add(tx, 'thu', { so: 3 });
        throw new Error('bỏ');
      }),
    ).rejects.toThrow('bỏ');
    expect(await run([noting('thu')])).toBe(2);
    expect(await run([noting('thu')])).toBe(0);
    expect(told).toEqual(['thu {"so":1}', 'thu {"so":2}']);
  });

  it('R50 work of a name that this process does not know waits for one that does', async () => {
    await put('khác', {});
    expect(await run([noting('thu')])).toBe(0);
    expect(await run([noting('khác')])).toBe(1);
  });

  it('R50 two processes share the work without doing any of it twice', async () => {
    for (let index = 0; index < 40; index += 1) await put('thu', { index });
    const slow = noting('thu', {
      run: async (_context, data) => {
        await new Promise((resolve) => setImmediate(resolve));
        told.push(JSON.stringify(data));
      },
    });
    const counts = await Promise.all([run([slow]), run([slow]), run([slow])]);
    expect(counts.reduce((a, b) => a + b)).toBe(40);
    expect(new Set(told).size).toBe(40);
    expect(told).toHaveLength(40);
  });

  it('R50 failed work comes again, each time later, and is given up with a line for the log; an address in the failure is not kept', async () => {
    const failing = noting('thu', { run: () => Promise.reject(new Error('550 <lan@xa.example>\r\nunknown')) });
    await put('thu', {});
    expect(await run([failing])).toBe(1);
    expect(await run([failing])).toBe(0);
    clock.now = new Date(DAY.getTime() + 29_000);
    expect(await run([failing])).toBe(0);
    for (let wait = 30_000, index = 2; index <= 8; index += 1, wait *= 2) {
      clock.now = new Date(clock.now.getTime() + wait);
      expect([index, await run([failing])]).toEqual([index, 1]);
    }
    expect(await states()).toEqual([{ name: 'thu', state: 'failed', attempts: 8 }]);
    expect(failures.map((line) => line.endsWith('true'))).toEqual([...Array<boolean>(7).fill(false), true]);
    const kept = await database.db.selectFrom('job').select('error').executeTakeFirstOrThrow();
    expect(kept.error).toBe('550 <…>\\u{d}\\u{a}unknown');
  });

  it('R50 a process that died in the midst leaves the work to another after a minute; its late end changes nothing', async () => {
    await put('thu', {});
    let release = (): void => undefined;
    const stuck = noting('thu', {
      run: () =>
        new Promise<void>((resolve) => {
          release = resolve;
        }),
    });
    const first = run([stuck]);
    await expect.poll(async () => (await states())[0]?.state).toBe('running');
    expect(await run([noting('thu')])).toBe(0);
    clock.now = new Date(DAY.getTime() + 61_000);
    expect(await run([noting('thu')])).toBe(1);
    release();
    await first;
    expect(await states()).toEqual([{ name: 'thu', state: 'done', attempts: 2 }]);
  });

  it('R50 a schedule’s slot is done once by whoever comes first, and a missed one is made up once', async () => {
    const nightly = noting('đêm', { cron: '15 2 * * *' });
    await Promise.all([run([nightly]), run([nightly])]);
    expect(told).toHaveLength(1);
    clock.now = new Date('2022-11-23T19:14:00Z');
    expect(await run([nightly])).toBe(0);
    clock.now = new Date('2022-11-26T01:00:00Z');
    expect(await run([nightly])).toBe(1);
    clock.now = new Date('2022-12-30T01:00:00Z');
    await run([nightly]);
    expect(await states()).toHaveLength(1);
  });

  it('R27 R50 a row of a slot to come, put there by another hand, does not keep a job from its slots', async () => {
    const often = noting('niêm phong', { cron: '*/5 * * * *' });
    await sql`insert into job (name, slot, state, run_after, created_at, ended_at) values ('niêm phong', '9999-01-01T00:00:00.000Z', 'done', ${DAY}, ${DAY}, ${DAY})`.execute(
      database.db,
    );
    expect(await run([often])).toBe(1);
    clock.now = new Date(DAY.getTime() + 300_000);
    expect(await run([often])).toBe(1);
    expect(await run([often])).toBe(0);
  });

  it('R50 work put down wakes the process that put it down; a stop waits for what is at work', async () => {
    let finish = (): void => undefined;
    const jobs = openJobs({
      jobs: [
        noting('thu', {
          run: () =>
            new Promise<void>((resolve) => {
              finish = resolve;
            }),
        }),
      ],
      clock: () => clock.now,
      services,
      onFailure: (_job, failure) => void failures.push(failure),
    });
    jobs.start();
    await database.db.transaction().execute((tx) => jobs.queue.add(tx, 'thu', {}));
    await expect.poll(async () => (await states())[0]?.state, { timeout: 4_000 }).toBe('running');
    let stopped = false;
    const stopping = jobs.stop().then(() => {
      stopped = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect((await states()).map(({ state }) => state)).toEqual(['done']);
    expect(failures).toEqual([]);
  });
});
