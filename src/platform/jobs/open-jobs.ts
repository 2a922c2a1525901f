import type { Clock } from '../clock/clock.ts';
import { PACE, type Pace } from './at-work.ts';
import { type Job, type JobServices, lanes } from './job.ts';
import { openLane } from './lane.ts';
import { openQueue, type Queue } from './queue.ts';
import type { OnFailure } from './run-due.ts';

export type Jobs = {
  readonly queue: Queue;
  /** Begins to look for work: called when the server listens already, so that the first page does not wait. */
  start(): void;
  /** Ends what is being done (long work is told to end early), takes up nothing more. */
  stop(): Promise<void>;
};

/** Work is put down inside a transaction: it can be seen a moment later, and where that lasts, two seconds later. */
const WAKE_MS = [150, 2_000] as const;

type Wish = {
  readonly jobs: readonly Job[];
  readonly clock: Clock;
  /** What jobs work with; their calls leave work in this queue too. */
  readonly services: (queue: Queue) => JobServices;
  readonly onFailure: OnFailure;
  readonly pace?: Pace;
};

/** Jobs of one process over the database that it shares with others; a piece of work is done by one of them, each lane by itself (decision 8). */
export const openJobs = ({ jobs, clock, services, onFailure, pace = PACE }: Wish): Jobs => {
  const timers = new Set<NodeJS.Timeout>();
  let open = false;
  const woken = (): void => {
    if (open) for (const milliseconds of WAKE_MS) wakeAfter(milliseconds);
  };
  const queue = openQueue(clock, { kinds: jobs, woken });
  const shared = { services: services(queue), onFailure, pace };
  const loops = lanes
    .map((lane) => jobs.filter((job) => (job.lane ?? 'short') === lane))
    .filter((ofLane) => ofLane.length > 0)
    .map((ofLane) => openLane({ ...shared, jobs: ofLane }));
  const wake = (): void => {
    for (const loop of loops) loop.wake();
  };
  const wakeAfter = (milliseconds: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake();
    }, milliseconds);
    timers.add(timer.unref());
  };
  return {
    queue,
    start: () => {
      if (open) return;
      open = true;
      wakeAfter(pace.firstLookMs);
      timers.add(setInterval(wake, pace.lookMs).unref());
    },
    stop: async () => {
      open = false;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
};
