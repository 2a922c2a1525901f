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

const SIZES = [11, 10, 9, 8] as const;
/** Space between a cell's text and its lines, both sides together, points. */
const PADDING = 7;
const NARROWEST = 24;
const FIRST_STUB = { least: 110, share: 0.3 };

/** The widest long text column in ems: beyond this, words wrap. */
const WRAP_AT = 14;
/** Room to write by hand in a text column of a list, points. */
const WRITING_ROOM = 52;
/** Columns of figures grow up to this where the page has room, points. */
const COMFORTABLE = 62;

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
    return Math.max(NARROWEST, Math.max(...texts.map(wordWidth)) * size + PADDING);
  });
  return { stub, columns };
};

/** Every head with the figure column at which it begins; heads of later rows fill the gaps left by row spans. */
export const placeHeads = (
  head: PaperTable['head'],
): { at: number; row: number; text: string; colSpan: number; rowSpan: number }[] => {
  const taken = head.map(() => new Set<number>());
  return head.flatMap((cells, row) => {
    let at = 0;
    return cells.map((cell) => {
      while (taken[row]?.has(at)) at++;
      const placed = { ...cell, at, row };
      for (let below = row; below < row + cell.rowSpan; below++)
        for (let over = at; over < at + cell.colSpan; over++) taken[below]?.add(over);
      return placed;
    });
  });
};

const headWords = (table: PaperTable) =>
  placeHeads(table.head).map(({ at, colSpan, text }) => ({ at, span: colSpan, words: wordWidth(text) }));

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

/** What is left of the page goes to the narrow columns first, so that there is room to write. */
const widened = (columns: readonly number[], room: number): number[] => {
  const wish = columns.map((width) => Math.max(0, COMFORTABLE - width));
  const spare = Math.max(0, room - sum(columns));
  const share = sum(wish) === 0 ? 0 : Math.min(1, spare / sum(wish));
  return columns.map((width, index) => width + (wish[index] ?? 0) * share);
};

const tryFit = (table: PaperTable, room: Room, landscape: boolean, fontSize: number): Fit => {
  const { stub, columns } = needs(table, fontSize);
  const width = landscape ? room.landscape : room.portrait;
  const left = width - firstStub(table, fontSize, width) - sum(stub);
  const bands = evenBands(columns, left);
  return {
    landscape,
    fontSize,
    stubWidths: stub,
    columnWidths: bands.length === 1 ? widened(columns, left) : columns,
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

/** The tables of one paper, all upright or, when one of them needs it, all across. */
export const fitTables = (tables: readonly PaperTable[], room: Room): { landscape: boolean; fits: Fit[] } => {
  const landscape = tables.some((table) => fitTable(table, room).landscape);
  return { landscape, fits: tables.map((table) => fitTable(table, room, landscape)) };
};
