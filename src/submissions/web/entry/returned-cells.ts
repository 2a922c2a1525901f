import type { Place } from '../../../forms/rules/entry/places.ts';
import type { Sheet } from '../../contract.ts';

/** Cells that a return names and nobody has answered. */
export const returnedCells = ({ submission, returns }: Sheet): readonly Place[] =>
  submission.state === 'returned'
    ? returns.filter((one) => !one.answered).flatMap(({ cells }) => cells.map(({ cell }) => cell))
    : [];
