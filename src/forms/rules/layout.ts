import type { AxisEntry, Cell, CompiledSection } from './compiled.ts';

export type HeadCell = {
  readonly label: string;
  /** Of a leaf column. */
  readonly code?: string;
  readonly unit: string;
  readonly colSpan: number;
  readonly rowSpan: number;
};

export type BodyRow = {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  readonly depth: number;
  readonly group: boolean;
  readonly cells: readonly Cell[];
};

export type Layout = { readonly head: readonly (readonly HeadCell[])[]; readonly body: readonly BodyRow[] };

const depthOf = (entries: readonly AxisEntry[]): number =>
  entries.reduce((deepest, entry) => Math.max(deepest, 1 + (entry.children ? depthOf(entry.children) : 0)), 0);

const leafCount = (entry: AxisEntry): number =>
  entry.children ? entry.children.reduce((count, child) => count + leafCount(child), 0) : 1;

const headCell = (entry: AxisEntry, levels: number): HeadCell => ({
  label: entry.label,
  ...(entry.children || entry.code === undefined ? {} : { code: entry.code }),
  unit: entry.unit,
  colSpan: leafCount(entry),
  rowSpan: entry.children ? 1 : levels,
});

/** The heading rows over a tree of columns: a leaf reaches down to the last of them, a group hands its children to the next. */
export const headOf = (columns: readonly AxisEntry[]): HeadCell[][] => {
  const head: HeadCell[][] = [];
  let level = columns;
  for (let left = depthOf(columns); left > 0; left--) {
    head.push(level.map((entry) => headCell(entry, left)));
    level = level.flatMap((entry) => entry.children ?? []);
  }
  return head;
};

const bodyOf = (entries: readonly AxisEntry[], cells: ReadonlyMap<string, readonly Cell[]>, depth: number): BodyRow[] =>
  entries.flatMap((entry): BodyRow[] => {
    const row = { code: entry.code ?? '', label: entry.label, unit: entry.unit, depth };
    if (!entry.children) return [{ ...row, group: false, cells: cells.get(row.code) ?? [] }];
    return [{ ...row, group: true, cells: [] }, ...bodyOf(entry.children, cells, depth + 1)];
  });

/**
 * The table as on paper: heading rows with their spans (without the stub columns, which span all of them), then rows with their
 * depth. A list has a head and no body; a narrative a body of one cell per row.
 */
export const layout = (section: CompiledSection): Layout => {
  const byRow = new Map<string, Cell[]>();
  for (const cell of section.cells) byRow.set(cell.row, [...(byRow.get(cell.row) ?? []), cell]);
  return { head: headOf(section.columns), body: bodyOf(section.rows, byRow, 0) };
};
