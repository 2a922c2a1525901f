import { type Claimed, renew } from './claim.ts';
import type { JobServices, Progress } from './job.ts';

/** How often a process looks for work and says that it is at work, and how long its silence lasts before another takes the work over. */
export type Pace = {
  /** Work that others put down and schedules are looked for this often; what this process puts down itself wakes it at once. */
  readonly lookMs: number;
  /** The first look waits until whoever opens the first page has it. */
  readonly firstLookMs: number;
  readonly leaseMs: number;
  readonly beatMs: number;
  /** Progress is written down at most this often. */
  readonly progressMs: number;
};
export const PACE: Pace = { lookMs: 30_000, firstLookMs: 5_000, leaseMs: 60_000, beatMs: 5_000, progressMs: 1_000 };

/** Why a job has to end before it is through. */
export class JobEnded extends Error {
  readonly why: 'cancelled' | 'lost' | 'stopping';
  constructor(why: JobEnded['why']) {
    super(`job ${why}`);
    this.why = why;
  }
}

/** A claim while its job works: the lease is renewed, progress written down, and the job told when it has to end. */
export type AtWork = {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
  /** Why the job had to end, where it had to. */
  readonly ended: () => JobEnded['why'] | undefined;
  readonly stop: () => void;
  /** After this nothing more is written of the claim. */
  readonly leave: () => Promise<void>;
};

export const watchClaim = ({ db, clock }: Pick<JobServices, 'db' | 'clock'>, claimed: Claimed, pace: Pace): AtWork => {
  const controller = new AbortController();
  const { signal } = controller;
  let latest: Progress | undefined;
  let beating: Promise<void> = Promise.resolve();
  let lastBeat = performance.now();

  const endAs = (why: JobEnded['why']): void => {
    if (!signal.aborted) controller.abort(new JobEnded(why));
  };
  const beat = async (): Promise<void> => {
    const standing = await renew(db, claimed, { now: clock(), leaseMs: pace.leaseMs, progress: latest });
    if (standing !== 'held') endAs(standing);
  };
  /** One after the other; where the database is away, the next one tries again. */
  const beatNext = (): void => {
    lastBeat = performance.now();
    beating = beating.then(beat).catch(() => undefined);
  };
  const timer = setInterval(beatNext, pace.beatMs).unref();

  return {
    signal,
    progress: (progress) => {
      latest = progress;
      if (performance.now() - lastBeat >= pace.progressMs) beatNext();
      signal.throwIfAborted();
    },
    ended: () => (signal.reason instanceof JobEnded ? signal.reason.why : undefined),
    stop: () => endAs('stopping'),
    leave: () => {
      clearInterval(timer);
      return beating;
    },
  };
};
