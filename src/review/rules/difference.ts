import { vietnameseNumber } from '../../forms/rules/format.ts';
import { changedSinceSeen } from '../../platform/text/changed-since-seen.ts';

/** A figure of a sheet or of a total, before and now; exact, null where there was or is none. */
export type FigureChange = {
  readonly cell: string;
  /** As a person reads it: row and column. */
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** A sheet that is not as it was shown: sent anew, or in or out of the total. */
export type SheetChange = {
  readonly submission: string;
  readonly unit: string;
  /** The revision that was shown, and the one that counts now. */
  readonly before: number | null;
  readonly after: number | null;
  readonly figures: readonly FigureChange[];
  /** Texts and lists that changed, by name: what is in them is read in the sheet. */
  readonly others: readonly string[];
};

/** What changed between what a person was shown and what stands when they decide. */
export type Difference = {
  readonly sheets: readonly SheetChange[];
  /** Of a total made of several sheets. */
  readonly totals: readonly FigureChange[];
  /** What else did, in words: a state, an excuse. */
  readonly otherwise: readonly string[];
};

export const figureWords = (text: string | null): string => {
  if (text === null) return 'trống';
  if (text === '-') return 'không phát sinh';
  return text.includes('/') ? text : vietnameseNumber(text);
};

const changeWords = ({ name, before, after }: FigureChange): string =>
  `${name} ${figureWords(before)} → ${figureWords(after)}`;

/** How a sheet moved: `lần nộp 1 → 2`. */
export const movementWords = ({ before, after }: Pick<SheetChange, 'before' | 'after'>): string => {
  if (before === null) return after === null ? 'đã thay đổi' : `nay được tính, lần nộp ${after}`;
  return after === null ? `lần nộp ${before} không còn được tính` : `lần nộp ${before} → ${after}`;
};

const NAMED = 3;
const some = (words: readonly string[]): string =>
  words.slice(0, NAMED).join('; ') + (words.length > NAMED ? `; và ${words.length - NAMED} chỗ khác` : '');

const sheetWords = (sheet: SheetChange): string => {
  const places = [...sheet.figures.map(changeWords), ...sheet.others.map((name) => `${name} đã sửa`)];
  return `${sheet.unit}, ${movementWords(sheet)}${places.length > 0 ? `: ${some(places)}` : ''}`;
};

/** A difference as one answer to whoever decided: what moved, old and new, and that nothing was recorded. */
export const differenceWords = ({ sheets, totals, otherwise }: Difference): string => {
  const parts = [
    ...(sheets.length > 0 ? [some(sheets.map(sheetWords))] : []),
    ...(totals.length > 0 ? [`Số tổng hợp: ${some(totals.map(changeWords))}`] : []),
    ...otherwise,
  ];
  return changedSinceSeen(parts);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isFigure = (value: unknown): value is FigureChange =>
  isRecord(value) && typeof value.cell === 'string' && typeof value.name === 'string';
const isSheet = (value: unknown): value is SheetChange =>
  isRecord(value) &&
  typeof value.submission === 'string' &&
  typeof value.unit === 'string' &&
  Array.isArray(value.figures) &&
  value.figures.every(isFigure) &&
  Array.isArray(value.others);

/** The difference that goes with a refusal; undefined where there is none. */
export const readDifference = (fact: unknown): Difference | undefined => {
  if (!isRecord(fact) || !Array.isArray(fact.sheets) || !Array.isArray(fact.totals)) return undefined;
  const { sheets, totals, otherwise } = fact;
  if (!sheets.every(isSheet) || !totals.every(isFigure) || !Array.isArray(otherwise)) return undefined;
  return { sheets, totals, otherwise };
};
