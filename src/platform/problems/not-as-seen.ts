import { changedSinceSeen } from '../text/changed-since-seen.ts';
import { type Problem, problem } from './catalogue.ts';

/** A decision that is not recorded: what it is about has changed since it was shown. What did, in words, each a clause of its own. */
export const notAsSeen = (changes: readonly string[]): Problem =>
  problem('not-as-seen', {
    detail: changedSinceSeen(changes),
    difference: { sheets: [], totals: [], otherwise: changes },
  });
