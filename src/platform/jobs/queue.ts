import type { Clock } from '../clock/clock.ts';
import { json } from '../db/arrays.ts';
import type { Db } from '../db/open.ts';
import type { JobKind } from './job-kind.ts';

type Data = Readonly<Record<string, unknown>>;

/**
 * Work for later: put down in the transaction of the change itself, done by a job after it is committed, and again until it succeeds.
 * `askedBy` is the account that sees the work on its page. Returns the work's number.
 */
export type Queue = { add(tx: Db, job: string, data: Data, askedBy?: string): Promise<number> };

type Listening = {
  /** The jobs that there are; their work is put down with what pages call it. */
  readonly kinds?: readonly JobKind[];
  /** Hears of each piece of work, before it is committed. */
  readonly woken?: () => void;
};

/** A queue in the same database (decision 8). */
export const openQueue = (clock: Clock, { kinds = [], woken }: Listening = {}): Queue => ({
  add: async (tx, name, data, askedBy) => {
    const now = clock();
    const kind = kinds.find((one) => one.name === name);
    const { id } = await tx
      .insertInto('job')
      .values({
        name,
        title: kind?.title ?? null,
        cancellable: kind?.cancellable ?? false,
        data: json(data),
        run_after: now,
        created_at: now,
        asked_by: askedBy ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    woken?.();
    return id;
  },
});
