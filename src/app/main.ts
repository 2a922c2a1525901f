import { join } from 'node:path';
import { systemClock } from '../platform/clock/clock.ts';
import { readConfig } from '../platform/config/config.ts';
import { projectRoot } from '../platform/config/project-root.ts';
import { DirectoryInUse } from '../platform/db/lock-file.ts';
import { openJobs } from '../platform/jobs/open-jobs.ts';
import { createLog } from '../platform/log/log.ts';
import { openMail } from '../platform/mail/mail.ts';
import { readArguments } from './arguments.ts';
import { compose } from './compose.ts';
import { isStillToLoad, loadApart } from './demo/load-apart.ts';
import { prepareInstallation } from './installation.ts';
import { jobsOf } from './jobs.ts';
import { openDatabase } from './open-database.ts';
import { serve } from './serve.ts';
import { stopOnSignal } from './stop.ts';

/** A statement of a request that takes longer is ended, and the request answered 503; the system's own work takes its time. */
const LONGEST_STATEMENT_MS = 5_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const start = async (): Promise<void> => {
  const config = readConfig(process.env);
  const wish = readArguments(process.argv.slice(2));
  const mail = openMail(config.mail);
  if (!config.databaseUrl && wish !== 'empty' && isStillToLoad(config.dataDirectory)) {
    say('Đang nạp tỉnh minh họa, khoảng nửa phút…');
    await loadApart(process.argv.slice(2));
  }
  const database = await openDatabase(config, {
    statementTimeoutMs: LONGEST_STATEMENT_MS,
    onError: (error) => process.stderr.write(`Mất kết nối tới máy chủ cơ sở dữ liệu: ${error.message}\n`),
  });
  try {
    const { messages, secrets } = await prepareInstallation({ database, config, wish, clock: systemClock });
    const log = createLog(config.logLevel);
    const jobs = openJobs({
      jobs: jobsOf(config),
      context: {
        db: database.db,
        clock: systemClock,
        secrets,
        ...(mail ? { mail } : {}),
        ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      },
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
      ...(mail ? { mail } : {}),
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
      ...(config.adminNetworks ? { adminNetworks: config.adminNetworks } : {}),
      ...(config.tls ? { tls: config.tls } : {}),
      ...(config.requestsPerMinute ? { requestsPerMinute: config.requestsPerMinute } : {}),
    });
    stopOnSignal(server, jobs, database);
    const address = await serve(server, config);
    jobs.start();
    for (const line of messages) say(line);
    say(`Hệ thống đã sẵn sàng tại ${address}`);
  } catch (error) {
    await database.close();
    throw error;
  }
};

start().catch((error: unknown) => {
  const known = error instanceof DirectoryInUse || (error instanceof Error && error.name === 'StartRefused');
  process.stderr.write(
    `${known ? (error as Error).message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
