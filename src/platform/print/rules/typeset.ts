import { placeHeads } from '../../rules/table-heads.ts';
import { bandOf } from './band.ts';
import { breakAnywhere } from './break-anywhere.ts';
import { type Fit, fitTables, PADDING, type Room } from './fit-table.ts';
import type { PaperSection, PaperTable } from './paper.ts';

/** One band as the template takes it: the table's part with its widths in points. */
export type TypesetBand = Pick<PaperTable, 'stub' | 'head' | 'numbers' | 'align' | 'rows'> &
  Pick<Fit, 'fontSize' | 'stubWidths' | 'columnWidths'> & { readonly listLike: boolean };
export type TypesetSection =
  | {
      readonly kind: 'table';
      readonly code: string;
      readonly title: string;
      readonly rows: number;
      readonly bands: readonly TypesetBand[];
    }
  | Exclude<PaperSection, PaperTable>;

/** A column made as wide as a word holds it, whatever the last digit of the division. */
const HAIR = 0.01;
const INDENT = 8;
const NUMBER_COLUMN = 26;

/** Breaks texts by the width of the place in which they stand, in points. */
const placesOf = (fit: Fit, columns: readonly number[], listLike: boolean, room: number) => {
  const sum = (widths: readonly number[]): number => widths.reduce((total, width) => total + width, 0);
  const within = (text: string, width: number): string =>
    breakAnywhere(text, Math.max(1, (width - PADDING) / fit.fontSize) + HAIR);
  // Columns of a list share the page; those of a table keep their width, and its first stub takes the rest.
  const shrunk = listLike ? Math.min(1, (room - NUMBER_COLUMN) / sum(columns)) : 1;
  const first = listLike ? NUMBER_COLUMN : room - sum(fit.stubWidths) - sum(columns);
  return {
    stub: (text: string, column: number, depth = 0): string =>
      within(text, (column === 0 ? first : (fit.stubWidths[column - 1] ?? first)) - depth * INDENT),
    cell: (text: string, at: number, span: number): string => within(text, sum(columns.slice(at, at + span)) * shrunk),
  };
};
type Places = ReturnType<typeof placesOf>;

const brokenHeads = (head: PaperTable['head'], place: Places): PaperTable['head'] => {
  const texts = placeHeads(head).map(({ at, colSpan, text }) => place.cell(text, at, colSpan));
  return head.map((cells) => cells.map((cell) => ({ ...cell, text: texts.shift() ?? cell.text })));
};

const typesetTable = (table: PaperTable, fit: Fit, room: number): TypesetSection => ({
  kind: 'table',
  code: table.code,
  title: table.title,
  rows: table.rows.length,
  bands: fit.bands.map((band) => {
    const { stub, head, numbers, align, rows } = bandOf(table, band);
    const columnWidths = fit.columnWidths.slice(band.from, band.to);
    const listLike = stub.length === 1;
    const place = placesOf(fit, columnWidths, listLike, room);
    return {
      stub: stub.map((text, column) => place.stub(text, column)),
      head: brokenHeads(head, place),
      numbers,
      align,
      rows: rows.map((row) => ({
        ...row,
        stub: row.stub.map((text, column) => place.stub(text, column, row.depth)),
        // A figure is never broken: its column is as wide as it.
        cells: row.cells.map((cell, column) =>
          align[column] === 'right' ? cell : { ...cell, text: place.cell(cell.text, column, 1) },
        ),
      })),
      fontSize: fit.fontSize,
      stubWidths: fit.stubWidths,
      columnWidths,
      listLike,
    };
  }),
});

/** Sections cut to the page, and whether it lies across. */
export type Typeset = { readonly landscape: boolean; readonly sections: readonly TypesetSection[] };

/** Every table cut to the page; the whole paper lies across when one of its tables needs it, or as `across` says. */
export const typeset = (sections: readonly PaperSection[], room: Room, across?: boolean): Typeset => {
  const tables = sections.filter((section) => section.kind === 'table');
  const { landscape, fits } = fitTables(tables, room, across);
  const fitOf = new Map(tables.map((table, index) => [table, fits[index]]));
  return {
    landscape,
    sections: sections.map((section) => {
      if (section.kind !== 'table') return section;
      const fit = fitOf.get(section);
      if (!fit) throw new Error(`no fit for section ${section.code}`);
      return typesetTable(section, fit, landscape ? room.landscape : room.portrait);
    }),
  };
};
