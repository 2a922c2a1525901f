import { insideSentence } from '../../platform/text/sentence.ts';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import type { Coverage } from '../contract.ts';

/** One unit of those expected: its state (undefined: not in), or excused. */
export type UnitState = {
  readonly state: FigureState | undefined;
  readonly excused: boolean;
  readonly withdrawn?: boolean;
};

export const rankOf = (state: FigureState | undefined): number =>
  state === undefined ? 0 : figureStates.indexOf(state) + 1;
export const stateOf = (rank: number): FigureState | undefined => figureStates[rank - 1];

const noStates = { submitted: 0, accepted: 0, consolidated: 0, verified: 0, approved: 0 };
export type Parts = Coverage['parts'];
/** A period that the form asks for and that was collected. */
export const WHOLE: Parts = { of: 1, asked: 1, collected: 1, lacking: [] };
/** Nobody is expected. */
export const noCoverage = (parts: Parts): Coverage => coverageFrom(0, { excused: 0, withdrawn: 0 }, noStates, parts);

/** From how many units stand in each state, and how many are out of it; `state` is the lowest of those that are in. */
export const coverageFrom = (
  expected: number,
  out: { readonly excused: number; readonly withdrawn: number },
  byState: Record<FigureState, number>,
  parts: Parts,
): Coverage => {
  const covered = figureStates.reduce((sum, state) => sum + byState[state], 0);
  return {
    expected,
    covered,
    ...out,
    byState,
    state: figureStates.find((state) => byState[state] > 0) ?? null,
    parts,
  };
};

/** Units below the state asked for are expected but not covered. Over several periods a unit stands here once for each. */
export const coverageOf = (units: readonly UnitState[], least: FigureState, parts: Parts = WHOLE): Coverage => {
  const byState = { ...noStates };
  for (const { state, excused } of units)
    if (state !== undefined && !excused && rankOf(state) >= rankOf(least)) byState[state]++;
  const excused = units.filter((unit) => unit.excused).length;
  const withdrawn = units.filter((unit) => unit.withdrawn && !unit.excused).length;
  return coverageFrom(units.length, { excused, withdrawn }, byState, parts);
};

const isWhole = ({ covered, excused, expected, parts }: Coverage): boolean =>
  covered + excused === expected && parts.collected === parts.of;

/**
 * Whether a total and that of the period before can be set against each other: as many units in each, and all that were expected, in
 * every part of both.
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

/** `142/161 đơn vị`; of several periods `3/15 phiếu nộp, 3/4 kỳ`. */
export const coveredWords = ({ expected, covered, parts }: Coverage): string =>
  parts.of === 1
    ? `${covered}/${expected} đơn vị`
    : `${covered}/${expected} phiếu nộp, ${parts.collected}/${parts.of} kỳ`;

/** `142/161 đơn vị, 1 được miễn, 1 đã rút · đã nộp trở lên`: stands beside every total. */
export const coverageWords = (coverage: Coverage): string => {
  const { excused, withdrawn, state } = coverage;
  const out = `${excused > 0 ? `, ${excused} được miễn` : ''}${withdrawn > 0 ? `, ${withdrawn} đã rút` : ''}`;
  const covered = `${coveredWords(coverage)}${out}`;
  if (state === null) return covered;
  return `${covered} · ${figureStateNames[state]}${state === 'approved' ? '' : ' trở lên'}`;
};

/** Of more than so many periods only how many is said. */
const MOST_NAMED = 4;

const lackingWords = ({ of, collected, lacking }: Parts): string => {
  const names = lacking.map(insideSentence);
  const named = names.length > MOST_NAMED ? `${names.length} kỳ` : names.join(', ');
  return `mới có ${collected}/${of} kỳ, thiếu ${named}`;
};

/**
 * What a figure with the mark lacks: periods of a wider one that were not collected, or units that have not sent, whole or in part.
 * `mới có 1/4 kỳ, thiếu quý II/2022, quý III/2022, quý IV/2022`.
 */
export const partialWords = ({ expected, covered, excused, parts }: Coverage): string => {
  const lacksPeriods = parts.lacking.length > 0;
  const lacksUnits = covered + excused < expected;
  if (!lacksPeriods) return 'còn thiếu số liệu của một số đơn vị';
  return `${lackingWords(parts)}${lacksUnits ? '; còn thiếu số liệu của một số đơn vị' : ''}`;
};

/** The same as the note under a table or in a document. */
export const partialNote = (coverage: Coverage): string => `Số có dấu * ${partialWords(coverage)}.`;
