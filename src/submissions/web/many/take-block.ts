import type { Place } from '../../../forms/rules/entry/places.ts';
import { type Paste, placeIn } from '../../../forms/web/grid/index.ts';
import type { MatchedLine } from '../../rules/many/match-units.ts';

/** A line of a pasted block with the row that it goes into. */
export type PlacedLine = { readonly row: string; readonly figures: readonly string[] };

/** What each line that is asked about is said to be about; a line that is not in it is left out. */
export type Answers = ReadonlyMap<number, string>;

/** The lines that have a row: those that are certain, and those that the person gave one. */
export const placedLines = (lines: readonly MatchedLine[], answers: Answers): PlacedLine[] =>
  lines.flatMap(({ unit, figures }, at) => {
    const row = unit.kind === 'certain' ? unit.unit : answers.get(at);
    return row === undefined ? [] : [{ row, figures }];
  });

/** Rows that two lines would go into. */
export const rowsTwice = (lines: readonly PlacedLine[]): ReadonlySet<string> => {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const { row } of lines) (once.has(row) ? twice : once).add(row);
  return twice;
};

/** The figures of each line laid down in its own row, from the column in which one stands. */
export const layLines = (
  lines: readonly PlacedLine[],
  columns: readonly string[],
  from: number,
  isOpen: (place: Place) => boolean,
): Paste => {
  const typed = new Map<Place, string>();
  let [skipped, outside] = [0, 0];
  for (const { row, figures } of lines)
    for (const [right, text] of figures.entries()) {
      const column = columns[from + right];
      const place = column === undefined ? '' : placeIn(row, column);
      if (column === undefined) outside += text.trim() === '' ? 0 : 1;
      else if (!isOpen(place)) skipped += 1;
      else typed.set(place, text.trim());
    }
  return { typed, skipped, outside };
};
