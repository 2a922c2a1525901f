import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ClockWatch } from '../clock/clock-watch.ts';
import type { Database } from '../db/open.ts';

/**
 * For whoever watches the process: alive, able to serve, and whether its clock is right (SEC-18). Nothing else about the inside. A wrong
 * clock is an alarm and no reason to be taken out of service: people still read.
 */
export const answerHealth = (server: FastifyInstance, { db }: Database, watch?: ClockWatch): void => {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return watch ? { status: 'ok', clock: watch.report() } : { status: 'ok' };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
};
