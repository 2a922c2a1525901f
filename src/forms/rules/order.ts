import type { Cell } from './compiled.ts';

export type Dependencies = {
  /** Cell index → own cells that it reads directly. */
  readonly reads: readonly (readonly number[])[];
  /** Cell index → computed cells that read it directly. */
  readonly dependents: readonly (readonly number[])[];
  readonly order: readonly number[];
  readonly rank: readonly number[];
  /** Cells of each circle, the first repeated at the end. */
  readonly circles: readonly (readonly string[])[];
};

const invert = (reads: readonly (readonly number[])[]): number[][] => {
  const dependents: number[][] = reads.map(() => []);
  for (const [reader, cells] of reads.entries()) for (const cell of cells) dependents[cell]?.push(reader);
  return dependents;
};

const sorted = (reads: readonly (readonly number[])[], dependents: readonly (readonly number[])[]): number[] => {
  const waiting = reads.map((cells) => cells.length);
  const ready = waiting.flatMap((count, cell) => (count === 0 ? [cell] : []));
  // Grows while it is walked: a cell is ready once everything that it reads has been placed.
  for (let at = 0; at < ready.length; at++) {
    for (const reader of dependents[ready[at] ?? -1] ?? []) {
      const left = (waiting[reader] ?? 0) - 1;
      waiting[reader] = left;
      if (left === 0) ready.push(reader);
    }
  }
  return ready;
};

/** Cells that wait for each other: from one of them, follow what it reads until a cell comes twice. */
const circlesAmong = (stuck: ReadonlySet<number>, reads: readonly (readonly number[])[]): number[][] => {
  const circles: number[][] = [];
  const visited = new Set<number>();
  for (const start of stuck) {
    const path: number[] = [];
    let cell: number | undefined = start;
    while (cell !== undefined && !visited.has(cell)) {
      visited.add(cell);
      path.push(cell);
      cell = reads[cell]?.find((read) => stuck.has(read));
    }
    const from = cell === undefined ? -1 : path.indexOf(cell);
    if (from >= 0 && cell !== undefined) circles.push([...path.slice(from), cell]);
  }
  return circles;
};

/** Puts computed cells, and those with a condition, in an order in which each comes after what it reads, and finds the circles that have none. */
export const orderCells = (
  cells: readonly Cell[],
  reads: readonly (readonly number[])[],
  conditioned: Pick<ReadonlyMap<number, unknown>, 'has'>,
): Dependencies => {
  const dependents = invert(reads);
  const placed = sorted(reads, dependents);
  const order = placed.filter((cell) => cells[cell]?.formula !== undefined || conditioned.has(cell));
  const rank = cells.map(() => -1);
  for (const [at, cell] of order.entries()) rank[cell] = at;
  const done = new Set(placed);
  const stuck = new Set(cells.map((cell) => cell.index).filter((cell) => !done.has(cell)));
  const circles = circlesAmong(stuck, reads).map((circle) => circle.map((cell) => cells[cell]?.code ?? ''));
  return { reads, dependents, order, rank, circles };
};
