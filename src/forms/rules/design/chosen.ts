import type { DesignGrid } from './design-grid.ts';
import { cellSpot, columnSpot, nameOf, readSpot, rowSpot, type SpotKey } from './design-moves.ts';
import type { Target } from './settings.ts';

/** What an edit in the panel reaches: the chosen cells alone, or the whole rows or columns in which they stand. */
export type Scope = 'cells' | 'rows' | 'columns';
/** The place where one stands, and how far what is chosen reaches from it. */
export type Chosen = { readonly anchor: SpotKey; readonly head: SpotKey; readonly scope: Scope };

export const chooseAt = (key: SpotKey): Chosen => {
  const kind = readSpot(key)?.kind;
  return { anchor: key, head: key, scope: kind === 'row' ? 'rows' : kind === 'column' ? 'columns' : 'cells' };
};

const between = <V>(items: readonly V[], isFirst: (item: V) => boolean, isLast: (item: V) => boolean): readonly V[] => {
  const [a, b] = [items.findIndex(isFirst), items.findIndex(isLast)];
  if (a < 0 || b < 0) return a < 0 ? [] : items.slice(a, a + 1);
  return items.slice(Math.min(a, b), Math.max(a, b) + 1);
};

type Block = {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly cells: readonly string[];
};

const distinct = (names: readonly string[]): string[] => [...new Set(names)];

/** Cells of a rectangle, with the rows and columns (as edits name them) in which they stand. */
const cellBlock = (grid: DesignGrid, { anchor, head }: Chosen): Block => {
  const [from, to] = [readSpot(anchor), readSpot(head)];
  if (from?.kind !== 'cell' || to?.kind !== 'cell') return { rows: [], columns: [], cells: [] };
  const rows = between(
    grid.rows.filter(({ cells }) => cells.length > 0),
    ({ code }) => code === from.row,
    ({ code }) => code === to.row,
  );
  const columns = between(
    grid.columns.filter(({ kind }) => kind !== 'heading'),
    ({ code }) => code === from.column,
    ({ code }) => code === to.column,
  );
  return {
    rows: distinct(rows.map(({ node }) => node)),
    columns: distinct(columns.map(({ node }) => node)),
    cells: rows.flatMap((row) => columns.map((column) => `${row.code}.${column.code}`)),
  };
};

const rowsChosen = (grid: DesignGrid, { anchor, head }: Chosen): string[] =>
  distinct(
    between(
      grid.rows,
      (row) => rowSpot(row) === anchor,
      (row) => rowSpot(row) === head,
    ).map(({ node }) => node),
  );

const columnsChosen = (grid: DesignGrid, { anchor, head }: Chosen): string[] => {
  const line = grid.head.find((one) => one.some((each) => columnSpot(each) === anchor)) ?? [];
  const leaves =
    grid.columns.some((each) => columnSpot(each) === anchor) && grid.columns.some((each) => columnSpot(each) === head);
  const chosen = between(
    leaves ? grid.columns : line,
    (each) => columnSpot(each) === anchor,
    (each) => columnSpot(each) === head,
  );
  return distinct(chosen.map(({ node }) => node));
};

/** The rows, columns or cells that edits reach. */
export const targetOf = (grid: DesignGrid, chosen: Chosen): Target => {
  const { section } = grid;
  const kind = readSpot(chosen.anchor)?.kind;
  if (kind === 'row') return { on: 'rows', section, codes: rowsChosen(grid, chosen) };
  if (kind === 'column') return { on: 'columns', section, codes: columnsChosen(grid, chosen) };
  const block = cellBlock(grid, chosen);
  return chosen.scope === 'cells'
    ? { on: 'cells', section, cells: block.cells }
    : { on: chosen.scope, section, codes: block[chosen.scope] };
};

/** How a place stands: where one is, reached by an edit, or not. */
export type Standing = 'active' | 'chosen' | 'none';

/** Places that are shown as chosen: the cells, and the heads of whole rows and columns. */
export const shownChosen = (grid: DesignGrid, chosen: Chosen): ReadonlySet<SpotKey> => {
  const target = targetOf(grid, chosen);
  if (target.on === 'cells') return new Set(target.cells.map(cellSpot));
  const codes = new Set(target.codes);
  if (target.on === 'rows')
    return new Set(
      grid.rows
        .filter(({ node }) => codes.has(node))
        .flatMap((row) => [rowSpot(row), ...row.cells.map(({ code }) => cellSpot(code))]),
    );
  const columns = grid.columns.filter(({ node }) => codes.has(node));
  const under = new Set(columns.map(({ code }) => code));
  return new Set([
    ...grid.head
      .flat()
      .filter(({ node }) => codes.has(node))
      .map(columnSpot),
    ...grid.rows.flatMap(({ cells }) =>
      cells.filter(({ code }) => under.has(code.split('.')[1] ?? '')).map(({ code }) => cellSpot(code)),
    ),
  ]);
};

/** The row and the column of the place where one stands, as they are called on paper. */
export const standsAt = (grid: DesignGrid, chosen: Chosen) => {
  const spot = readSpot(chosen.anchor);
  const rowName = spot?.kind === 'cell' ? spot.row : spot?.kind === 'row' ? spot.name : '';
  const columnName = spot?.kind === 'cell' ? spot.column : spot?.kind === 'column' ? spot.name : '';
  return {
    kind: spot?.kind,
    row: grid.rows.find((row) => nameOf(row) === rowName),
    column: grid.head.flat().find((head) => nameOf(head) === columnName),
  };
};
