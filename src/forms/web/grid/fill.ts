import { findPosition, type Grid, keyAt, type Position } from '../../../platform/ui/table/movement.ts';
import type { Place } from '../../rules/entry/places.ts';

/** Each cell that is filled, with the cell that it takes its value from. */
export type Fill = ReadonlyMap<Place, Place>;
export type Along = 'down' | 'right';

type Block = { readonly from: Position; readonly rows: number; readonly columns: number };

const blockOf = (grid: Grid, block: Grid): Block | undefined => {
  const keys = block.map((row, at) => ({ at, key: row.find(Boolean) })).find(({ key }) => key !== undefined);
  const found = keys?.key === undefined ? undefined : findPosition(grid, keys.key);
  if (!found || !keys) return undefined;
  const left = found.column - (block[keys.at]?.indexOf(keys.key ?? '') ?? 0);
  return { from: { row: found.row - keys.at, column: left }, rows: block.length, columns: block[0]?.length ?? 0 };
};

/** The same row or column of the source again and again, also backwards. */
const around = (at: number, length: number): number => ((at % length) + length) % length;

/** Ctrl D, Ctrl R: the first line of the block goes into its others; of a block of one line, the line before it into that one. */
export const fillAlong = (grid: Grid, block: Grid, along: Along): Fill => {
  const here = blockOf(grid, block);
  if (!here) return new Map();
  const { from, rows, columns } = here;
  const sourceOf = (down: number, right: number): Place =>
    along === 'down'
      ? keyAt(grid, from.row - (rows === 1 ? 1 : 0), from.column + right)
      : keyAt(grid, from.row + down, from.column - (columns === 1 ? 1 : 0));
  const pairs = block.flatMap((line, down) =>
    line
      .map((target, right) => [target, sourceOf(down, right)] as const)
      .filter(([target, source]) => target !== source),
  );
  return new Map(pairs.filter(([target, source]) => target !== '' && source !== ''));
};

/** How far a dragged handle reaches beyond the block, along the one side where it went furthest; 0 rows and 0 columns inside. */
export const reachOf = (grid: Grid, block: Grid, to: Place): { readonly rows: number; readonly columns: number } => {
  const here = blockOf(grid, block);
  const there = findPosition(grid, to);
  if (!here || !there) return { rows: 0, columns: 0 };
  const beyond = (at: number, first: number, count: number): number =>
    at < first ? at - first : Math.max(0, at - (first + count - 1));
  const rows = beyond(there.row, here.from.row, here.rows);
  const columns = beyond(there.column, here.from.column, here.columns);
  return Math.abs(rows) >= Math.abs(columns) ? { rows, columns: 0 } : { rows: 0, columns };
};

/** The cells that dragging the handle to a place fills: the block repeated, as far as it reaches. */
export const fillTo = (grid: Grid, block: Grid, to: Place): Fill => {
  const here = blockOf(grid, block);
  const reach = reachOf(grid, block, to);
  const fill = new Map<Place, Place>();
  if (!here) return fill;
  const { from, rows, columns } = here;
  const [top, left] = [from.row + Math.min(0, reach.rows), from.column + Math.min(0, reach.columns)];
  const [tall, wide] = [rows + Math.abs(reach.rows), columns + Math.abs(reach.columns)];
  for (let row = top; row < top + tall; row++)
    for (let column = left; column < left + wide; column++) {
      const target = keyAt(grid, row, column);
      const source = block[around(row - from.row, rows)]?.[around(column - from.column, columns)] ?? '';
      const inside =
        row >= from.row && row < from.row + rows && column >= from.column && column < from.column + columns;
      if (!inside && target !== '' && source !== '') fill.set(target, source);
    }
  return fill;
};

/** Block and reach together, as the corners of what is chosen afterwards. */
export const reachedCorners = (
  grid: Grid,
  block: Grid,
  to: Place,
): { readonly anchor: Place; readonly head: Place } => {
  const here = blockOf(grid, block);
  const { rows, columns } = reachOf(grid, block, to);
  const keyFrom = (row: number, column: number): Place =>
    here ? keyAt(grid, here.from.row + row, here.from.column + column) : '';
  return {
    anchor: keyFrom(Math.min(0, rows), Math.min(0, columns)),
    head: keyFrom((here?.rows ?? 1) - 1 + Math.max(0, rows), (here?.columns ?? 1) - 1 + Math.max(0, columns)),
  };
};
