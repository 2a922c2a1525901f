import { placeHeads } from '../../rules/table-heads.ts';
import { printable } from '../../text/printable.ts';
import type { OfficialDocument } from './official-document.ts';
import { type PaperCell, type PaperNarrative, type PaperRemark, type PaperTable, RUNNING_NUMBER } from './paper.ts';
import { rowHeights } from './row-heights.ts';
import type { SheetCell, SheetMerge, SheetPlan } from './sheet-plan.ts';

type Line = (SheetCell | null)[];
type Block = { readonly lines: Line[]; readonly merges: SheetMerge[] };

const FIRST_WIDTH = 42;
const OTHER_STUB_WIDTH = 11;
const NUMBER_WIDTH = 6;
const LEAST_WIDTH = 11;
const LONGEST_NAME = 31;

/** The workbook of a document: a sheet per table, the first with the document's head, the last with the signature. */
export const documentSheets = (report: OfficialDocument): SheetPlan[] => {
  const tables = report.sections.filter((section) => section.kind === 'table');
  const others = report.sections.filter((section) => section.kind !== 'table');
  return tables.map((table, index) =>
    sheetOf(report, table, { first: index === 0, last: index === tables.length - 1, others }),
  );
};

/** Excel refuses these in a sheet's name, and more than 31 letters; half of a pair that is one letter is none. */
const sheetName = ({ code, title }: PaperTable): string =>
  printable(
    printable(`${code}. ${title}`)
      .replace(/[[\]:*?/\\'\t\n]/g, ' ')
      .slice(0, LONGEST_NAME),
  ).trim();

type Place = {
  readonly first: boolean;
  readonly last: boolean;
  readonly others: readonly (PaperNarrative | PaperRemark)[];
};

const sheetOf = (report: OfficialDocument, table: PaperTable, place: Place): SheetPlan => {
  const width = table.stub.length + table.align.length;
  const split = splitOf(table, width);
  const widths = widthsOf(table);
  const lines: Line[] = [];
  const merges: SheetMerge[] = [];
  const put = (block: Block) => {
    const at = lines.length;
    lines.push(...block.lines);
    merges.push(...block.merges.map((merge) => ({ ...merge, row: merge.row + at })));
  };
  if (place.first) put(letterheadBlock(report, width, split));
  else if (report.marks.length > 0)
    put(wholeLine({ value: report.marks.join(' · '), bold: true, align: 'center' }, width));
  put(wholeLine({ value: `${table.code}. ${table.title}`, bold: true }, width));
  const headAt = lines.length;
  put(headBlock(table));
  const heads = { first: headAt, last: lines.length - 1 };
  put(bodyBlock(table));
  if (place.last) put(closingBlock(report, place.others, width, split));
  return {
    name: sheetName(table),
    cells: lines,
    merges,
    widths,
    heights: rowHeights({ cells: lines, merges, widths }),
    heads,
    frozenColumns: table.stub.length,
    landscape: table.align.length > 5,
  };
};

const isNumbered = (table: PaperTable): boolean => table.stub[0] === RUNNING_NUMBER;

/** Where the two halves of head and foot meet: after the stub, or in the middle where that is only a running number. */
const splitOf = (table: PaperTable, width: number): number =>
  isNumbered(table) ? Math.ceil(width / 2) - 1 : Math.min(table.stub.length, width - 1);

const wholeLine = (cell: SheetCell, width: number): Block => ({
  lines: [[cell, ...blank(width - 1)]],
  merges: width > 1 ? [{ row: 0, column: 0, rows: 1, columns: width }] : [],
});
const blank = (count: number): null[] => Array.from({ length: Math.max(0, count) }, () => null);

/** Two texts side by side, each over its half of the columns. */
const twoHalves = (left: SheetCell, right: SheetCell, width: number, split: number): Block => ({
  lines: [[left, ...blank(split - 1), right, ...blank(width - split - 1)]],
  merges: [
    ...(split > 1 ? [{ row: 0, column: 0, rows: 1, columns: split }] : []),
    ...(width - split > 1 ? [{ row: 0, column: split, rows: 1, columns: width - split }] : []),
  ],
});

const stack = (blocks: readonly Block[]): Block => {
  const lines: Line[] = [];
  const merges: SheetMerge[] = [];
  for (const block of blocks) {
    merges.push(...block.merges.map((merge) => ({ ...merge, row: merge.row + lines.length })));
    lines.push(...block.lines);
  }
  return { lines, merges };
};

const letterheadBlock = (
  { kind, head, number, day, subject, opening, marks }: OfficialDocument,
  width: number,
  split: number,
): Block => {
  const centred = (value: string, more: Partial<SheetCell> = {}): SheetCell => ({
    value,
    align: 'center',
    size: 12,
    ...more,
  });
  return stack([
    ...(marks.length > 0 ? [wholeLine({ value: marks.join(' · '), bold: true, align: 'center' }, width)] : []),
    twoHalves(centred(head.superior), centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { bold: true }), width, split),
    twoHalves(
      centred(head.issuer, { bold: true }),
      centred('Độc lập - Tự do - Hạnh phúc', { bold: true, size: 13 }),
      width,
      split,
    ),
    twoHalves(centred(`Số: ${number}`), centred(`${head.place}, ${day}`, { italic: true }), width, split),
    wholeLine(centred(kind, { bold: true, size: 14 }), width),
    wholeLine(centred(subject.replace('\n', ' '), { bold: true, size: 13 }), width),
    // Without the sentence that only introduces: how far the figures may be relied on, what was not asked, what the marks mean.
    ...(opening.length > 1 ? opening.slice(1) : opening).map((value) => wholeLine({ value, italic: true }, width)),
  ]);
};

const headCell = (value: string): SheetCell => ({ value, bold: true, align: 'center', border: true, fill: 'head' });

const headBlock = (table: PaperTable): Block => {
  const depth = table.head.length;
  const stub = table.stub.length;
  const lines: Line[] = table.head.map(() => Array.from({ length: stub + table.align.length }, () => headCell('')));
  const merges: SheetMerge[] = table.stub.flatMap((_, column) =>
    depth > 1 ? [{ row: 0, column, rows: depth, columns: 1 }] : [],
  );
  lines[0]?.splice(0, stub, ...table.stub.map(headCell));
  for (const { at, row, text, colSpan, rowSpan } of placeHeads(table.head)) {
    lines[row]?.splice(stub + at, 1, headCell(text));
    if (colSpan > 1 || rowSpan > 1) merges.push({ row, column: stub + at, rows: rowSpan, columns: colSpan });
  }
  const letters = ['A', 'B', 'C'].slice(0, stub);
  lines.push([...letters, ...table.numbers].map((value) => ({ value, italic: true, align: 'center', border: true })));
  return { lines, merges };
};

const bodyBlock = (table: PaperTable): Block => ({
  lines: table.rows.map((row) => [
    ...row.stub.map(
      (value, column): SheetCell => ({
        value,
        border: true,
        align: column === 0 ? 'left' : 'center',
        ...(row.group ? { bold: true } : {}),
        ...(column === 0 && row.depth > 0 ? { indent: row.depth } : {}),
      }),
    ),
    ...(row.group
      ? table.align.map((): SheetCell => ({ value: null, border: true }))
      : row.cells.map((cell, column) => figureCell(cell, table.align[column] ?? 'left'))),
  ]),
  merges: [],
});

/** A figure goes in as a number where a number holds it; missing stays an empty cell, not applicable its dash. */
const figureCell = (
  { text, number, decimals, greyed, mark }: PaperCell,
  align: 'left' | 'center' | 'right',
): SheetCell => ({
  value: number ?? (text === '' ? null : text),
  decimals,
  align,
  border: true,
  ...(mark ? { mark } : {}),
  ...(greyed ? { fill: 'grey' } : {}),
});

const closingBlock = (report: OfficialDocument, others: Place['others'], width: number, split: number): Block =>
  stack([
    ...others.flatMap((section) => remarkLines(section).map((text) => wholeLine({ value: text, italic: true }, width))),
    wholeLine({ value: null }, width),
    twoHalves(
      { value: 'Nơi nhận:', bold: true, italic: true },
      { value: report.signerTitle.toLocaleUpperCase('vi'), bold: true, align: 'center', size: 13 },
      width,
      split,
    ),
    ...report.recipients.map((line) => twoHalves({ value: `- ${line}` }, { value: null }, width, split)),
    wholeLine({ value: null }, width),
    twoHalves(
      { value: null },
      { value: report.signer === '' ? null : report.signer, bold: true, align: 'center', size: 13 },
      width,
      split,
    ),
  ]);

const remarkLines = (section: PaperNarrative | PaperRemark): string[] =>
  section.kind === 'remark'
    ? [`${section.code}. ${section.title}: ${section.text}`]
    : section.items.filter(({ text }) => text !== null).map(({ label, text }) => `${label}: ${text}`);

const widthsOf = (table: PaperTable): number[] => [
  ...table.stub.map((_, column) => (column > 0 ? OTHER_STUB_WIDTH : isNumbered(table) ? NUMBER_WIDTH : FIRST_WIDTH)),
  ...table.align.map((_, column) =>
    Math.min(
      isNumbered(table) ? 38 : 24,
      Math.max(LEAST_WIDTH, ...table.rows.map((row) => (row.cells[column]?.text.length ?? 0) + 2)),
    ),
  ),
];
