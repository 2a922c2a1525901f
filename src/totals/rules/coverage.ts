import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import type { Coverage } from '../contract.ts';

/** One unit of those expected: its state (undefined: not in), or excused. */
export type UnitState = { readonly state: FigureState | undefined; readonly excused: boolean };

export const rankOf = (state: FigureState | undefined): number =>
  state === undefined ? 0 : figureStates.indexOf(state) + 1;
export const stateOf = (rank: number): FigureState | undefined => figureStates[rank - 1];

const noStates = { submitted: 0, accepted: 0, consolidated: 0, verified: 0, approved: 0 };
export const NO_COVERAGE: Coverage = { expected: 0, covered: 0, excused: 0, byState: noStates, state: null };

/** From how many units stand in each state; `state` is the lowest of those that are in. */
export const coverageFrom = (expected: number, excused: number, byState: Record<FigureState, number>): Coverage => {
  const covered = figureStates.reduce((sum, state) => sum + byState[state], 0);
  return { expected, covered, excused, byState, state: figureStates.find((state) => byState[state] > 0) ?? null };
};

/** Units below the state asked for are expected but not covered. */
export const coverageOf = (units: readonly UnitState[], least: FigureState): Coverage => {
  const byState = { ...noStates };
  for (const { state, excused } of units)
    if (state !== undefined && !excused && rankOf(state) >= rankOf(least)) byState[state]++;
  return coverageFrom(units.length, units.filter(({ excused }) => excused).length, byState);
};

const isWhole = ({ covered, excused, expected }: Coverage): boolean => covered + excused === expected;

/**
 * Whether a total and that of the period before can be set against each other: as many units in each, and all that were expected.
 * Else what looks like growth is a unit that had not sent yet. After a reform of the map the counts differ, and nothing is said.
 */
export const isComparable = (now: Coverage, before: Coverage | null): boolean =>
  before !== null && isWhole(now) && isWhole(before) && now.covered === before.covered;

export const figureStateNames: Record<FigureState, string> = {
  submitted: 'đã nộp',
  accepted: 'đã chấp nhận',
  consolidated: 'huyện đã chốt',
  verified: 'ngành đã xác thực',
  approved: 'đã phê duyệt',
};

/** `142/161 đơn vị, 1 được miễn · đã nộp trở lên`: stands beside every total. */
export const coverageWords = ({ expected, covered, excused, state }: Coverage): string => {
  const excusedWords = excused > 0 ? `, ${excused} được miễn` : '';
  if (state === null) return `${covered}/${expected} đơn vị${excusedWords}`;
  return `${covered}/${expected} đơn vị${excusedWords} · ${figureStateNames[state]}${state === 'approved' ? '' : ' trở lên'}`;
};
