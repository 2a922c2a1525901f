import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/db/open.ts';
import type { Jobs } from '../platform/jobs/open-jobs.ts';

/** A clean stop takes ten seconds at most: then whoever still sends or reads is cut off, and a transaction not committed is none. */
const PATIENCE_MS = 8_000;

/** Clean stop (R53): no new requests, running ones and the job at work end, the database closes and gives its lock back. A second signal changes nothing. */
export const stopOnSignal = (server: FastifyInstance, jobs: Jobs, database: Database): void => {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const impatience = setTimeout(() => server.server.closeAllConnections(), PATIENCE_MS);
    await server.close();
    clearTimeout(impatience);
    await jobs.stop();
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
