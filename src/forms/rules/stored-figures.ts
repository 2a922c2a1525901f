import { parseRational, round, toText } from '../../platform/rules/rational.ts';
import type { CompiledForm } from './compiled.ts';
import type { Computed } from './compute.ts';
import { figureOf } from './compute.ts';
import { type Figures, type FormValues, NOT_APPLICABLE } from './values.ts';

/** Figures by ordinal: exact text, null = missing; `notApplicable` marks those that are null because nothing arises. */
export type StoredFigures = {
  readonly figures: readonly (string | null)[];
  readonly notApplicable: readonly boolean[] | null;
};

/** What is kept of a filled form for adding up: its stored cells, in the order of their ordinals. */
export const toStored = (form: CompiledForm, computed: Computed): StoredFigures => {
  const results = form.ordinals.map((cell) => computed.result(cell.code));
  const notApplicable = results.map((result) => result.kind === 'notApplicable');
  return {
    figures: results.map((result) => (result.kind === 'number' ? (figureOf(result) ?? null) : null)),
    notApplicable: notApplicable.includes(true) ? notApplicable : null,
  };
};

/** The figure of an ordinal as canonical text (`-` = not applicable); undefined when missing. */
export const storedText = (stored: StoredFigures, ordinal: number): string | undefined =>
  stored.figures[ordinal] ?? (stored.notApplicable?.[ordinal] ? NOT_APPLICABLE : undefined);

/** Stored figures as values of input cells and given results of computed ones (`Context.fixed`). */
export const fromStored = (form: CompiledForm, stored: StoredFigures): { values: FormValues; fixed: Figures } => {
  const cells: Record<string, string> = {};
  const fixed: Record<string, string> = {};
  for (const [ordinal, cell] of form.ordinals.entries()) {
    const text = storedText(stored, ordinal);
    if (text !== undefined) (cell.input ? cells : fixed)[cell.code] = text;
  }
  return { values: { cells, lists: {} }, fixed };
};

const FRACTION_PLACES = 20;

/**
 * For a column that holds decimals only: a fraction (a stored cell that quotes a ratio of another form) is rounded at 20 places.
 * Typed figures are decimals already and stay as they are.
 */
export const asDecimals = (stored: StoredFigures): StoredFigures => ({
  ...stored,
  figures: stored.figures.map((text) => {
    const value = text?.includes('/') ? parseRational(text) : undefined;
    return value === undefined ? text : toText(round(value, FRACTION_PLACES));
  }),
});
