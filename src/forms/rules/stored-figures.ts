import { parseRational, round, toText } from '../../platform/rules/rational.ts';
import type { CompiledForm } from './compiled.ts';
import type { Computed } from './compute.ts';
import { figureOf } from './compute.ts';
import { type Figures, type FormValues, NOT_APPLICABLE, NOT_ASKED, type Result } from './values.ts';

/**
 * Figures by ordinal: exact text, or null; `notApplicable` says why a figure is null: because nothing arises (true), because it was not
 * asked (null: neither yes nor no was), or because it is missing (false, or no array).
 */
export type StoredFigures = {
  readonly figures: readonly (string | null)[];
  readonly notApplicable: readonly (boolean | null)[] | null;
};

/** Texts by ordinal, apart as they are stored. */
export const storedOf = (texts: readonly (string | undefined)[]): StoredFigures => {
  const why = texts.map((text) => (text === NOT_ASKED ? null : text === NOT_APPLICABLE));
  return {
    figures: texts.map((text) => (text === NOT_ASKED || text === NOT_APPLICABLE ? null : (text ?? null))),
    notApplicable: why.some((one) => one !== false) ? why : null,
  };
};

/** A result as it is kept and added; undefined for missing and for what is no figure. */
export const keptText = (result: Result): string | undefined =>
  result.kind === 'notAsked' ? NOT_ASKED : figureOf(result);

/** What is kept of a filled form for adding up: its stored cells, in the order of their ordinals. */
export const toStored = (form: CompiledForm, computed: Computed): StoredFigures =>
  storedOf(form.ordinals.map((cell) => keptText(computed.result(cell.code))));

const whyNull = (why: boolean | null | undefined): string | undefined =>
  why === null ? NOT_ASKED : why ? NOT_APPLICABLE : undefined;

/** The figure of an ordinal as canonical text (`-` = not applicable, `*` = not asked); undefined when missing. */
export const storedText = ({ figures, notApplicable }: StoredFigures, ordinal: number): string | undefined =>
  figures[ordinal] ?? whyNull(notApplicable?.[ordinal]);

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
