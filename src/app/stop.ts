import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/db/open.ts';
import { failureText } from '../platform/jobs/claim.ts';
import type { Jobs } from '../platform/jobs/open-jobs.ts';

/** A clean stop takes ten seconds at most: then whoever still sends or reads is cut off, and a transaction not committed is none. */
const PATIENCE_MS = 8_000;

/** Sealing of what was written last; a machine that is slow over it leaves the rest to the next start. */
const SEALING_MS = 1_500;

const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);

/**
 * Clean stop (R53): no new requests, running ones and the job at work end, the trail is sealed to its last line (R27), the database closes
 * and gives its lock back. A second signal changes nothing.
 */
export const stopOnSignal = (
  server: FastifyInstance,
  jobs: Jobs,
  database: Database,
  sealTrail: () => Promise<void>,
): void => {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const impatience = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
    await server.close();
    clearTimeout(impatience);
    await jobs.stop();
    // A seal that cannot be laid keeps nobody from stopping; the next start lays it, or says why not.
    await within(SEALING_MS, sealTrail()).catch((error: unknown) => {
      process.stderr.write(`Chưa niêm phong được phần nhật ký cuối: ${failureText(error)}\n`);
    });
    await database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        process.stderr.write(`Dừng chưa sạch: ${String(error)}\n`);
        process.exitCode = 1;
      });
    });
  }
};
