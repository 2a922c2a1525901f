import type { ProgressState } from './progress.ts';

type Row = { readonly cells: readonly ({ readonly state: ProgressState } | null)[] };

/** Of the sheets that are asked: how many are in (sent or accepted), how many of those expected, how many are late. An excused unit is not expected. */
export const countsOf = (rows: readonly Row[]): { sent: number; expected: number; late: number } => {
  const states = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.state ?? []));
  const count = (...some: readonly ProgressState[]): number => states.filter((state) => some.includes(state)).length;
  return {
    sent: count('submitted', 'accepted'),
    expected: states.length - count('excused'),
    late: count('late'),
  };
};
