import { type Hash, type HashFunction, nodeHash, splitAt } from './merkle.ts';

// How an outsider checks a proof, written after RFC 9162 and not after what makes our proofs.

const equal = (a: Hash | undefined, b: Hash): boolean =>
  a?.length === b.length && a.every((byte, at) => byte === b[at]);

type Inclusion = {
  readonly leaf: Hash;
  readonly number: number;
  readonly size: number;
  readonly root: Hash;
  readonly path: readonly Hash[];
};

/** Whether the leaf stands at its number in the tree of this root (RFC 9162 §2.1.3.2). */
export const isIncluded = (hash: HashFunction, { leaf, number, size, root, path }: Inclusion): boolean => {
  if (number >= size || number < 0) return false;
  let [node, at, last] = [leaf, number, size - 1];
  for (const next of path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(hash, next, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else node = nodeHash(hash, node, next);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(node, root);
};

type Consistency = {
  readonly first: { readonly size: number; readonly root: Hash };
  readonly second: { readonly size: number; readonly root: Hash };
  readonly path: readonly Hash[];
};

const isPowerOfTwo = (size: number): boolean => size > 0 && splitAt(size + 1) === size;

/** Whether the first tree is the beginning of the second (RFC 9162 §2.1.4.2). */
export const isConsistent = (hash: HashFunction, { first, second, path }: Consistency): boolean => {
  if (first.size > second.size) return false;
  if (first.size === second.size) return path.length === 0 && equal(first.root, second.root);
  if (first.size === 0) return path.length === 0;
  const steps = isPowerOfTwo(first.size) ? [first.root, ...path] : [...path];
  const [start, ...rest] = steps;
  if (start === undefined) return false;
  let [at, last] = [first.size - 1, second.size - 1];
  while (at % 2 === 1) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  let [old, whole] = [start, start];
  for (const next of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      [old, whole] = [nodeHash(hash, next, old), nodeHash(hash, next, whole)];
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else whole = nodeHash(hash, whole, next);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 && equal(old, first.root) && equal(whole, second.root);
};
