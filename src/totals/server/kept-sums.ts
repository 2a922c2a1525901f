import { createHash } from 'node:crypto';
import type { Added } from '../../forms/rules/add-up.ts';

/**
 * Sums of revisions that were added before. A revision never changes, so the sum of a set of them never does: the set is the
 * key, and what is kept can be forgotten but not be wrong. The least used go first.
 */
const KEPT = 400;
const sums = new Map<string, Added>();

/** A set of revisions: each as `submission.revision.time sent`. */
export const keyOf = (version: number, revisions: readonly string[]): string =>
  createHash('sha256')
    .update(`${version}\n`)
    .update([...revisions].sort().join('\n'))
    .digest('base64');

export const keptSum = (key: string): Added | undefined => {
  const found = sums.get(key);
  if (found) {
    sums.delete(key);
    sums.set(key, found);
  }
  return found;
};

export const keepSum = (key: string, sum: Added): void => {
  sums.set(key, sum);
  const [oldest] = sums.keys();
  if (sums.size > KEPT && oldest !== undefined) sums.delete(oldest);
};
