import type { Clock } from '../clock/clock.ts';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Work for later: put down in the transaction of the change itself, done by a job after it is committed, and again until it succeeds.
 * `askedBy` is the account that sees the work on its page. Returns the work's number.
 */
export type Queue = { add(tx: Db, job: string, data: Data, askedBy?: string): Promise<number> };

/** A queue in the same database (decision 8); `woken` hears of each piece of work, before it is committed. */
export const openQueue = (clock: Clock, woken: () => void = () => undefined): Queue => ({
  add: async (tx, name, data, askedBy) => {
    const now = clock();
    const { id } = await tx
      .insertInto('job')
      .values({ name, data: json(data), run_after: now, created_at: now, asked_by: askedBy ?? null })
      .returning('id')
      .executeTakeFirstOrThrow();
    woken();
    return id;
  },
});
