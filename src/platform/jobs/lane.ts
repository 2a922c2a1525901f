import type { AtWork } from './at-work.ts';
import { failureText } from './failure.ts';
import { type Due, runDueJobs } from './run-due.ts';

/** The loop of one lane: looks for work when woken, one piece after the other. */
export type LaneLoop = {
  readonly wake: () => void;
  /** Takes up nothing more, tells what is being done to end, and waits for it. */
  readonly stop: () => Promise<void>;
};

export const openLane = (due: Due): LaneLoop => {
  let stopped = false;
  let again = false;
  let looking: Promise<void> | undefined;
  let atWork: AtWork | undefined;
  const begun = (work: AtWork): void => {
    atWork = work;
    if (stopped) work.stop();
  };
  const look = async (): Promise<void> => {
    do {
      again = false;
      try {
        await runDueJobs({ ...due, begun }, () => stopped);
      } catch (error) {
        // The database is away: the next look tries again.
        due.onFailure('jobs', failureText(error), false);
      }
    } while (again && !stopped);
    looking = undefined;
  };
  return {
    wake: () => {
      if (stopped) return;
      again = true;
      looking ??= look();
    },
    stop: async () => {
      stopped = true;
      atWork?.stop();
      await looking;
    },
  };
};
