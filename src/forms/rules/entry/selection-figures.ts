import { add, divide, fromInteger, parseRational, type Rational, ZERO } from '../../../platform/rules/rational.ts';
import { shortNumber } from '../format.ts';
import { isNumeric } from '../resolve-names.ts';
import type { EntryState } from './entry-state.ts';
import { fieldAt, type Place, parseListPlace, valueAt } from './places.ts';

const PLACES = 2;

const figureAt = (state: EntryState, place: Place): Rational | undefined => {
  const field = fieldAt(state.form, place);
  if (!field || !isNumeric(field.type) || field.format === 'year') return undefined;
  if (parseListPlace(place)) return parseRational(valueAt(state.values, place) ?? '');
  const result = state.computed.result(place);
  return result.kind === 'number' ? result.value : undefined;
};

export type SelectionFigures = { readonly count: number; readonly sum: string; readonly mean: string };

/** Sum, count and mean of the figures among the chosen cells, as a spreadsheet shows them; exact until shown. Empty where there are none. */
export const selectionFigures = (state: EntryState, places: readonly Place[]): SelectionFigures | undefined =>
  figuresSummed(places.map((place) => ({ state, place })));

/** The same of cells of several sheets. */
export const figuresSummed = (
  cells: readonly { readonly state: EntryState; readonly place: Place }[],
): SelectionFigures | undefined => {
  const figures = cells.flatMap(({ state, place }) => figureAt(state, place) ?? []);
  if (figures.length === 0) return undefined;
  const sum = figures.reduce(add, ZERO);
  return {
    count: figures.length,
    sum: shortNumber(sum, 15),
    mean: shortNumber(divide(sum, fromInteger(figures.length)), PLACES),
  };
};
