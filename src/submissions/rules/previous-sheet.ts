import { getPeriod } from '../../periods/rules/period.ts';
import { comparePeriods } from '../../periods/rules/relations.ts';
import type { SubmissionRow } from '../contract.ts';

type Sheet = Pick<SubmissionRow, 'id' | 'form' | 'subject' | 'period' | 'revision' | 'state'>;

/** The same form about the same unit in the latest earlier period of the same kind for which something was sent. */
export const previousSheet = <R extends Sheet>(rows: readonly R[], current: Sheet): R | undefined => {
  const now = getPeriod(current.period);
  const isPrevious = ({ form, subject, period, revision, state }: Sheet): boolean => {
    if (form !== current.form || subject.id !== current.subject.id || revision === 0 || state === 'withdrawn')
      return false;
    const then = getPeriod(period);
    return then.kind === now.kind && comparePeriods(then, now) < 0;
  };
  return rows.filter(isPrevious).sort((a, b) => comparePeriods(getPeriod(b.period), getPeriod(a.period)))[0];
};
