import type { AxisEntry, Cell, CompiledSection } from './compiled.ts';
import { type HeadCell, headOf } from './layout.ts';

/** All cells of a table section side by side, as one row: the heads that stand over them, and the cells in their order. */
export type FlatLayout = { readonly head: readonly (readonly HeadCell[])[]; readonly cells: readonly Cell[] };

/** The columns that are left where some of their cells are not there on paper; a heading without any goes. */
const pruned = (columns: readonly AxisEntry[], kept: ReadonlySet<string>): AxisEntry[] =>
  columns.flatMap((entry) => {
    if (!entry.children) return kept.has(entry.code ?? '') ? [entry] : [];
    const children = pruned(entry.children, kept);
    return children.length > 0 ? [{ ...entry, children }] : [];
  });

const isSingle = ([first, ...others]: readonly AxisEntry[]): boolean =>
  first !== undefined && others.length === 0 && first.children === undefined;

/** A row becomes a heading over its columns; with one column only it is that column. People know rows by their codes from paper. */
const besides = (
  rows: readonly AxisEntry[],
  columns: readonly AxisEntry[],
  cells: ReadonlyMap<string, ReadonlySet<string>>,
): AxisEntry[] =>
  rows.flatMap((entry): AxisEntry[] => {
    if (entry.children) {
      const children = besides(entry.children, columns, cells);
      return children.length > 0 ? [{ ...entry, children }] : [];
    }
    const code = entry.code ?? '';
    const inside = pruned(columns, cells.get(code) ?? new Set());
    if (inside.length === 0) return [];
    return [{ ...entry, label: `${code} · ${entry.label}`, children: isSingle(columns) ? undefined : inside }];
  });

/** A table section laid out for a table in which each row is a sheet. Cells that are greyed on paper are left out. */
export const flatLayout = (section: CompiledSection): FlatLayout => {
  const cells = section.cells.filter(({ greyed }) => !greyed);
  const byRow = new Map<string, Set<string>>();
  for (const { row, column } of cells) byRow.set(row, (byRow.get(row) ?? new Set()).add(column));
  return { head: headOf(besides(section.rows, section.columns, byRow)), cells };
};
