/** Cells of a table as the eye sees them: rows of keys; an empty key is a place without a cell. */
export type Grid = readonly (readonly string[])[];
export type Position = { readonly row: number; readonly column: number };
export type Step = 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last';
export type Direction = 'next' | 'previous' | 'below' | 'above';

export const keyAt = (grid: Grid, row: number, column: number): string => grid[row]?.[column] ?? '';

/** Where a key stands; undefined when the table no longer has it. */
export const findPosition = (grid: Grid, key: string): Position | undefined => {
  for (const [row, keys] of grid.entries()) {
    const column = keys.indexOf(key);
    if (column >= 0) return { row, column };
  }
  return undefined;
};

const deltas = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const;

/** The cell one step on, over places without a cell; the same one at the edge. */
export const stepFrom = (grid: Grid, key: string, step: Step): string => {
  const from = findPosition(grid, key);
  if (!from) return key;
  if (step === 'first') return grid.flat().find(Boolean) ?? key;
  if (step === 'last') return grid.flat().findLast(Boolean) ?? key;
  if (step === 'rowStart') return grid[from.row]?.find(Boolean) ?? key;
  if (step === 'rowEnd') return grid[from.row]?.findLast(Boolean) ?? key;
  const [down, right] = deltas[step];
  for (let row = from.row + down, column = from.column + right; ; row += down, column += right) {
    const inside = row >= 0 && row < grid.length && column >= 0 && column < (grid[row]?.length ?? 0);
    if (!inside) return key;
    const found = keyAt(grid, row, column);
    if (found) return found;
  }
};

const readingOrder = (grid: Grid, direction: Direction): string[] => {
  if (direction === 'next' || direction === 'previous') return grid.flat();
  const width = Math.max(0, ...grid.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => grid.map((row) => row[column] ?? '')).flat();
};

/** The next cell that takes input: by rows for Tab, by columns for Enter; undefined past the last one. */
export const nextOpen = (
  grid: Grid,
  key: string,
  direction: Direction,
  isOpen: (key: string) => boolean,
): string | undefined => {
  const order = readingOrder(grid, direction);
  const at = order.indexOf(key);
  const ahead =
    direction === 'next' || direction === 'below' ? order.slice(at + 1) : order.slice(0, Math.max(0, at)).reverse();
  return ahead.find((candidate) => candidate !== '' && isOpen(candidate));
};

/** The keys of the rectangle between two cells, row by row. */
export const blockBetween = (grid: Grid, from: string, to: string): string[][] => {
  const a = findPosition(grid, from);
  const b = findPosition(grid, to);
  if (!a || !b) return [];
  const [left, right] = [Math.min(a.column, b.column), Math.max(a.column, b.column)];
  return grid.slice(Math.min(a.row, b.row), Math.max(a.row, b.row) + 1).map((row) => row.slice(left, right + 1));
};
