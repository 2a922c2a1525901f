import { findPosition, type Grid, keyAt } from '../../../platform/ui/table/movement.ts';
import type { Place } from '../../rules/entry/places.ts';

export type Paste = {
  readonly typed: ReadonlyMap<Place, string>;
  /** Cells of the block that fell on locked or computed cells. */
  readonly skipped: number;
  /** Cells of the block beyond the table. */
  readonly outside: number;
};

/** One value fills the whole chosen block; a block is laid down from its upper left corner. */
export const spread = (
  rows: readonly (readonly string[])[],
  block: readonly (readonly string[])[],
): readonly (readonly string[])[] => {
  const [only] = rows[0] ?? [];
  const single = rows.length === 1 && rows[0]?.length === 1 && only !== undefined;
  return single && block.flat().length > 1 ? block.map((line) => line.map(() => only)) : rows;
};

/** Where the texts of a block land when its upper left corner stands at `corner`. */
export const layDown = (
  grid: Grid,
  corner: Place,
  rows: readonly (readonly string[])[],
  isOpen: (place: Place) => boolean,
): Paste => {
  const from = findPosition(grid, corner);
  const typed = new Map<Place, string>();
  let [skipped, outside] = [0, 0];
  for (const [down, row] of rows.entries())
    for (const [right, text] of row.entries()) {
      const place = from ? keyAt(grid, from.row + down, from.column + right) : '';
      if (from === undefined || from.row + down >= grid.length || from.column + right >= (grid[0]?.length ?? 0))
        outside += 1;
      else if (place === '' || !isOpen(place)) skipped += 1;
      else typed.set(place, text.trim());
    }
  return { typed, skipped, outside };
};
