import type { Patch } from './patch.ts';
import type { RowPatch } from './row-patch.ts';

/** A cell of a patch that was not taken: what was typed is offered back with the reason; nothing of it is lost. */
export type NotTaken = {
  readonly cell: string;
  /** `conflict`: somebody else changed it since; `closed`: it may not be changed now; `invalid`: it cannot hold this. */
  readonly why: 'conflict' | 'closed' | 'invalid';
  readonly message: string;
  readonly yours: string | null;
  readonly theirs: string | null;
  readonly by: string;
  readonly at: string;
};

/** The patch without these cells: each cell is taken or offered back by itself. A row goes only if all of its cells may. */
export const withoutCells = (patch: Patch, cells: ReadonlySet<string>): Patch => {
  const kept = Object.entries(patch.cells ?? {}).filter(([cell]) => !cells.has(cell));
  const rows = Object.entries(patch.rows ?? {}).map(([section, each]) => [
    section,
    each.flatMap((row) => rowWithout(row, `${section}#${row.id}`, cells)),
  ]);
  return { cells: Object.fromEntries(kept), rows: Object.fromEntries(rows) };
};

const rowWithout = (row: RowPatch, place: string, cells: ReadonlySet<string>): RowPatch[] => {
  const touched = [...cells].some((cell) => cell === place || cell.startsWith(`${place}.`));
  if (!touched) return [row];
  if (row.removed || cells.has(place)) return [];
  const values = Object.entries(row.values ?? {}).filter(([column]) => !cells.has(`${place}.${column}`));
  return values.length === 0 && !row.added ? [] : [{ ...row, values: Object.fromEntries(values) }];
};
