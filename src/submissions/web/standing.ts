import type { SubmissionRow } from '../contract.ts';

/** The state that a reader is shown: approval and excuse stand before what became of the sheet itself. */
export const standingOf = (row: SubmissionRow): string => {
  if (row.approved) return 'approved';
  return row.excusedReason ? 'excused' : row.state;
};

/** Somebody has still to fill it. */
export const isWaiting = (row: SubmissionRow): boolean =>
  (row.state === 'draft' || row.state === 'returned') && !row.excusedReason && !row.approved;

/** It waits for an office other than the reader's that fills it about this unit: its due day is not the reader's. */
export const filledElsewhere = (row: SubmissionRow, readerUnit: number): boolean =>
  isWaiting(row) && row.reporter.id !== readerUnit && row.reporter.id !== row.subject.id;
