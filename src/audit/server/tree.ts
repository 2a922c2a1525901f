import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { type Edge, type Hash, nodeHash, peaksOf, type Range, rootOf, splitAt } from '../rules/merkle.ts';
import { sha256Bytes } from './event-digest.ts';

/** Subtrees of 256^level leaves are kept: any hash of the tree costs a few reads of at most 256 rows a level. */
const WIDTH = 256;

const hashesAt = async (tx: Db, level: number, { from, to }: Range): Promise<Hash[]> => {
  const rows =
    level === 0
      ? await tx
          .selectFrom('audit_leaf')
          .select('hash')
          .where('number', '>=', from)
          .where('number', '<', to)
          .orderBy('number')
          .execute()
      : await tx
          .selectFrom('audit_subtree')
          .select('hash')
          .where('level', '=', level)
          .where('position', '>=', from)
          .where('position', '<', to)
          .orderBy('position')
          .execute();
  if (rows.length !== to - from) throw new Error(`the tree lacks hashes of level ${level} between ${from} and ${to}`);
  return rows.map(({ hash }) => hash);
};

/** The largest kept unit that a full subtree of `count` leaves consists of. */
const unitOf = (count: number): { level: number; unit: number } => {
  let [level, unit] = [0, 1];
  while (unit * WIDTH <= count) [level, unit] = [level + 1, unit * WIDTH];
  return { level, unit };
};

const isFull = ({ from, to }: Range): boolean => splitAt(to - from + 1) === to - from && from % (to - from) === 0;

/** The hash of a subtree as RFC 6962 cuts it: full, or the ragged right edge. */
export const hashOfRange = async (tx: Db, range: Range): Promise<Hash> => {
  const { from, to } = range;
  if (isFull(range)) {
    const { level, unit } = unitOf(to - from);
    return rootOf(sha256Bytes, await hashesAt(tx, level, { from: from / unit, to: to / unit }));
  }
  const middle = from + splitAt(to - from);
  return nodeHash(
    sha256Bytes,
    await hashOfRange(tx, { from, to: middle }),
    await hashOfRange(tx, { from: middle, to }),
  );
};

/** The right edge of the tree of the first `size` leaves. */
export const edgeAt = async (tx: Db, size: number): Promise<Edge> => {
  const peaks: Hash[] = [];
  for (const range of peaksOf(size)) peaks.push(await hashOfRange(tx, range));
  return { size, peaks };
};

/** Keeps the subtrees that became full when the tree grew from `from` to `to` leaves. */
export const keepSubtrees = async (tx: Db, { from, to }: Range): Promise<void> => {
  for (let [level, unit] = [1, WIDTH]; ; [level, unit] = [level + 1, unit * WIDTH]) {
    const [first, end] = [Math.floor(from / unit), Math.floor(to / unit)];
    if (first === end) return;
    const below = await hashesAt(tx, level - 1, { from: first * WIDTH, to: end * WIDTH });
    const rows = Array.from({ length: end - first }, (_none, index) => ({
      level,
      position: first + index,
      hash: rootOf(sha256Bytes, below.slice(index * WIDTH, (index + 1) * WIDTH)),
    }));
    for (let at = 0; at < rows.length; at += 1000)
      await sql`${tx.insertInto('audit_subtree').values(rows.slice(at, at + 1000))}`.execute(tx);
  }
};
