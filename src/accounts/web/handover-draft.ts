import { sameName } from '../rules/same-person.ts';
import { type Custodian, noCustodian } from './custodian.ts';
import { words } from './messages-life.ts';
import { noPaper, type Paper } from './paper.ts';

/** A handover as it is being filled in. */
export type HandoverDraft = {
  readonly paper: Paper;
  readonly custodian: Custodian;
  readonly changedOn: string;
  readonly reportedOn: string;
};

export const blankHandover = (today: string): HandoverDraft => ({
  paper: noPaper,
  custodian: noCustodian,
  changedOn: '',
  reportedOn: today,
});

type HandoverErrors = { readonly changedOn?: string; readonly reportedOn?: string; readonly samePerson?: string };

/** What is wrong with its days, and with naming who holds the account already. */
export const handoverErrors = (
  { custodian, changedOn, reportedOn }: HandoverDraft,
  today: string,
  current: string | null,
): HandoverErrors => ({
  ...(changedOn === '' ? { changedOn: words.missing } : changedOn > today ? { changedOn: words.future } : {}),
  ...(reportedOn === ''
    ? { reportedOn: words.missing }
    : reportedOn > today
      ? { reportedOn: words.future }
      : reportedOn < changedOn
        ? { reportedOn: words.reportedBefore }
        : {}),
  ...(current !== null && sameName(custodian.fullName, current) ? { samePerson: words.samePerson } : {}),
});
