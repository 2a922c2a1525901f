import { howFound } from '../../../forms/rules/check.ts';
import type { EntryState } from '../../../forms/rules/entry/entry-state.ts';
import { type Place, placeName, sectionOf } from '../../../forms/rules/entry/places.ts';
import type { Explanation } from '../../contract.ts';

/** One thing to correct or to explain, with the cell where it is done. */
export type Problem = {
  readonly id: string;
  readonly severity: 'error' | 'warning';
  readonly section: string;
  readonly place: Place | undefined;
  /** What is wrong, as one says it. */
  readonly sentence: string;
  /** The rule and its figures, for who asks how that was found. */
  readonly how: string | undefined;
  /** Of a warning: the check and place that an explanation answers. */
  readonly warning: { readonly check: string; readonly at: string } | undefined;
};

export const problemsOf = (state: EntryState): readonly Problem[] => [
  ...unreadableProblems(state),
  ...failedChecks(state),
];

const unreadableProblems = (state: EntryState): Problem[] =>
  Object.entries(state.unreadable).map(([place, { text, problem }]) => ({
    id: `unreadable ${place}`,
    severity: 'error',
    section: sectionOf(state.form, place),
    place,
    sentence: `${placeName(state.form, place)}: “${text}”. ${problem}`,
    how: undefined,
    warning: undefined,
  }));

const failedChecks = (state: EntryState): Problem[] =>
  state.outcomes
    .filter((outcome) => outcome.status === 'failed')
    .map((outcome) => {
      const place = outcome.cells[0];
      const section = place ? sectionOf(state.form, place) : '';
      const warning = outcome.severity === 'warning' ? { check: outcome.check, at: outcome.at } : undefined;
      return {
        id: `${outcome.check} ${outcome.at}`,
        severity: outcome.severity,
        section,
        place,
        sentence: outcome.sentence,
        how: howFound(outcome),
        warning,
      };
    })
    .sort((a, b) => weight(state, a) - weight(state, b));

// Errors before warnings, and what stands in typed cells before what only follows from them in computed ones.
const weight = (state: EntryState, problem: Problem): number =>
  (problem.severity === 'warning' ? 2 : 0) +
  (problem.place !== undefined && state.form.cell(problem.place)?.input === false ? 1 : 0);

export const explanationOf = (explanations: readonly Explanation[], problem: Problem): string =>
  explanations.find(({ check, at }) => problem.warning?.check === check && problem.warning.at === at)?.text ?? '';

/** Warnings that still lack their explanation; a declaration with one of these is refused. */
export const unexplained = (problems: readonly Problem[], explanations: readonly Explanation[]): readonly Problem[] =>
  problems.filter((problem) => problem.warning && explanationOf(explanations, problem).trim().length < 3);

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

export const problemsAt = (state: EntryState, place: Place): readonly Problem[] => [
  ...unreadableProblems(state).filter((problem) => problem.place === place),
  ...failedChecks({
    ...state,
    outcomes: state.outcomes.filter((outcome) => outcome.status === 'failed' && outcome.cells.includes(place)),
  }),
];
