import type { NamedRange } from 'hucre';
import { type CellStyle, type CellValue, readXlsx, type WriteSheet, writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { problem } from '../problems/catalogue.ts';
import { printable } from '../text/printable.ts';
import type { SheetCell, SheetPlan } from './rules/sheet-plan.ts';
import { demandModestWorkbook } from './workbook-size.ts';

const MM = 1 / 25.4;
const FONT = 'Times New Roman';
const thin = { style: 'thin', color: { rgb: '000000' } } as const;
const fills = { head: 'EDEFF3', grey: 'D9D9D9' } as const;

/** The mark is shown and no part of the value. */
const numberFormat = (decimals: number, mark: SheetCell['mark']): string =>
  `#,##0${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}${mark ? `"${mark}"` : ''}`;

const styleOf = ({
  value,
  decimals = 0,
  mark,
  bold,
  italic,
  size = 11,
  align,
  border,
  indent,
  fill,
}: SheetCell): CellStyle => ({
  font: { name: FONT, size, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) },
  alignment: {
    horizontal: align ?? (typeof value === 'number' ? 'right' : 'left'),
    vertical: 'center',
    wrapText: true,
    ...(indent ? { indent } : {}),
  },
  // "@" keeps a text a text when the cell is edited: nothing that begins with = + - or an at sign becomes a formula.
  numFmt: typeof value === 'number' ? numberFormat(decimals, mark) : '@',
  ...(border ? { border: { top: thin, bottom: thin, left: thin, right: thin } } : {}),
  ...(fill ? { fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fills[fill] } } } : {}),
});

/** A workbook is XML: characters that are none there would make a file that nothing opens. */
const writtenValue = ({ value }: SheetCell): CellValue => (typeof value === 'string' ? printable(value) : value);

const sheetOf = ({ name, cells, merges, widths, heights, heads, frozenColumns, landscape }: SheetPlan): WriteSheet => {
  const styled = new Map<string, { value: CellValue; style: CellStyle }>();
  for (const [at, row] of cells.entries())
    for (const [column, cell] of row.entries())
      if (cell) styled.set(`${at},${column}`, { value: writtenValue(cell), style: styleOf(cell) });
  return {
    name,
    rows: cells.map((row) => row.map((cell) => (cell ? writtenValue(cell) : null))),
    cells: styled,
    merges: merges.map(({ row, column, rows, columns }) => ({
      startRow: row,
      startCol: column,
      endRow: row + rows - 1,
      endCol: column + columns - 1,
    })),
    columns: widths.map((width) => ({ width })),
    rowDefs: new Map(Object.entries(heights).map(([row, height]) => [Number(row), { height }])),
    freezePane: { rows: heads.last + 1, columns: frozenColumns },
    pageSetup: {
      paperSize: 'a4',
      orientation: landscape ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { top: 20 * MM, bottom: 20 * MM, left: 30 * MM, right: 15 * MM, header: 8 * MM, footer: 8 * MM },
    },
    headerFooter: { differentFirst: true, oddHeader: '&C&P' },
  };
};

/** The library writes a sheet's name into a reference unquoted, which no spreadsheet reads once it holds a space: named here instead. */
const repeatedHeads = ({ name, heads }: SheetPlan): NamedRange => ({
  name: '_xlnm.Print_Titles',
  range: `'${name.replaceAll("'", "''")}'!$${heads.first + 1}:$${heads.last + 1}`,
  scope: name,
});

/** The workbook's bytes. The only file that knows the spreadsheet library. */
export const writeWorkbook = (sheets: readonly SheetPlan[]): Promise<Uint8Array> =>
  writeXlsx({
    sheets: sheets.map(sheetOf),
    namedRanges: sheets.map(repeatedHeads),
    defaultFont: { name: FONT, size: 11 },
  });

/** Values of a workbook, sheet by sheet: for reading back what was written. */
export const readWorkbook = async (content: Uint8Array): Promise<{ name: string; rows: CellValue[][] }[]> =>
  (await readXlsx(content)).sheets.map(({ name, rows }) => ({ name, rows }));

const printedLines = async function* (pages: AsyncIterable<readonly (readonly string[])[]>): AsyncGenerator<string[]> {
  for await (const lines of pages) for (const line of lines) yield line.map(printable);
};

/**
 * A plain table as a workbook, written while its lines come: a head that stays in view, every cell a text, whatever it begins with. It
 * needs the memory of a page, and hinders nobody for long (a workbook made whole stood in everybody's way for seven seconds at 20,000 lines).
 */
export const streamTable = (
  name: string,
  head: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
): AsyncIterable<Uint8Array> =>
  writeXlsxStream(printedLines(pages), {
    name,
    columns: head.map((header) => ({ header, width: 22 })),
    freezePane: { rows: 1 },
  });

/** A sheet as it was filled in somebody's spreadsheet program: values row by row, and which cells are merged. */
export type ReadSheet = {
  readonly name: string;
  readonly rows: readonly (readonly unknown[])[];
  readonly merges: readonly {
    readonly row: number;
    readonly column: number;
    readonly rows: number;
    readonly columns: number;
  }[];
};

/** The most rows and columns that are read of one sheet. */
const ROWS = 2_000;
const COLUMNS = 300;

/** A workbook that comes from outside: refused where it is larger than a form can be, read no further than that. */
export const readForeignWorkbook = async (content: Uint8Array): Promise<ReadSheet[]> => {
  demandModestWorkbook(content);
  const { sheets } = await readXlsx(content).catch(() => {
    throw problem('unsupported-media', {
      detail: 'Không đọc được tệp Excel này. Mở tệp, lưu lại dạng xlsx rồi tải lên.',
    });
  });
  return sheets.slice(0, 20).map(({ name, rows, merges = [] }) => ({
    name,
    rows: rows.slice(0, ROWS).map((row) => row.slice(0, COLUMNS)),
    merges: merges
      .filter(({ startRow, startCol }) => startRow < ROWS && startCol < COLUMNS)
      .map(({ startRow, startCol, endRow, endCol }) => ({
        row: startRow,
        column: startCol,
        rows: Math.min(endRow, ROWS - 1) - startRow + 1,
        columns: Math.min(endCol, COLUMNS - 1) - startCol + 1,
      })),
  }));
};
