import { type AtWork, PACE, type Pace, watchClaim } from './at-work.ts';
import { type Claimed, claim, type Ending, end, endCancelled, forgetOld, putDownSlots } from './claim.ts';
import { contextOf } from './context.ts';
import { afterFailure, failureText } from './failure.ts';
import type { Job, JobServices } from './job.ts';

/** Told of each failure; `gone` when it will not be tried again. */
export type OnFailure = (job: string, failure: string, gone: boolean) => void;

export type Due = {
  readonly jobs: readonly Job[];
  readonly services: JobServices;
  readonly onFailure: OnFailure;
  readonly pace?: Pace;
  /** Told of each piece of work when it begins, so that who stops the process can tell it. */
  readonly begun?: (work: AtWork) => void;
};

const endingOf = async (due: Due, claimed: Claimed, work: AtWork): Promise<Ending | undefined> => {
  const { jobs, services, onFailure } = due;
  const job = jobs.find(({ name }) => name === claimed.name);
  try {
    await job?.run(contextOf(services, claimed, work), claimed.data);
    return { state: 'done' };
  } catch (error) {
    const why = work.ended();
    if (why === 'lost') return undefined;
    if (why === 'cancelled') return { state: 'cancelled' };
    if (why === 'stopping') return { state: 'released' };
    const ending = afterFailure(error, claimed.attempts, services.clock());
    onFailure(claimed.name, failureText(error), ending.state === 'failed');
    return ending;
  }
};

const runOne = async (due: Due, claimed: Claimed): Promise<void> => {
  const { db, clock } = due.services;
  const work = watchClaim(due.services, claimed, due.pace ?? PACE);
  due.begun?.(work);
  const ending = await endingOf(due, claimed, work);
  await work.leave();
  if (ending) await end(db, claimed, ending, clock());
};

/** Does what is due, one piece after the other, until nothing is or `stopping` says so. Returns how many were tried. */
export const runDueJobs = async (due: Due, stopping: () => boolean = () => false): Promise<number> => {
  const { jobs, services, pace = PACE } = due;
  const { db, clock } = services;
  const names = jobs.map(({ name }) => name);
  await putDownSlots(db, jobs, clock());
  await endCancelled(db, names, clock());
  let done = 0;
  for (; !stopping(); done += 1) {
    const claimed = await claim(db, names, clock(), pace.leaseMs);
    if (claimed === undefined) break;
    await runOne(due, claimed);
  }
  if (done > 0 && !stopping()) await forgetOld(db, clock());
  return done;
};
