import type { SheetPlan } from './sheet-plan.ts';

/** Points of one line of the sheet's ordinary letters (size 11). */
const LINE = 15;
const ORDINARY = 11;
/** No row of a workbook is higher; what does not fit is read in the cell itself. */
const HIGHEST = 409;
/** A width counts narrow figures; Vietnamese letters take a little more. */
const WIDE = 1.15;

/** In how many lines a text stands in so many characters, broken between words, and inside one that is longer than a line. */
export const linesIn = (text: string, room: number): number =>
  text.split('\n').reduce((lines, paragraph) => {
    let [count, used] = [1, 0];
    for (const word of paragraph.split(/\s+/).filter(Boolean)) {
      const length = word.length * WIDE;
      if (used > 0 && used + WIDE + length <= room) {
        used += WIDE + length;
        continue;
      }
      if (used > 0) count += 1;
      count += Math.max(0, Math.ceil(length / room) - 1);
      used = length > room ? length % room || room : length;
    }
    return lines + count;
  }, 0);

type Placed = {
  readonly text: string;
  readonly size: number;
  readonly row: number;
  readonly rows: number;
  readonly room: number;
};

const placedTexts = ({ cells, merges, widths }: Pick<SheetPlan, 'cells' | 'merges' | 'widths'>): Placed[] => {
  const merged = new Map(merges.map((merge) => [`${merge.row},${merge.column}`, merge]));
  return cells.flatMap((line, row) =>
    line.flatMap((cell, column) => {
      if (typeof cell?.value !== 'string' || cell.value === '') return [];
      const { rows = 1, columns = 1 } = merged.get(`${row},${column}`) ?? {};
      const width = widths.slice(column, column + columns).reduce((sum, one) => sum + one, 0) - 1 - (cell.indent ?? 0);
      const { size = ORDINARY } = cell;
      return [{ text: cell.value, size, row, rows, room: Math.max(2, (width * ORDINARY) / size) }];
    }),
  );
};

const needed = ({ text, size, room }: Placed): number =>
  Math.min(HIGHEST, linesIn(text, room) * LINE * (size / ORDINARY));

const oneLine = ({ size }: Placed): number => LINE * (size / ORDINARY);

/**
 * Heights of the rows in which something takes more than a line, and of those with merged cells, which no spreadsheet fits by itself. A
 * text over several rows gets what it needs beyond them in the last. Rows of single lines are left to the spreadsheet: not every program
 * fits those that wrap (LibreOffice prints their texts over one another), but each fits these.
 */
export const rowHeights = (plan: Pick<SheetPlan, 'cells' | 'merges' | 'widths'>): Record<number, number> => {
  const touched = new Set(plan.merges.flatMap(({ row, rows }) => Array.from({ length: rows }, (_, at) => row + at)));
  const texts = placedTexts(plan);
  const heights: Record<number, number> = {};
  for (const one of texts.filter(({ rows }) => rows === 1))
    if (touched.has(one.row) || needed(one) > oneLine(one))
      heights[one.row] = Math.max(heights[one.row] ?? LINE, needed(one));
  for (const one of texts.filter(({ rows }) => rows > 1)) {
    const last = one.row + one.rows - 1;
    const above = Array.from({ length: one.rows - 1 }, (_, at) => heights[one.row + at] ?? LINE);
    const rest = needed(one) - above.reduce((sum, height) => sum + height, 0);
    heights[last] = Math.max(heights[last] ?? LINE, rest);
  }
  return heights;
};
