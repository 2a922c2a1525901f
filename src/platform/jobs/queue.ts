import type { Clock } from '../clock/clock.ts';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';

/** Work for later: put down in the transaction of the change itself, done by a job after it is committed, and again until it succeeds. */
export type Queue = { add(tx: Db, job: string, data: Readonly<Record<string, unknown>>): Promise<void> };

/** A queue in the same database (decision 8); `woken` hears of each piece of work, before it is committed. */
export const openQueue = (clock: Clock, woken: () => void = () => undefined): Queue => ({
  add: async (tx, name, data) => {
    const now = clock();
    await tx
      .insertInto('job')
      .values({ name, data: json(data), run_after: now, created_at: now })
      .execute();
    woken();
  },
});
