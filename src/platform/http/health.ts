import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { ClockWatch } from '../clock/clock-watch.ts';
import type { Database, Db } from '../db/open.ts';

/** What else whoever watches is told: a noun's state in one word, under its name. */
export type HealthFacts = (db: Db) => Promise<Readonly<Record<string, unknown>>>;

/**
 * For whoever watches the process: alive, able to serve, whether its clock is right (SEC-18), and what `facts` say. Nothing else about the
 * inside. A wrong clock, or a backup that is late, is an alarm and no reason to be taken out of service: people still work.
 */
export const answerHealth = (
  server: FastifyInstance,
  { db }: Database,
  watch?: ClockWatch,
  facts: HealthFacts = async () => ({}),
): void => {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    try {
      await sql`select 1`.execute(db);
      return { status: 'ok', ...(watch ? { clock: watch.report() } : {}), ...(await facts(db)) };
    } catch {
      return reply.code(503).send({ status: 'unavailable' });
    }
  });
};
