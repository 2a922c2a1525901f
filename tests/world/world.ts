import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compose } from '../../src/app/compose.ts';
import { jobsOf } from '../../src/app/jobs.ts';
import { type CampaignPlan, openCampaign } from '../../src/campaigns/contract.ts';
import type { MachineCalls } from '../../src/platform/call/machine.ts';
import type { Db } from '../../src/platform/db/open.ts';
import { contextOf } from '../../src/platform/jobs/context.ts';
import type { JobContext } from '../../src/platform/jobs/job.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { runDueJobs } from '../../src/platform/jobs/run-due.ts';
import type { Mail } from '../../src/platform/mail/mail.ts';
import { signIn } from '../../src/sign-in/contract.ts';
import { type Client, createClient } from './client.ts';
import { openTestEngine } from './engine.ts';
import { PASSWORD, type PersonName, people } from './people.ts';
import { jobServicesOver, testServices } from './services.ts';
import { WORLD_DAY } from './small-province.ts';
import { demandFittingTrail, lastEventId, watchRequests } from './trail.ts';

export type World = {
  /** The owner's hand, for looking and for breaking things. */
  readonly db: Db;
  /** Transactions under the application's role. */
  readonly application: Db;
  readonly clock: { now: Date };
  readonly as: (name: PersonName) => Promise<Client>;
  readonly stranger: () => Client;
  /** Calls as jobs and commands of the machine make them. */
  readonly machine: MachineCalls;
  readonly openCampaign: (
    wish: { forms: readonly string[]; period: string } & Partial<Omit<CampaignPlan, 'forms'>>,
  ) => Promise<string>;
  /**
   * Does the work that was put down (`call.enqueue`), and the named scheduled jobs if their slot has come; others do not stir. By hand, since
   * the test's one connection is inside a transaction.
   */
  readonly runJobs: (wish?: JobsWish) => Promise<{ readonly done: number; readonly failures: readonly string[] }>;
  /** What a run of a job gets, for a test that runs it by itself. */
  readonly jobContext: (name: string, more?: Pick<JobsWish, 'mail' | 'publicUrl'>) => JobContext;
  /** Where this world keeps the seal of its trail. */
  readonly dataDirectory: string;
  /** Runs a test inside a transaction that is rolled back, whatever it did; what it left in the trail must fit (SEC-15, SEC-16). */
  readonly rollback: (test: () => Promise<void>) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type JobsWish = { readonly scheduled?: readonly string[]; readonly mail?: Mail; readonly publicUrl?: string };

const plan = ({
  forms,
  period,
  ...rest
}: { forms: readonly string[]; period: string } & Partial<Omit<CampaignPlan, 'forms'>>): CampaignPlan => ({
  title: `Thu thập ${period}`,
  letter: {
    number: '214/BDT-CSDT',
    day: '2022-11-14',
    signer: 'Bế Quang Vinh',
    subject: 'Đề nghị cập nhật số liệu công tác dân tộc',
    attachments: [],
  },
  opensOn: '2022-11-14',
  dueCommune: '2022-11-25',
  dueDistrict: '2022-12-02',
  dueDepartment: '2022-12-10',
  dueBoard: '2022-12-20',
  ...rest,
  forms: forms.map((form) => ({ form, period })),
});

/** Nobody ends this work, nobody looks how far it is. */
const atEase = { signal: new AbortController().signal, progress: () => undefined };

/** The small province behind the real HTTP server, on the engine of this run. */
export const openWorld = async (): Promise<World> => {
  const engine = await openTestEngine();
  // Everything happens inside one transaction that never ends well: what a file sets up is gone when it closes.
  await engine.connection.exec('begin');
  const clock = { now: WORLD_DAY };
  const queue = openQueue(() => clock.now);
  const door = { ...testServices, database: engine.database, clock: () => clock.now, queue };
  const server = await compose({ ...door, logLevel: 'silent' });
  const jobServices = jobServicesOver(engine.database, () => clock.now, queue);
  const watched = watchRequests(server);
  const dataDirectory = mkdtempSync(join(tmpdir(), 'dan-toc-world-'));
  await server.ready();
  let checked = await lastEventId(engine.database.owner);
  const checkTrail = async (): Promise<void> => {
    await demandFittingTrail(engine.database.owner, checked, watched);
    checked = await lastEventId(engine.database.owner);
  };
  const as = async (name: PersonName): Promise<Client> => {
    const client = createClient(server);
    const { status, problem } = await client.call(signIn, {
      body: { username: people[name].username, password: PASSWORD },
    });
    if (status !== 200) throw new Error(`${name} cannot sign in: ${JSON.stringify(problem)}`);
    return client;
  };
  return {
    db: engine.database.owner,
    application: engine.database.db,
    clock,
    as,
    stranger: () => createClient(server),
    machine: jobServices.calls,
    openCampaign: async (wish) => {
      const tuan = await as('tuan');
      const { status, body, problem } = await tuan.call(openCampaign, { body: plan(wish) });
      if (status !== 200) throw new Error(`campaign refused: ${JSON.stringify(problem)}`);
      return body.id;
    },
    dataDirectory,
    jobContext: (name, more = {}) => contextOf({ ...jobServices, ...more }, { id: 0, name, askedBy: null }, atEase),
    runJobs: async ({ scheduled = [], ...services } = {}) => {
      const failures: string[] = [];
      const jobs = jobsOf({ dataDirectory }).map(({ cron, ...job }) =>
        scheduled.includes(job.name) && cron ? { ...job, cron } : job,
      );
      const onFailure = (job: string, failure: string) => void failures.push(`${job}: ${failure}`);
      return { done: await runDueJobs({ jobs, services: { ...jobServices, ...services }, onFailure }), failures };
    },
    rollback: async (test) => {
      await checkTrail();
      const before = checked;
      await engine.connection.exec('savepoint test');
      try {
        await test();
        await checkTrail();
      } finally {
        checked = before;
        watched.written.clear();
        clock.now = WORLD_DAY;
        // What was sealed outside does not belong to a database that was rolled back.
        rmSync(join(dataDirectory, 'kiem-chung'), { recursive: true, force: true });
        await engine.connection.exec('rollback to savepoint test; release savepoint test');
      }
    },
    close: async () => {
      await checkTrail();
      await server.close();
      await engine.connection.exec('rollback');
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
};
