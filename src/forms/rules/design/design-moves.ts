import type { DesignGrid, DesignHead, DesignRow } from './design-grid.ts';

/** One place of the designer's table: a cell (`c A01.TS`), the head of a row (`r A01`) or of a column or heading (`k TAY`). */
export type SpotKey = string;
export type Spot =
  | { readonly kind: 'cell'; readonly row: string; readonly column: string }
  | { readonly kind: 'row' | 'column'; readonly name: string };
export type Toward = 'up' | 'down' | 'left' | 'right' | 'rowStart' | 'rowEnd' | 'first' | 'last';

type Named = { readonly node: string; readonly code: string };
/** What has cells is known by its code, a heading by its name in the definition. */
export const nameOf = ({ node, code }: Named): string => code || node;
export const rowSpot = (row: Named): SpotKey => `r ${nameOf(row)}`;
export const columnSpot = (column: Named): SpotKey => `k ${nameOf(column)}`;
export const cellSpot = (code: string): SpotKey => `c ${code}`;

export const readSpot = (key: SpotKey): Spot | undefined => {
  const name = key.slice(2);
  if (key.startsWith('r ')) return { kind: 'row', name };
  if (key.startsWith('k ')) return { kind: 'column', name };
  const [row = '', column = ''] = name.split('.');
  return key.startsWith('c ') ? { kind: 'cell', row, column } : undefined;
};

type Placed = { readonly head: DesignHead; readonly start: number };

/** Heads with the first column that each stands over. */
const placed = ({ head }: DesignGrid): Placed[] => {
  const used: number[] = [];
  return head.flatMap((line, level) => {
    let column = 0;
    return line.map((one) => {
      while ((used[column] ?? 0) > level) column++;
      const start = column;
      for (let at = start; at < start + one.colSpan; at++) used[at] = level + one.rowSpan;
      column = start + one.colSpan;
      return { head: one, start };
    });
  });
};

const columnStep = (grid: DesignGrid, name: string, toward: Toward): SpotKey | undefined => {
  const all = placed(grid);
  const own = all.find(({ head }) => nameOf(head) === name);
  if (!own) return undefined;
  const over = (column: number, level: number): Placed | undefined =>
    all
      .filter(({ head, start }) => start <= column && column < start + head.colSpan && head.level <= level)
      .toSorted((a, b) => b.head.level - a.head.level)[0];
  const spot = (one: Placed | undefined): SpotKey | undefined => one && columnSpot(one.head);
  const { start } = own;
  const { level, colSpan, rowSpan } = own.head;
  switch (toward) {
    case 'left':
      return spot(over(start - 1, level));
    case 'right':
      return spot(over(start + colSpan, level));
    case 'up':
      return level === 0 ? undefined : spot(over(start, level - 1));
    case 'down':
      return (
        spot(all.find(({ head, start: at }) => at === start && head.level === level + rowSpan)) ?? below(grid, start)
      );
    case 'rowStart':
    case 'first':
      return spot(over(0, level));
    default:
      return spot(over(grid.columns.length - 1, level));
  }
};

const hasCells = (row: DesignRow): boolean => row.cells.length > 0;

const below = ({ rows }: DesignGrid, column: number): SpotKey | undefined => {
  const cell = rows.find(hasCells)?.cells[column];
  if (cell) return cellSpot(cell.code);
  return rows[0] && rowSpot(rows[0]);
};

const rowStep = ({ rows, columns }: DesignGrid, name: string, toward: Toward): SpotKey | undefined => {
  const at = rows.findIndex((row) => nameOf(row) === name);
  const row = rows[at];
  if (!row) return undefined;
  const line = (one: DesignRow | undefined): SpotKey | undefined => one && rowSpot(one);
  switch (toward) {
    case 'up':
      return line(rows[at - 1]) ?? (columns[0] && columnSpot(columns[0]));
    case 'down':
      return line(rows[at + 1]);
    case 'right':
      return row.cells[0] && cellSpot(row.cells[0].code);
    case 'rowEnd': {
      const last = row.cells.at(-1);
      return last && cellSpot(last.code);
    }
    case 'first':
      return line(rows[0]);
    case 'last':
      return line(rows.at(-1));
    default:
      return undefined;
  }
};

const cellStep = (grid: DesignGrid, code: string, toward: Toward): SpotKey | undefined => {
  const rows = grid.rows.filter(hasCells);
  const at = rows.findIndex(({ cells }) => cells.some((cell) => cell.code === code));
  const row = rows[at];
  if (!row) return undefined;
  const column = row.cells.findIndex((cell) => cell.code === code);
  const cell = (line: DesignRow | undefined, place: number): SpotKey | undefined => {
    const found = line?.cells[place];
    return found && cellSpot(found.code);
  };
  switch (toward) {
    case 'up': {
      const head = grid.columns.filter(({ kind }) => kind !== 'heading')[column];
      return cell(rows[at - 1], column) ?? (head && columnSpot(head));
    }
    case 'down':
      return cell(rows[at + 1], column);
    case 'left':
      return cell(row, column - 1) ?? rowSpot(row);
    case 'right':
      return cell(row, column + 1);
    case 'rowStart':
      return rowSpot(row);
    case 'rowEnd':
      return cell(row, row.cells.length - 1);
    case 'first':
      return cell(rows[0], 0);
    case 'last':
      return cell(rows.at(-1), row.cells.length - 1);
  }
};

/** The place one step on; the same one at the edge. */
export const stepIn = (grid: DesignGrid, key: SpotKey, toward: Toward): SpotKey => {
  const spot = readSpot(key);
  if (!spot) return key;
  const next =
    spot.kind === 'cell'
      ? cellStep(grid, `${spot.row}.${spot.column}`, toward)
      : spot.kind === 'row'
        ? rowStep(grid, spot.name, toward)
        : columnStep(grid, spot.name, toward);
  return next ?? key;
};

/** Where one begins in a table: its first row, else its first column. */
export const firstSpot = ({ rows, columns }: DesignGrid): SpotKey => {
  if (rows[0]) return rowSpot(rows[0]);
  return columns[0] ? columnSpot(columns[0]) : '';
};

/** Whether the table still has the place. */
export const hasSpot = (grid: DesignGrid, key: SpotKey): boolean => {
  const spot = readSpot(key);
  if (!spot) return false;
  if (spot.kind === 'row') return grid.rows.some((row) => nameOf(row) === spot.name);
  if (spot.kind === 'column') return grid.head.some((line) => line.some((head) => nameOf(head) === spot.name));
  return grid.rows.some(({ cells }) => cells.some(({ code }) => cellSpot(code) === key));
};
