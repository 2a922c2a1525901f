import type { SubmissionRow } from '../contract.ts';

type Waiting = Pick<
  SubmissionRow,
  'id' | 'form' | 'state' | 'dueOn' | 'excusedReason' | 'approved' | 'reporter' | 'period'
>;

const isToFill = ({ state, excusedReason, approved }: Waiting): boolean =>
  (state === 'draft' || state === 'returned') && !excusedReason && !approved;

const urgency = (a: Waiting, b: Waiting): number =>
  Number(b.state === 'returned') - Number(a.state === 'returned') ||
  a.dueOn.localeCompare(b.dueOn) ||
  a.form.localeCompare(b.form) ||
  a.period.localeCompare(b.period);

/** What a unit fills next after this sheet: what was returned first, then by due day. */
export const nextSheet = <R extends Waiting>(rows: readonly R[], current: string, unit: number): R | undefined =>
  rows.filter((row) => row.id !== current && row.reporter.id === unit && isToFill(row)).sort(urgency)[0];
