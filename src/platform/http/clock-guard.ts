import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import { type ClockWatch, openClockWatch, type Timekeeping } from '../clock/clock-watch.ts';
import type { Database } from '../db/open.ts';

const databaseTime = async ({ db }: Database): Promise<Date> => {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  if (rows[0] === undefined) throw new Error('the database said no time');
  return new Date(rows[0].at);
};

/** Watches the clock for as long as the server lives; undefined where nobody asked for it (tests live in another year). */
export const watchClock = (
  server: FastifyInstance,
  database: Database,
  clock: Clock,
  timekeeping: Timekeeping | undefined,
): ClockWatch | undefined => {
  if (timekeeping === undefined) return undefined;
  const watch = openClockWatch({
    ...timekeeping,
    clock,
    askDatabase: () => databaseTime(database),
    embedded: database.engine === 'embedded',
    log: server.log,
  });
  server.addHook('onReady', watch.start);
  server.addHook('onClose', async () => watch.stop());
  return watch;
};
