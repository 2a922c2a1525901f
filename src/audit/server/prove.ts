import type { Db } from '../../platform/db/open.ts';
import type { Hash } from '../rules/merkle.ts';
import { consistencyPath, inclusionPath } from '../rules/proofs.ts';
import { hashOfRange } from './tree.ts';

const hashesOf = async (tx: Db, ranges: readonly { from: number; to: number }[]): Promise<Hash[]> => {
  const hashes: Hash[] = [];
  for (const range of ranges) hashes.push(await hashOfRange(tx, range));
  return hashes;
};

/** The hashes that lead from a leaf to the root of the first `size` leaves (RFC 6962 §2.1.1): log₂ n of them, each from few reads. */
export const proveInclusion = (tx: Db, number: number, size: number): Promise<Hash[]> =>
  hashesOf(tx, inclusionPath(number, { from: 0, to: size }));

/** The hashes that show the tree of `size` leaves to be the beginning of that of `to` (RFC 6962 §2.1.2). */
export const proveConsistency = (tx: Db, size: number, to: number): Promise<Hash[]> =>
  hashesOf(tx, consistencyPath(size, to));
