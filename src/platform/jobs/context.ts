import { sha256 } from '../digest/digest.ts';
import type { AtWork } from './at-work.ts';
import type { Claimed } from './claim.ts';
import type { JobContext, JobServices } from './job.ts';

/** A step of a piece of work has one key, however often the work is begun. */
const keyOf = ({ id }: Pick<Claimed, 'id'>, step: string): string =>
  sha256(`job ${id} ${step}`).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

/** What one run of a job gets. */
export const contextOf = (
  services: JobServices,
  claimed: Pick<Claimed, 'id' | 'name' | 'askedBy'>,
  { signal, progress }: Pick<AtWork, 'signal' | 'progress'>,
): JobContext => {
  const name = `job ${claimed.name}`;
  const { calls } = services;
  return {
    ...services,
    askedBy: claimed.askedBy,
    signal,
    progress,
    perform: (route, input, { accountId, step }) =>
      calls.perform(route, input, { accountId, name, key: keyOf(claimed, step) }),
    asSystem: (work) => calls.asSystem(name, work),
  };
};
