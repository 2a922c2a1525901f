import { join } from 'node:path';
import { sealPlaces, sealTrail } from '../audit/server/jobs.ts';
import { openMachineCalls } from '../platform/call/machine.ts';
import { systemClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import type { Database } from '../platform/db/open.ts';
import { openJobs } from '../platform/jobs/open-jobs.ts';
import { createLog } from '../platform/log/log.ts';
import { openMail } from '../platform/mail/mail.ts';
import { stopOnSignal } from '../platform/stop/stop-on-signal.ts';
import type { Wish } from './arguments.ts';
import { bindings } from './bindings.ts';
import { compose } from './compose.ts';
import { gate } from './gate.ts';
import { prepareInstallation } from './installation.ts';
import { jobsOf } from './jobs.ts';
import { oneStartAtATime } from './one-start.ts';
import { serve } from './serve.ts';

type Run = {
  readonly database: Database;
  readonly config: Config;
  readonly wish: Wish;
  readonly say: (line: string) => void;
};

/** Prepares the installation over an open database and serves it; returns once it does. */
export const runServer = async ({ database, config, wish, say }: Run): Promise<void> => {
  const mail = openMail(config.mail);
  const { messages, secrets } = await oneStartAtATime(database, () =>
    prepareInstallation({ database, config, wish, clock: systemClock }),
  );
  const log = createLog(config.logLevel);
  const jobs = openJobs({
    jobs: jobsOf(config),
    clock: systemClock,
    services: (queue) => ({
      db: database.db,
      clock: systemClock,
      secrets,
      calls: openMachineCalls({ database, gate, clock: systemClock, secrets, queue }, bindings),
      ...(mail ? { mail } : {}),
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    }),
    onFailure: (job, failure, gone) => log[gone ? 'error' : 'warn']({ job, failure }, 'job failed'),
  });
  const server = await compose({
    database,
    clock: systemClock,
    logLevel: config.logLevel,
    secrets,
    queue: jobs.queue,
    webDirectory: join(projectRoot, 'dist', 'web'),
    trustedProxies: config.trustedProxies,
    timekeeping: config.timekeeping,
    ...(mail ? { mail } : {}),
    ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    ...(config.adminNetworks ? { adminNetworks: config.adminNetworks } : {}),
    ...(config.tls ? { tls: config.tls } : {}),
    ...(config.requestsPerMinute ? { requestsPerMinute: config.requestsPerMinute } : {}),
  });
  stopOnSignal({
    server,
    jobs,
    database,
    sealTrail: () => sealTrail(sealPlaces(config), { db: database.db, clock: systemClock }),
  });
  const address = await serve(server, config);
  jobs.start();
  for (const line of messages) say(line);
  say(`Hệ thống đã sẵn sàng tại ${address}`);
};
