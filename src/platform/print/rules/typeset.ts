import { bandOf } from './band.ts';
import { type Fit, fitTables, type Room } from './fit-table.ts';
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

const typesetTable = (table: PaperTable, fit: Fit): TypesetSection => ({
  kind: 'table',
  code: table.code,
  title: table.title,
  rows: table.rows.length,
  bands: fit.bands.map((band) => {
    const { stub, head, numbers, align, rows } = bandOf(table, band);
    const columnWidths = fit.columnWidths.slice(band.from, band.to);
    return {
      stub,
      head,
      numbers,
      align,
      rows,
      fontSize: fit.fontSize,
      stubWidths: fit.stubWidths,
      columnWidths,
      listLike: stub.length === 1,
    };
  }),
});

/** Sections cut to the page, and whether it lies across. */
export type Typeset = { readonly landscape: boolean; readonly sections: readonly TypesetSection[] };

/** Every table cut to the page; the whole paper lies across when one of its tables needs it. */
export const typeset = (sections: readonly PaperSection[], room: Room): Typeset => {
  const tables = sections.filter((section) => section.kind === 'table');
  const { landscape, fits } = fitTables(tables, room);
  const fitOf = new Map(tables.map((table, index) => [table, fits[index]]));
  return {
    landscape,
    sections: sections.map((section) => {
      if (section.kind !== 'table') return section;
      const fit = fitOf.get(section);
      if (!fit) throw new Error(`no fit for section ${section.code}`);
      return typesetTable(section, fit);
    }),
  };
};
