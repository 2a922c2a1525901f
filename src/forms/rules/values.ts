import type { Rational } from '../../platform/rules/rational.ts';

/** "Không phát sinh": fills a cell of any type, and counts as nothing in a sum. Never the same as 0 or as missing. */
export const NOT_APPLICABLE = '-';

/**
 * "Không hỏi": the sheet that is read from here was filled with a version that does not ask for this figure, or its form was not there
 * yet. It stands in what is read and kept (contexts, results of computed cells), never in what somebody types.
 */
export const NOT_ASKED = '*';

/**
 * Cell code → canonical text (a list section's own code: `-` when it has nothing to list); absent = missing. Numbers `1234.5` (no grouping, no leading zeros, no `-0`), dates `2022-02-05`,
 * yes/no `true`/`false`, a choice its option, an ethnic group its QĐ 121 code, text in NFC, `-` = not applicable.
 */
export type CellValues = Readonly<Record<string, string>>;

export type ListRow = { readonly id: string; readonly values: Readonly<Record<string, string>> };

export type FormValues = {
  readonly cells: CellValues;
  /** Section code → the rows that the filler added. */
  readonly lists: Readonly<Record<string, readonly ListRow[]>>;
};

/** The rows of a list. Untouched: undefined; said to have none: an empty list. */
export const rowsOf = ({ cells, lists }: FormValues, section: string): readonly ListRow[] | undefined => {
  const rows = lists[section];
  if (rows !== undefined && rows.length > 0) return rows;
  return cells[section] === NOT_APPLICABLE ? [] : undefined;
};

export const NO_VALUES: FormValues = { cells: {}, lists: {} };

/** Cell code → exact decimal (`1234.5`), a fraction (`5/3`) where no decimal is exact, `-`, or `*` where it was not asked. */
export type Figures = Readonly<Record<string, string>>;

/**
 * A sheet that is read from another and has not been sent: `previous`, `lastYear` (of the same form), or the code of a form, with its
 * period. Its figures are shown while one enters; they do not count until it is sent.
 */
export type Pending = { readonly from: string; readonly period: string };

/** What formulas and checks read besides the form itself. Absent figures are missing. */
export type Context = {
  /** Of the sheet itself: sentences name what is earlier by it. No formula reads it, and no revision keeps it. */
  readonly period?: string;
  /** Same unit, previous period of the same kind. */
  readonly previous?: Figures;
  /** No period of this kind comes before it in its year: there is nothing that could have been cumulated. */
  readonly firstOfYear?: true;
  /** Same unit, same period a year before. */
  readonly lastYear?: Figures;
  /** Form code → figures of the same unit, the period that covers this one. */
  readonly forms?: Readonly<Record<string, Figures>>;
  /**
   * Classification → the group in which the unit stands on the last day of the period: its code, `''` in none, `*` where no list holds on
   * that day; absent where it is not known.
   */
  readonly groups?: Readonly<Record<string, string>>;
  /** Of the same unit's earlier periods, the oldest first: the cells whose usual range the form asks for. */
  readonly history?: readonly Figures[];
  /** Of what is read here, the sheets that are still being filled. */
  readonly pending?: readonly Pending[];
  /** Results of computed cells that are given, not computed (totals): of all stored ones, and of others that are named. */
  readonly fixed?: Figures;
  /** Cells known to lack some of their members (totals). */
  readonly partial?: ReadonlySet<string>;
};

/**
 * partial: a sum some of whose parts are missing. unasked: a sum some of whose parts were not asked; it is whole as far as was asked, and
 * cannot be set against a figure of all of them.
 */
export type Result =
  | { readonly kind: 'missing' }
  | { readonly kind: 'notApplicable' }
  | { readonly kind: 'notAsked' }
  | { readonly kind: 'number'; readonly value: Rational; readonly partial: boolean; readonly unasked?: boolean }
  | { readonly kind: 'text'; readonly value: string };

export const MISSING: Result = { kind: 'missing' };
export const NOT_APPLICABLE_RESULT: Result = { kind: 'notApplicable' };
export const NOT_ASKED_RESULT: Result = { kind: 'notAsked' };
