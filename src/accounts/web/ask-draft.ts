import type { Body } from '../../platform/contract/route.ts';
import type { askForAccount } from '../contract/requests.ts';
import { namesCustodian, type RequestKind } from '../rules/account-life.ts';
import { type Custodian, type CustodianErrors, custodianErrors, noCustodian, trimmed } from './custodian.ts';
import { words } from './messages-life.ts';
import { noPaper, type Paper, type PaperErrors, paperErrors, paperWish } from './paper.ts';

/** A request as it is being filled in. */
export type AskDraft = {
  readonly paper: Paper;
  readonly custodian: Custodian;
  readonly changedOn: string;
  readonly username: string;
  readonly reason: string;
};
export const blankAsk: AskDraft = { paper: noPaper, custodian: noCustodian, changedOn: '', username: '', reason: '' };

export type AskErrors = {
  readonly paper: PaperErrors;
  readonly custodian: CustodianErrors;
  readonly changedOn?: string;
  readonly reason?: string;
};
export const noErrors: AskErrors = { paper: {}, custodian: {} };

/** What is missing or wrong for this kind of request, field by field. */
export const askErrors = (kind: RequestKind, draft: AskDraft, today: string): AskErrors => {
  const { changedOn, reason, paper, custodian } = draft;
  return {
    paper: paperErrors(paper, today),
    custodian: namesCustodian(kind) ? custodianErrors(custodian) : {},
    ...(kind === 'handover' && changedOn === '' ? { changedOn: words.missing } : {}),
    ...(kind === 'handover' && changedOn > today ? { changedOn: words.future } : {}),
    ...(reason.trim() === '' ? { reason: words.missing } : {}),
  };
};

export const isWhole = ({ paper, custodian, changedOn, reason }: AskErrors): boolean =>
  Object.keys({ ...paper, ...custodian }).length === 0 && changedOn === undefined && reason === undefined;

/** The request as the server takes it: only what this kind names. */
export const askBody = (kind: RequestKind, unitId: number, draft: AskDraft): Body<typeof askForAccount> => ({
  kind,
  unitId,
  reason: draft.reason.trim(),
  letter: paperWish(draft.paper),
  ...(namesCustodian(kind) ? { custodian: trimmed(draft.custodian) } : {}),
  ...(kind === 'handover' ? { changedOn: draft.changedOn } : {}),
  ...(kind === 'open' && draft.username.trim() !== '' ? { username: draft.username.trim() } : {}),
});
