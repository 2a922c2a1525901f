import { type CheckOutcome, failures } from '../check.ts';
import type { EntryState } from './entry-state.ts';
import { fieldAt, type Place, valueAt } from './places.ts';

const isEmpty = ({ values, unreadable }: EntryState, place: Place): boolean =>
  unreadable[place] === undefined && (valueAt(values, place) ?? '') === '';

const isStillToFill = (state: EntryState, place: Place): boolean =>
  fieldAt(state.form, place)?.required === true && isEmpty(state, place);

/**
 * The failed checks that one shows while somebody enters. One that reads a required cell which is still empty says no more than that it
 * is empty, so that it is kept back until somebody asks (Kiểm tra, Nộp): an untouched form shows no errors.
 */
export const shownFailures = (state: EntryState, asked: boolean): readonly CheckOutcome[] => {
  const failed = failures(state.outcomes);
  return asked ? failed : failed.filter(({ cells }) => !cells.some((place) => isStillToFill(state, place)));
};

/** Where a failed check is mended: the cell that it lacks, else the first that it reads. */
export const placeToMend = (state: EntryState, { cells }: CheckOutcome): Place | undefined => {
  const typed = cells.filter((place) => {
    const cell = state.form.cell(place);
    return cell === undefined || cell.input;
  });
  return typed.find((place) => isEmpty(state, place)) ?? cells[0];
};
