import { textWidth, wordWidth } from '../../print/rules/text-width.ts';
import type { ColumnNeed, LabelNeed } from '../../rules/column-widths.ts';
import { levelsOf, placeHeads } from '../../rules/table-heads.ts';
import type { HeadCell, RowHead } from './shape.ts';

/** All in CSS pixels at the text sizes of table.css. */
const HEAD = { em: 15, padding: 14, lines: 3 };
const FIGURE = { character: 8.6, padding: 18, least: 64, comfortable: 120 };
const WORDS = { character: 8.4, padding: 20, least: 64, comfortable: 240, most: 300 };
const LABEL = { character: 7.4, padding: 30, least: 160, narrow: 116, line: 240, most: 640 };

/** The longest text that a column shows, in characters, and whether it is words rather than figures. */
export type ColumnContent = { readonly characters: number; readonly words: boolean };

/** No word of a heading is broken, and it stands in few lines. */
const headWidth = (label: string): number => Math.max(wordWidth(label), textWidth(label) / HEAD.lines);

/** A column of words wraps or is cut at a length that can still be read; a figure is never cut. */
const needOf = ({ characters, words }: ColumnContent, headWords: number, level: number): ColumnNeed => {
  const head = headWords * HEAD.em + HEAD.padding;
  if (words) {
    const text = Math.min(WORDS.most, characters * WORDS.character + WORDS.padding);
    return { least: Math.max(WORDS.least, head, text), comfortable: WORDS.comfortable, level };
  }
  const text = characters * FIGURE.character + FIGURE.padding;
  return { least: Math.max(FIGURE.least, head, text), comfortable: FIGURE.comfortable, level };
};

/** What the figure columns of a form's table ask for. */
export const columnNeeds = (
  head: readonly (readonly HeadCell[])[],
  content: readonly ColumnContent[],
): readonly ColumnNeed[] => {
  const levels = levelsOf(head);
  const words = content.map(() => 0);
  for (const { at, colSpan, label } of placeHeads(head)) if (colSpan === 1) words[at] = headWidth(label);
  return content.map((column, at) => needOf(column, words[at] ?? 0, levels[at] ?? 0));
};

/** The columns of a list stand side by side and share nothing. */
export const listNeeds = (labels: readonly string[], content: readonly ColumnContent[]): readonly ColumnNeed[] =>
  content.map((column, at) => needOf(column, headWidth(labels[at] ?? ''), at));

/** The words of the rows: wanted is the width at which the longest stands in one line, or a longer one in two. */
export const labelNeed = (rows: readonly RowHead[], narrow: boolean): LabelNeed => {
  const widths = rows.map(({ label, depth }) => label.length * LABEL.character + depth * 12 * 2);
  const least = narrow ? LABEL.narrow : LABEL.least;
  const longest = Math.max(0, ...widths);
  const wanted = Math.min(longest + LABEL.padding, Math.max(LABEL.line, longest / 2 + LABEL.padding));
  return { least, wanted: Math.max(least, wanted), most: LABEL.most };
};

/** Columns that lie wholly beyond each edge of what is seen, `before` wide beside them. */
export const hiddenColumns = (
  widths: readonly number[],
  { before, scrolled, room }: { readonly before: number; readonly scrolled: number; readonly room: number },
): { readonly left: number; readonly right: number } => {
  const half = (at: number): number => before + widths.slice(0, at).reduce((total, width) => total + width, 0);
  const middle = widths.map((width, at) => half(at) + width / 2 - scrolled);
  return {
    left: middle.filter((place) => place < before).length,
    right: middle.filter((place) => place > room).length,
  };
};
