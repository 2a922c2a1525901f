import { type CheckOutcome, howFound } from '../../../forms/rules/check.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import { type Place, placeName, sectionOf } from '../../../forms/rules/entry/places.ts';
import { placeToMend, shownFailures } from '../../../forms/rules/entry/shown-failures.ts';
import type { Explanation } from '../../contract.ts';

/** One thing to correct or to explain, with the cell where it is done. */
export type Problem = {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly section: string;
  readonly place: Place | undefined;
  /** The place as people name it, `A · dòng 3 · Năm sinh`; empty for what stands nowhere. */
  readonly where: string;
  /** What is wrong, as one says it. */
  readonly sentence: string;
  /** The rule and its figures, for who asks how that was found. */
  readonly how: string | undefined;
  /** Of a warning: the check and place that an explanation answers. */
  readonly warning: { readonly check: string; readonly at: string } | undefined;
};

/** `asked`: somebody pressed Kiểm tra or Nộp, so that what only lacks something is named too. */
export const problemsOf = (state: EntryState, asked = true): readonly Problem[] => [
  ...unreadableProblems(state),
  ...checkProblems(state, shownFailures(state, asked)),
];

const unreadableProblems = (state: EntryState): Problem[] =>
  Object.entries(state.unreadable).map(([place, { text, problem }]) => ({
    id: `unreadable ${place}`,
    severity: 'error',
    section: sectionOf(state.form, place),
    place,
    where: placeName(state.form, place, state.values),
    sentence: `“${text}”: ${problem}`,
    how: undefined,
    warning: undefined,
  }));

const checkProblem = (state: EntryState, outcome: CheckOutcome): Problem => {
  const place = placeToMend(state, outcome);
  return {
    id: `${outcome.check} ${outcome.at}`,
    severity: outcome.severity,
    section: place ? sectionOf(state.form, place) : '',
    place,
    where: place ? placeName(state.form, place, state.values) : '',
    sentence: outcome.sentence,
    how: howFound(outcome),
    warning: outcome.severity === 'warning' ? { check: outcome.check, at: outcome.at } : undefined,
  };
};

const checkProblems = (state: EntryState, failed: readonly CheckOutcome[]): Problem[] =>
  failed.map((outcome) => checkProblem(state, outcome)).sort((a, b) => weight(state, a) - weight(state, b));

// Errors before warnings, and what stands in typed cells before what only follows from them in computed ones.
const weight = (state: EntryState, problem: Problem): number =>
  (problem.severity === 'warning' ? 2 : 0) +
  (problem.place !== undefined && state.form.cell(problem.place)?.input === false ? 1 : 0);

export const explanationOf = (explanations: readonly Explanation[], problem: Problem): string =>
  explanations.find(({ check, at }) => problem.warning?.check === check && problem.warning.at === at)?.text ?? '';

/** So few characters explain nothing; the contract says the same. */
const SHORTEST = 3;

export type ExplanationFault = 'none' | 'missing' | 'short';

/** What is wrong with the explanation of a warning; said at its field, so that no refusal comes without a word. */
export const explanationFault = (text: string): ExplanationFault => {
  const { length } = text.trim();
  if (length >= SHORTEST) return 'none';
  return length === 0 ? 'missing' : 'short';
};

/** Warnings that still lack their explanation; a declaration with one of these is refused. */
export const unexplained = (problems: readonly Problem[], explanations: readonly Explanation[]): readonly Problem[] =>
  problems.filter((problem) => problem.warning && explanationFault(explanationOf(explanations, problem)) !== 'none');

/** The explanations with one of them changed; an empty text takes it away. */
export const withExplanation = (
  explanations: readonly Explanation[],
  problem: Problem,
  text: string,
): readonly Explanation[] => {
  const { warning } = problem;
  if (!warning) return explanations;
  const others = explanations.filter(({ check, at }) => check !== warning.check || at !== warning.at);
  return text === '' ? others : [...others, { ...warning, text }];
};

export const problemsAt = (state: EntryState, place: Place, asked: boolean): readonly Problem[] => [
  ...unreadableProblems(state).filter((problem) => problem.place === place),
  ...checkProblems(
    state,
    shownFailures(state, asked).filter(({ cells }) => cells.includes(place)),
  ),
];

/** A place to go to, by F8: a problem, or an empty cell. `id` tells two problems of one place apart. */
export type Stop = { readonly id: string; readonly place: Place };

/** Problems in the order of the list; where there are none, what is empty. */
export const stopsOf = (problems: readonly Problem[], missing: readonly Place[]): readonly Stop[] => {
  const stops = problems.flatMap(({ id, place }) => (place === undefined ? [] : [{ id, place }]));
  return stops.length > 0 ? stops : missing.map((place) => ({ id: `missing ${place}`, place }));
};

/** Where F8 led last: which stop, and where it stood in the list. */
export type Visited = { readonly id: string; readonly index: number };
export const NOWHERE: Visited = { id: '', index: -1 };

/**
 * The stop after (before) where one is, round and round: the one visited last while one still stands there, else one at the place where
 * one stands. A stop that is settled since has given its place in the list to the next one. From elsewhere: the first (the last).
 */
export const nextStop = (
  stops: readonly Stop[],
  { id, index }: Visited,
  place: Place,
  by: 1 | -1,
): (Visited & Stop) | undefined => {
  const visited = stops.findIndex((stop) => stop.id === id);
  const there = stops.findIndex((stop) => stop.place === place);
  const here = visited >= 0 && (there < 0 || stops[visited]?.place === place) ? visited : there;
  const settled = here < 0 && index >= 0;
  const from = here >= 0 ? here : settled ? index - (by === 1 ? 1 : 0) : by === 1 ? -1 : 0;
  const next = (((from + by) % stops.length) + stops.length) % stops.length;
  const stop = stops[next];
  return stop && { ...stop, index: next };
};

/** The comparisons at a place that are left out because something of them was not asked, as sentences. */
export const unaskedAt = (state: EntryState, place: Place): readonly string[] => [
  ...new Set(state.outcomes.flatMap(({ cells, unasked }) => (unasked && cells.includes(place) ? [unasked] : []))),
];
