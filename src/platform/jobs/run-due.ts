import { type Claimed, claim, failureText, finish, forgetOld, postpone, putDownSlots } from './claim.ts';
import type { Job, JobContext } from './job.ts';

/** Told of each failure; `gone` when it will not be tried again. */
export type OnFailure = (job: string, failure: string, gone: boolean) => void;

type Due = { readonly jobs: readonly Job[]; readonly context: JobContext; readonly onFailure: OnFailure };

const runOne = async ({ jobs, context, onFailure }: Due, claimed: Claimed): Promise<void> => {
  const job = jobs.find(({ name }) => name === claimed.name);
  try {
    await job?.run(context, claimed.data);
  } catch (error) {
    const gone = await postpone(context.db, claimed, error, context.clock());
    return onFailure(claimed.name, failureText(error), gone);
  }
  await finish(context.db, claimed, context.clock());
};

/** Does what is due, one piece after the other, until nothing is or `stopping` says so. Returns how many were tried. */
export const runDueJobs = async (due: Due, stopping: () => boolean = () => false): Promise<number> => {
  const { jobs, context } = due;
  const names = jobs.map(({ name }) => name);
  await putDownSlots(context.db, jobs, context.clock());
  let done = 0;
  for (; !stopping(); done += 1) {
    const claimed = await claim(context.db, names, context.clock());
    if (claimed === undefined) break;
    await runOne(due, claimed);
  }
  if (done > 0 && !stopping()) await forgetOld(context.db, context.clock());
  return done;
};
