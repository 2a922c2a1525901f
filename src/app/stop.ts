import type { FastifyInstance } from 'fastify';
import type { Database } from '../platform/db/open.ts';

/** Clean stop (R53): no new requests, running ones end, the database closes and gives its lock back. A second signal changes nothing. */
export const stopOnSignal = (server: FastifyInstance, database: Database): void => {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server.close();
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
