import { placeHeads } from '../../rules/table-heads.ts';
import type { Band } from './fit-table.ts';
import type { PaperHead, PaperTable } from './paper.ts';

/** The table's columns `from` (included) to `to` (not), with its stub; heads that reach over the edge are cut there. */
export const bandOf = (table: PaperTable, { from, to }: Band): PaperTable => {
  const heads: PaperHead[][] = table.head.map(() => []);
  for (const { at, row, text, colSpan, rowSpan } of placeHeads(table.head)) {
    const width = Math.min(at + colSpan, to) - Math.max(at, from);
    if (width > 0) heads[row]?.push({ text, colSpan: width, rowSpan });
  }
  return {
    ...table,
    head: heads,
    numbers: table.numbers.slice(from, to),
    align: table.align.slice(from, to),
    rows: table.rows.map((row) => ({ ...row, cells: row.cells.slice(from, to) })),
  };
};
