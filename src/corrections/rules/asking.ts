import type { RoundState, SubmissionState } from '../../rounds/rules/actions.ts';

/** How a sheet stands, as far as asking about it goes. */
export type Standing = {
  readonly state: SubmissionState;
  readonly roundState: RoundState;
  readonly excused: boolean;
  readonly revision: number;
};

/** Only approved figures that stand are corrected; before approval a sheet is returned, and what was withdrawn has none. */
export const isCorrectable = ({ state, roundState }: Pick<Standing, 'state' | 'roundState'>): boolean =>
  roundState === 'approved' && state === 'accepted';

/** Figures that are there can be withdrawn, before approval as after it. */
export const isWithdrawable = ({ state, roundState, excused }: Omit<Standing, 'revision'>): boolean =>
  state !== 'withdrawn' && roundState !== 'withdrawn' && !excused;
