import { bindings } from '../../src/app/bindings.ts';
import { gate } from '../../src/app/gate.ts';
import { openMachineCalls } from '../../src/platform/call/machine.ts';
import { systemClock } from '../../src/platform/clock/clock.ts';
import { openServer } from '../../src/platform/db/open.ts';
import type { Job } from '../../src/platform/jobs/job.ts';
import { openJobs } from '../../src/platform/jobs/open-jobs.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';

/**
 * A process that does jobs over the database of `DATABASE_URL` and nothing else, at a pace for tests: `dài` takes as many steps of 50 ms as its
 * data say (`steps`), the others are done at once. It says what it begins and what it has done.
 */
const PACE = { lookMs: 100, firstLookMs: 0, leaseMs: 2_000, beatMs: 200, progressMs: 0 };
const STEP_MS = 50;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const long: Job = {
  name: 'dài',
  title: 'Việc dài',
  lane: 'long',
  cancellable: true,
  run: async ({ progress }, { steps }) => {
    say('begin dài');
    for (let done = 0; done < Number(steps); done += 1) {
      progress({ done, of: Number(steps) });
      await pause(STEP_MS);
    }
    say('done dài');
  },
};
const atOnce = (name: string, lane: Job['lane'] = 'short'): Job => ({
  name,
  title: name,
  lane,
  run: async () => say(`done ${name}`),
});

const database = openServer({ url: process.env.DATABASE_URL ?? '', connections: 4 });
const secrets = openSecrets({ current: 'test', keys: new Map([['test', Buffer.alloc(32, 'world')]]) });
const jobs = openJobs({
  jobs: [long, atOnce('ngắn'), atOnce('niêm phong', 'seal'), atOnce('thư', 'mail')],
  clock: systemClock,
  services: (queue) => ({
    db: database.db,
    clock: systemClock,
    secrets,
    calls: openMachineCalls({ database, gate, clock: systemClock, secrets, queue }, bindings),
  }),
  onFailure: (job, failure) => say(`failed ${job}: ${failure}`),
  pace: PACE,
});
jobs.start();
say('ready');
// Only a signal ends it.
setInterval(() => undefined, 60_000);
