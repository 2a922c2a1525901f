import type { ValueType } from '../definition.ts';
import { readHeads } from './read-heads.ts';
import type { ReadNode, RowText } from './read-node.ts';
import { readRows } from './read-rows.ts';
import {
  hasPlaces,
  isBelowTable,
  isColumnNumber,
  isFigure,
  isUnit,
  numberingOf,
  type StubKind,
  stubKindOf,
} from './sheet-words.ts';

export type ReadTable = {
  readonly rows: readonly ReadNode[];
  /** Empty where the sheet has no heads: its lines are rows alone. */
  readonly columns: readonly ReadNode[];
  /** Lines left out: the numbers of the columns, notes, what stands below the table. */
  readonly leftOut: number;
};

export type ReadProblem = { readonly problem: string };

const MOST_ROWS = 500;
const MOST_COLUMNS = 500;
const MOST_TEXT = 300;

type Sheet = readonly (readonly string[])[];
type Stubs = Readonly<Partial<Record<StubKind, number>>>;

const cleaned = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .slice(0, MOST_TEXT);
const filled = (row: readonly string[]): readonly string[] => row.filter((text) => text !== '');

/** Only lines and columns with something in them: styled emptiness reaches far in real sheets. */
const trimmed = (raw: Sheet): { readonly texts: string[][]; readonly raw: string[][] } => {
  const kept = raw.map((row) => row.map(cleaned)).map((row, at) => ({ row, at }));
  const lines = kept.filter(({ row }) => row.some((text) => text !== ''));
  const width = Math.max(0, ...lines.map(({ row }) => row.findLastIndex((text) => text !== '') + 1));
  const used = Array.from({ length: width }, (_, column) => column).filter((column) =>
    lines.some(({ row }) => (row[column] ?? '') !== ''),
  );
  return {
    texts: lines.map(({ row }) => used.map((column) => row[column] ?? '')),
    raw: lines.map(({ at }) => used.map((column) => raw[at]?.[column] ?? '')),
  };
};

const isNumberRow = (row: readonly string[]): boolean => {
  const said = filled(row);
  return said.length > 1 && said.every(isColumnNumber);
};

/** How many lines at the top are heads: down to the row of column numbers, else while no row has begun. */
const headCount = (texts: Sheet): number => {
  const numbered = texts.findIndex(isNumberRow);
  if (numbered > 0 && numbered < 8) return numbered;
  const [first = []] = texts;
  const named = first.findIndex((text) => stubKindOf(text) === 'label' || stubKindOf(text) === 'number');
  if (named >= 0) {
    const next = texts.findIndex((row, at) => at > 0 && (row[named] ?? '') !== '');
    return next < 0 ? texts.length : next;
  }
  if (first.length < 2 || (first[0] ?? '') !== '') return 0;
  const body = texts.findIndex((row) => (row[0] ?? '') !== '');
  return body < 0 ? texts.length : body;
};

const isCode = (text: string): boolean => /^[A-Z][A-Z_]{0,9}\d{1,4}$|^[A-Z]{1,4}\d[A-Z0-9_]*$/.test(text);
const share = (texts: readonly string[], test: (text: string) => boolean): number => {
  const said = filled(texts);
  return said.length === 0 ? 0 : said.filter(test).length / said.length;
};

/** What the columns beside the figures are, from their heads or, without heads, from what stands in them. */
const stubsOf = (heads: Sheet, body: Sheet): Stubs => {
  const stubs: Partial<Record<StubKind, number>> = {};
  for (const row of heads)
    for (const [column, text] of row.entries()) {
      const kind = stubKindOf(text);
      if (kind && stubs[kind] === undefined) stubs[kind] = column;
    }
  const width = Math.max(0, ...body.map((row) => row.length));
  const taken = new Set(Object.values(stubs));
  for (let column = 0; column < width; column++) {
    if (taken.has(column)) continue;
    const texts = body.map((row) => row[column] ?? '');
    const kind = kindByContent(texts, stubs, heads.length > 0);
    if (kind) stubs[kind] = column;
  }
  return stubs;
};

const kindByContent = (texts: readonly string[], stubs: Stubs, hasHeads: boolean): StubKind | undefined => {
  if (stubs.label === undefined) {
    if (share(texts, isCode) > 0.9) return stubs.code === undefined ? 'code' : undefined;
    const isMark = (text: string): boolean => numberingOf(text)?.length === text.length;
    if (share(texts, isMark) === 1) return stubs.number === undefined ? 'number' : undefined;
    return share(texts, (text) => !isFigure(text)) > 0.5 ? 'label' : undefined;
  }
  if (hasHeads) return undefined;
  if (stubs.unit === undefined && share(texts, isUnit) > 0.8) return 'unit';
  return stubs.code === undefined && share(texts, isCode) > 0.9 ? 'code' : undefined;
};

/** Words, decimals or whole numbers, from the figures that stand in a line or column. */
const typeOf = (texts: readonly string[]): ValueType | undefined => {
  const said = filled(texts).filter((text) => !/^[-–]$/.test(text));
  if (said.length === 0) return undefined;
  if (!said.every(isFigure)) return 'text';
  return said.some(hasPlaces) ? 'decimal' : undefined;
};

const withType = (node: ReadNode, body: Sheet): ReadNode => {
  const column = node.column;
  if (node.children.length > 0) return { ...node, children: node.children.map((child) => withType(child, body)) };
  return column === undefined ? node : { ...node, type: typeOf(body.map((row) => row[column] ?? '')) };
};

const rowTexts = (texts: Sheet, raw: Sheet, stubs: Stubs): RowText[] => {
  const beside = new Set(Object.values(stubs));
  return texts.map((row, at) => {
    const label = stubs.label ?? 0;
    const indent = /^[\s\u00a0]*/.exec(raw[at]?.[label] ?? '')?.[0].length ?? 0;
    const code = row[stubs.code ?? -1] ?? '';
    return {
      number: row[stubs.number ?? -1] ?? '',
      label: row[label] ?? '',
      indent,
      unit: row[stubs.unit ?? -1] ?? '',
      code: isCode(code) ? code : undefined,
      figures: row.filter((text, column) => !beside.has(column) && text !== ''),
    };
  });
};

/**
 * Proposes rows and columns from a table of a spreadsheet: several levels of merged heads (blank but for the first cell), a row of column
 * numbers, units in their column or in brackets, numbering and indents, notes below. Nothing is certain: the person finishes it.
 */
export const readTable = (raw: Sheet): ReadTable | ReadProblem => {
  const { texts, raw: kept } = trimmed(raw);
  if (texts.length === 0)
    return { problem: 'Trong vùng vừa dán không có chữ nào. Chọn cả bảng trong Excel rồi dán lại.' };
  const heads = headCount(texts);
  const below = texts.findIndex((row, at) => at >= heads && isBelowTable(filled(row)[0] ?? ''));
  const end = below < 0 ? texts.length : below;
  const lines = texts.map((_, at) => at).filter((at) => at >= heads && at < end && !isNumberRow(texts[at] ?? []));
  const body = lines.map((at) => texts[at] ?? []);
  if (body.length > MOST_ROWS)
    return { problem: `Bảng có ${body.length} dòng; một mục có nhiều nhất ${MOST_ROWS} dòng. Chia thành nhiều mục.` };
  const stubs = stubsOf(texts.slice(0, heads), body);
  const beside = new Set(Object.values(stubs));
  const width = Math.max(0, ...texts.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) => !beside.has(column));
  if (columns.length > MOST_COLUMNS)
    return { problem: `Bảng có ${columns.length} cột; một mục có nhiều nhất ${MOST_COLUMNS} cột.` };
  const rows = readRows(
    rowTexts(
      body,
      lines.map((at) => kept[at] ?? []),
      stubs,
    ),
  );
  const tree = heads === 0 ? [] : readHeads(texts.slice(0, heads), columns).map((node) => withType(node, body));
  return { rows, columns: tree, leftOut: raw.length - heads - body.length };
};
