/**
 * The Merkle tree of RFC 6962 (§2.1; RFC 9162 §2.1): leaves hash with 0x00 before them, nodes with 0x01, the left subtree of n leaves
 * is the largest power of two below n. Pure: the hash function (SHA-256) is handed in.
 */
export type Hash = Uint8Array;
export type HashFunction = (content: Uint8Array) => Hash;

/** The leaves `from` … `to - 1`. */
export type Range = { readonly from: number; readonly to: number };

const prefixed = (prefix: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 1));
  bytes[0] = prefix;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

export const leafHash = (hash: HashFunction, content: Uint8Array): Hash => hash(prefixed(0, content));
export const nodeHash = (hash: HashFunction, left: Hash, right: Hash): Hash => hash(prefixed(1, left, right));

/** The largest power of two below `count` (2 or more). */
export const splitAt = (count: number): number => {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
};

/** The root over these leaf hashes; that of no leaf is the hash of nothing. */
export const rootOf = (hash: HashFunction, leaves: readonly Hash[]): Hash => {
  const [first] = leaves;
  if (first === undefined) return hash(new Uint8Array());
  if (leaves.length === 1) return first;
  const middle = splitAt(leaves.length);
  return nodeHash(hash, rootOf(hash, leaves.slice(0, middle)), rootOf(hash, leaves.slice(middle)));
};

/** The roots of the full subtrees that a tree of `size` leaves is made of, from the left: 7 leaves are 4, 2 and 1. */
export const peaksOf = (size: number): Range[] => {
  const peaks: Range[] = [];
  for (let from = 0, power = size > 0 ? splitAt(size + 1) : 0; power >= 1; power /= 2)
    if (size - from >= power) {
      peaks.push({ from, to: from + power });
      from += power;
    }
  return peaks;
};

/** A tree that only its right edge is kept of: enough to append and to know the root. */
export type Edge = { size: number; readonly peaks: Hash[] };

/** Appends one leaf in place; each full pair below the new end folds into its node. */
export const append = (hash: HashFunction, edge: Edge, leaf: Hash): void => {
  let node = leaf;
  for (let count = edge.size; count % 2 === 1; count = (count - 1) / 2) {
    const left = edge.peaks.pop();
    if (left === undefined) throw new Error('the edge of the tree does not fit its size');
    node = nodeHash(hash, left, node);
  }
  edge.peaks.push(node);
  edge.size += 1;
};

export const rootOfEdge = (hash: HashFunction, { peaks }: Edge): Hash =>
  peaks.length === 0 ? hash(new Uint8Array()) : peaks.reduceRight((right, left) => nodeHash(hash, left, right));
