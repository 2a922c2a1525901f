import { failureText } from './claim.ts';
import type { Job, JobContext } from './job.ts';
import { openQueue, type Queue } from './queue.ts';
import { type OnFailure, runDueJobs } from './run-due.ts';

export type Jobs = {
  readonly queue: Queue;
  /** Begins to look for work: called when the server listens already, so that the first page does not wait. */
  start(): void;
  /** Ends what is being done, takes up nothing more. */
  stop(): Promise<void>;
};

/** Schedules are looked at this often; work that this process puts down itself wakes it at once. */
const LOOK_MS = 30_000;
/** The first look waits until whoever opens the first page has it. */
const FIRST_LOOK_MS = 5_000;
/** Work is put down inside a transaction: it can be seen a moment later, and where that lasts, two seconds later. */
const WAKE_MS = [150, 2_000] as const;

type Wish = { readonly jobs: readonly Job[]; readonly context: JobContext; readonly onFailure: OnFailure };

/** Jobs of one process over the database that it shares with others; a piece of work is done by one of them (decision 8). */
export const openJobs = (wish: Wish): Jobs => {
  const timers = new Set<NodeJS.Timeout>();
  let state: 'idle' | 'open' | 'stopped' = 'idle';
  let working: Promise<void> | undefined;
  let again = false;

  const look = async (): Promise<void> => {
    do {
      again = false;
      try {
        await runDueJobs(wish, () => state === 'stopped');
      } catch (error) {
        // The database is away: the next look tries again.
        wish.onFailure('jobs', failureText(error), false);
      }
    } while (again && state === 'open');
    working = undefined;
  };
  const wake = (): void => {
    if (state !== 'open') return;
    again = true;
    working ??= look();
  };
  const wakeAfter = (milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, milliseconds);
    timers.add(timer.unref());
  };
  const lookRegularly = (): void => {
    const timer = setInterval(wake, LOOK_MS);
    timers.add(timer.unref());
  };

  return {
    queue: openQueue(wish.context.clock, () => {
      if (state === 'open') for (const milliseconds of WAKE_MS) wakeAfter(milliseconds);
    }),
    start: () => {
      if (state !== 'idle') return;
      state = 'open';
      wakeAfter(FIRST_LOOK_MS);
      lookRegularly();
    },
    stop: async () => {
      state = 'stopped';
      for (const timer of timers) clearTimeout(timer);
      await working;
    },
  };
};
