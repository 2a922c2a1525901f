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

/** Figures of which no decimal is exact, by ordinal: `{"4":"5/3"}`. Null where there are none. */
export type Fractions = Readonly<Record<string, string>> | null;

const isFraction = (text: string | null): text is string => text?.includes('/') ?? false;

/**
 * Figures as a column of decimals takes them, and beside them those that it can hold only rounded (at 20 places), exact: a ratio that
 * is quoted, a weighted mean. `withFractions` puts them together again.
 */
export const splitFractions = (
  figures: StoredFigures['figures'],
): { readonly decimals: (string | null)[]; readonly fractions: Fractions } => {
  const fractions = Object.fromEntries(figures.flatMap((text, ordinal) => (isFraction(text) ? [[ordinal, text]] : [])));
  const decimals = figures.map((text) => {
    const value = isFraction(text) ? parseRational(text) : undefined;
    return value === undefined ? text : toText(round(value, FRACTION_PLACES));
  });
  return { decimals, fractions: Object.keys(fractions).length === 0 ? null : fractions };
};

export const withFractions = (
  decimals: StoredFigures['figures'],
  fractions: Fractions | undefined,
): StoredFigures['figures'] => (fractions ? decimals.map((text, ordinal) => fractions[ordinal] ?? text) : decimals);
