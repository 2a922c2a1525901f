import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import type { Database } from '../../src/platform/db/open.ts';
import { cancelJob } from '../../src/platform/jobs/cancel.ts';
import type { Job, JobContext } from '../../src/platform/jobs/job.ts';
import { type Jobs, openJobs } from '../../src/platform/jobs/open-jobs.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due.ts';
import { problem } from '../../src/platform/problems/catalogue.ts';
import { listUnits } from '../../src/units/contract.ts';
import { openOwnDatabase } from '../world/engine.ts';
import { people } from '../world/people.ts';
import { jobServicesOver } from '../world/services.ts';
import { WORLD_DAY } from '../world/small-province.ts';

/** Quick enough for a test. */
const pace = { lookMs: 200, firstLookMs: 0, leaseMs: 60_000, beatMs: 20, progressMs: 0 };

describe('R50 jobs at work', () => {
  let database: Database;
  const clock = { now: WORLD_DAY };
  const queue = openQueue(() => clock.now);
  let failures: string[] = [];
  const services = () => jobServicesOver(database, () => clock.now, queue);
  const onFailure = (job: string, failure: string, gone: boolean) => void failures.push(`${job} ${failure} ${gone}`);
  const run = (jobs: readonly Job[]) => runDueJobs({ jobs, services: services(), onFailure, pace });
  const job = (name: string, work: (context: JobContext) => Promise<void>, more: Partial<Job> = {}): Job => ({
    name,
    title: name,
    run: work,
    ...more,
  });
  const put = (name: string) => database.db.transaction().execute((tx) => queue.add(tx, name, {}));
  const rows = () =>
    database.owner
      .selectFrom('job')
      .select(['name', 'state', 'attempts', 'progress_done as done', 'progress_of as of', 'progress_words as words'])
      .orderBy('id')
      .execute();
  const row = async () => (await rows())[0];
  const leaseOf = async () =>
    (await database.owner.selectFrom('job').select('lease_until').executeTakeFirstOrThrow()).lease_until;
  const later = (milliseconds: number) => {
    clock.now = new Date(clock.now.getTime() + milliseconds);
  };
  /** Work that goes on until it is told to end or let go. */
  const lasting = () => {
    let letGo = (): void => undefined;
    const gone = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const work = ({ signal }: JobContext) =>
      Promise.race([
        gone,
        new Promise<void>((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
      ]);
    return { work, letGo: () => letGo() };
  };
  let opened: Jobs[] = [];
  const open = (jobs: readonly Job[]): Jobs => {
    const made = openJobs({ jobs, clock: () => clock.now, services, onFailure, pace });
    opened.push(made);
    made.start();
    return made;
  };
  const putIn = (jobs: Jobs, name: string) => database.db.transaction().execute((tx) => jobs.queue.add(tx, name, {}));

  beforeAll(async () => {
    database = await openOwnDatabase();
  });
  afterAll(() => database.close());
  beforeEach(() => {
    clock.now = WORLD_DAY;
    failures = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((each) => each.stop()));
    opened = [];
    await sql`delete from job`.execute(database.owner);
  });

  it('R50 long work keeps its lease while its process lives: nobody else begins it', async () => {
    await put('dài');
    const { work, letGo } = lasting();
    const first = run([job('dài', work)]);
    await expect.poll(async () => (await row())?.state).toBe('running');
    for (let time = 0; time < 3; time += 1) {
      later(59_000);
      const due = new Date(clock.now.getTime() + pace.leaseMs);
      await expect.poll(leaseOf).toEqual(due);
      expect(await run([job('dài', work)])).toBe(0);
    }
    letGo();
    expect(await first).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  it('R50 who lost the work to another is told to end, and writes nothing more of it', async () => {
    await put('dài');
    const { work } = lasting();
    const ends: unknown[] = [];
    const first = run([
      job('dài', async (context) => {
        await work(context).catch((error: unknown) => {
          ends.push(error);
          throw error;
        });
      }),
    ]);
    await expect.poll(async () => (await row())?.state).toBe('running');
    await sql`update job set attempts = attempts + 1`.execute(database.owner);
    await first;
    expect(ends).toMatchObject([{ why: 'lost' }]);
    expect([await rows(), failures]).toMatchObject([[{ state: 'running', attempts: 2 }], []]);
  });

  it('R50 says how far it is, in numbers and words, even from inside a transaction', async () => {
    await put('đếm');
    const seen: unknown[] = [];
    const counting = job('đếm', async ({ db, progress }) => {
      for (let done = 1; done <= 3; done += 1) {
        await db.transaction().execute(async (tx) => {
          progress({ done, of: 3, words: `xã thứ ${done}` });
          await sql`select 1`.execute(tx);
        });
        await expect.poll(async () => (await row())?.done).toBe(done);
        seen.push(await row());
      }
    });
    await run([counting]);
    expect(seen).toMatchObject([
      { state: 'running', done: 1, of: 3, words: 'xã thứ 1' },
      { done: 2, words: 'xã thứ 2' },
      { done: 3, words: 'xã thứ 3' },
    ]);
    expect(await row()).toMatchObject({ state: 'done', done: 3 });
  });

  it('R50 cancelled while it waits, it is never begun', async () => {
    const id = await put('dài');
    expect(await cancelJob(database.owner, id, clock.now)).toBe('cancelled');
    expect(await run([job('dài', async () => undefined)])).toBe(0);
    expect(await cancelJob(database.owner, id, clock.now)).toBeUndefined();
    expect(await row()).toMatchObject({ state: 'cancelled', attempts: 0 });
  });

  it('R50 cancelled while it is done, it hears of it and ends; that is no failure', async () => {
    const id = await put('dài');
    const first = run([job('dài', lasting().work)]);
    await expect.poll(async () => (await row())?.state).toBe('running');
    expect(await cancelJob(database.owner, id, clock.now)).toBe('running');
    expect(await first).toBe(1);
    expect([await row(), failures]).toMatchObject([{ state: 'cancelled' }, []]);
    later(3_600_000);
    expect(await run([job('dài', lasting().work)])).toBe(0);
  });

  it('R50 cancelled work that says how far it is ends at its next step', async () => {
    const id = await put('bước');
    let steps = 0;
    const stepping = job('bước', async ({ progress }) => {
      for (; ; steps += 1) {
        if (steps === 2) await cancelJob(database.owner, id, clock.now);
        progress({ done: steps, of: 1_000 });
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await run([stepping]);
    expect(steps).toBeLessThan(500);
    expect(await row()).toMatchObject({ state: 'cancelled' });
  });

  it('R50 cancelled work whose process died is not taken up again', async () => {
    const id = await put('dài');
    await sql`update job set state = 'running', attempts = 1, lease_until = ${clock.now}`.execute(database.owner);
    await cancelJob(database.owner, id, clock.now);
    later(1_000);
    expect(await run([job('dài', async () => undefined)])).toBe(0);
    expect(await row()).toMatchObject({ state: 'cancelled' });
  });

  it('R50 a stop tells long work to end, and leaves it to the next start without counting the attempt', async () => {
    const { work } = lasting();
    const jobs = open([job('dài', work, { lane: 'long' })]);
    await putIn(jobs, 'dài');
    await expect.poll(async () => (await row())?.state, { timeout: 10_000 }).toBe('running');
    await jobs.stop();
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await run([job('dài', async () => undefined)])).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 1 }]);
    expect(failures).toEqual([]);
  });

  it('R27 R50 work in one lane never waits for work in another', async () => {
    const long = lasting();
    const done: string[] = [];
    const jobs = open([
      job('xuất', long.work, { lane: 'long' }),
      job('niêm phong', async () => void done.push('niêm phong'), { lane: 'seal' }),
      job('thư', async () => void done.push('thư'), { lane: 'mail' }),
      job('ngắn', async () => void done.push('ngắn')),
    ]);
    await putIn(jobs, 'xuất');
    await expect.poll(async () => (await row())?.state, { timeout: 10_000 }).toBe('running');
    for (const name of ['niêm phong', 'thư', 'ngắn']) await putIn(jobs, name);
    await expect.poll(() => done.toSorted(), { timeout: 10_000 }).toEqual(['ngắn', 'niêm phong', 'thư']);
    expect(await row()).toMatchObject({ name: 'xuất', state: 'running' });
    long.letGo();
    await expect.poll(async () => (await row())?.state).toBe('done');
  });

  it('R50 a refusal is not tried again: it would be the same next time', async () => {
    await put('từ chối');
    const refused = job('từ chối', () => Promise.reject(problem('not-found')));
    expect(await run([refused])).toBe(1);
    later(3_600_000);
    expect(await run([refused])).toBe(0);
    expect(await row()).toMatchObject({ state: 'failed', attempts: 1 });
    expect(failures).toHaveLength(1);
  });

  describe('calls of a job', () => {
    const accountOf = async (username: string) =>
      (
        await database.owner
          .selectFrom('account')
          .select('id')
          .where('username', '=', username)
          .executeTakeFirstOrThrow()
      ).id;
    const body = {
      title: 'Thu thập 2022',
      letter: { number: '214/BDT-CSDT', day: '2022-11-14', subject: 'Đề nghị cập nhật', attachments: [] },
      forms: [{ form: 'DT07', period: '2022' }],
      opensOn: '2022-11-14',
      dueCommune: '2022-11-25',
      dueDistrict: '2022-12-02',
      dueDepartment: '2022-12-10',
      dueBoard: '2022-12-20',
    };

    it('R26 R50 begun again after a crash, a step that was done already is not done twice', async () => {
      const accountId = await accountOf(people.tuan.username);
      await put('mở đợt');
      const answers: unknown[] = [];
      const opening = job('mở đợt', async ({ perform }) => {
        answers.push(await perform(openCampaign, { body }, { accountId, step: 'mở' }));
        if (answers.length === 1) throw new Error('mất điện');
      });
      await run([opening]);
      later(31_000);
      await run([opening]);
      expect(answers[1]).toEqual(answers[0]);
      expect(await database.owner.selectFrom('campaign').select('id').execute()).toHaveLength(1);
      const lines = await database.owner
        .selectFrom('audit_event')
        .select(['account_name', 'request_id', 'address'])
        .where('action', '=', 'campaign.open')
        .execute();
      expect(lines).toEqual([{ account_name: 'to.chuc', request_id: 'job mở đợt', address: null }]);
    });

    it('R9 R50 what the account may not do fails the job, and the refusal stands in the trail', async () => {
      const accountId = await accountOf(people.lan.username);
      await put('mở đợt');
      await run([
        job('mở đợt', async ({ perform }) => void (await perform(openCampaign, { body }, { accountId, step: 'mở' }))),
      ]);
      expect(await row()).toMatchObject({ state: 'failed', attempts: 1 });
      const refused = await database.owner
        .selectFrom('audit_event')
        .select(['account_name', 'reason'])
        .where('action', '=', 'refused')
        .execute();
      expect(refused).toEqual([{ account_name: people.lan.username, reason: 'not-allowed' }]);
    });

    it('R9 R50 sees what the account sees', async () => {
      const accountId = await accountOf(people.lan.username);
      await put('đọc');
      const kinds: string[] = [];
      const reading = job('đọc', async ({ perform }) => {
        const { units } = await perform(listUnits, { query: {} }, { accountId, step: 'đơn vị' });
        kinds.push(...units.map(({ kind }) => kind));
      });
      await run([reading]);
      expect(kinds).toEqual(['commune']);
    });
  });
});
