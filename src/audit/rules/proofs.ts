import { type Range, splitAt } from './merkle.ts';

/** The subtrees whose hashes lead from leaf `number` to the root of a tree of `size` leaves, the nearest first (RFC 6962 §2.1.1). */
export const inclusionPath = (number: number, { from, to }: Range): Range[] => {
  if (to - from <= 1) return [];
  const middle = from + splitAt(to - from);
  return number < middle
    ? [...inclusionPath(number, { from, to: middle }), { from: middle, to }]
    : [...inclusionPath(number, { from: middle, to }), { from, to: middle }];
};

const oldPart = (size: number, { from, to }: Range, whole: boolean): Range[] => {
  if (size === to) return whole ? [] : [{ from, to }];
  const middle = from + splitAt(to - from);
  return size <= middle
    ? [...oldPart(size, { from, to: middle }, whole), { from: middle, to }]
    : [...oldPart(size, { from: middle, to }, false), { from, to: middle }];
};

/** The subtrees that show a tree of `size` leaves to be the beginning of one of `to` leaves (RFC 6962 §2.1.2). */
export const consistencyPath = (size: number, to: number): Range[] =>
  size === 0 || size === to ? [] : oldPart(size, { from: 0, to }, true);
