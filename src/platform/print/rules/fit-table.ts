import { type ColumnNeed, columnWidths } from '../../rules/column-widths.ts';
import { levelsOf, placeHeads } from '../../rules/table-heads.ts';
import type { PaperTable } from './paper.ts';
import { textWidth, wordWidth } from './text-width.ts';

/** A run of figure columns that goes across one page; a table too wide for a page is printed as several, each with its stub. */
export type Band = { readonly from: number; readonly to: number };

export type Fit = {
  readonly landscape: boolean;
  /** Points. */
  readonly fontSize: number;
  /** Points: stub columns after the first (the first takes what is left), then all figure columns. */
  readonly stubWidths: readonly number[];
  readonly columnWidths: readonly number[];
  readonly bands: readonly Band[];
};

/** Room for text between the margins, in points, upright and across. */
export type Room = { readonly portrait: number; readonly landscape: number };

const MM = 72 / 25.4;
/** A4 with 30 mm on the left and 20 mm on the right (Nghị định 30/2020, Phụ lục I). */
export const officialRoom: Room = { portrait: (210 - 50) * MM, landscape: (297 - 50) * MM };
/** A statistical form: 20 mm and 15 mm. */
export const statisticalRoom: Room = { portrait: (210 - 35) * MM, landscape: (297 - 35) * MM };
export const largeStatisticalRoom: Room = { portrait: (297 - 35) * MM, landscape: (420 - 35) * MM };

const SIZES = [11, 10, 9, 8] as const;
/** Space between a cell's text and its lines, both sides together, points. */
export const PADDING = 7;
const NARROWEST = 24;
const FIRST_STUB = { least: 110, share: 0.3 };

/** The widest long text column in ems: beyond this, words wrap. */
const WRAP_AT = 14;
/** The widest word in ems that a column grows for: a wider one is broken. */
const WIDEST_WORD = 12;
/** Room to write by hand in a text column of a list, points. */
const WRITING_ROOM = 52;
/** Columns grow up to this where the page has room, points: 120 px of figures as on the page, more for words. */
const COMFORTABLE = { figures: 90, words: 140 };

/** Widths that each column needs at a size: no figure and no word is broken. */
const needs = (table: PaperTable, size: number): { stub: number[]; columns: number[] } => {
  const columns = table.align.map((align, index) => {
    const texts = table.rows.flatMap((row) => (row.cells[index] ? [row.cells[index].text] : []));
    const widest = (measure: (text: string) => number) => Math.max(0, ...texts.map(measure));
    const body =
      align === 'right' ? widest(textWidth) : Math.min(WRAP_AT, Math.max(widest(wordWidth), widest(textWidth)));
    return Math.max(table.stub.length === 1 && align === 'left' ? WRITING_ROOM : NARROWEST, body * size + PADDING);
  });
  for (const { at, span, words } of headWords(table)) {
    const missing = words * size + PADDING - sum(columns.slice(at, at + span));
    for (let index = at; missing > 0 && index < at + span; index++)
      columns[index] = (columns[index] ?? 0) + missing / span;
  }
  const stub = table.stub.slice(1).map((head, index) => {
    const texts = [head, ...table.rows.map((row) => row.stub[index + 1] ?? '')];
    return Math.max(NARROWEST, Math.min(WIDEST_WORD, Math.max(...texts.map(wordWidth))) * size + PADDING);
  });
  return { stub, columns };
};

const headWords = (table: PaperTable) =>
  placeHeads(table.head).map(({ at, colSpan, text }) => ({
    at,
    span: colSpan,
    words: Math.min(WIDEST_WORD, wordWidth(text)),
  }));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Cuts the columns into runs that fit; a column wider than the page still gets a run of its own. */
const bandsOf = (columns: readonly number[], room: number): Band[] => {
  const bands: Band[] = [];
  let from = 0;
  let used = 0;
  columns.forEach((width, index) => {
    if (used + width > room && index > from) {
      bands.push({ from, to: index });
      from = index;
      used = 0;
    }
    used += width;
  });
  return [...bands, { from, to: columns.length }];
};

/** Bands of about the same width, as few as the page allows. */
const evenBands = (columns: readonly number[], room: number): Band[] => {
  const widest = bandsOf(columns, room);
  for (let tried = sum(columns) / widest.length; tried < room; tried *= 1.03) {
    const bands = bandsOf(columns, tried);
    if (bands.length === widest.length) return bands;
  }
  return widest;
};

const firstStub = (table: PaperTable, size: number, room: number): number =>
  table.stub.length === 0
    ? 0
    : Math.max(
        FIRST_STUB.least,
        Math.min(
          room * FIRST_STUB.share,
          Math.max(0, ...table.rows.map((row) => textWidth(row.stub[0] ?? ''))) * size + PADDING,
        ),
      );

const needOf = (table: PaperTable, columns: readonly number[]): ColumnNeed[] => {
  const levels = levelsOf(table.head);
  // The columns of a list have nothing in common but that they stand side by side.
  const isList = table.stub.length === 1;
  return columns.map((least, at) => ({
    least,
    comfortable: COMFORTABLE[table.align[at] === 'left' ? 'words' : 'figures'],
    level: isList ? at : (levels[at] ?? 0),
  }));
};

const tryFit = (table: PaperTable, room: Room, landscape: boolean, fontSize: number): Fit => {
  const { stub, columns } = needs(table, fontSize);
  const width = landscape ? room.landscape : room.portrait;
  const first = firstStub(table, fontSize, width);
  const left = width - first - sum(stub);
  const bands = evenBands(columns, left);
  const label = { least: first, wanted: first, most: width };
  return {
    landscape,
    fontSize,
    stubWidths: stub,
    columnWidths: bands.length === 1 ? columnWidths(width - sum(stub), label, needOf(table, columns)).columns : columns,
    bands,
  };
};

/**
 * How a table goes on paper: upright if it fits at a readable size, else across, else in smaller print, else in several bands.
 * `landscape` fixes the orientation (all tables of one paper share it).
 */
export const fitTable = (table: PaperTable, room: Room, landscape?: boolean): Fit => {
  const ways = [false, true].filter((across) => landscape === undefined || landscape === across);
  for (const across of ways)
    for (const size of SIZES.slice(0, across ? 3 : 2)) {
      const fit = tryFit(table, room, across, size);
      if (fit.bands.length === 1) return fit;
    }
  return tryFit(table, room, landscape ?? true, 9);
};

/** The tables of one paper, all upright or, when one of them needs it, all across; `across`: what its author said. */
export const fitTables = (
  tables: readonly PaperTable[],
  room: Room,
  across?: boolean,
): { landscape: boolean; fits: Fit[] } => {
  const landscape = across ?? tables.some((table) => fitTable(table, room).landscape);
  return { landscape, fits: tables.map((table) => fitTable(table, room, landscape)) };
};
