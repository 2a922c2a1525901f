import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import { type Loaded, type SentAt, seenOfSheet, sheetBehind, standingOf } from '../../submissions/server/index.ts';
import { type Difference, differenceWords } from '../rules/difference.ts';
import type { Approval } from './approval-facts.ts';
import type { Consolidation } from './consolidation-facts.ts';
import { changedSheets, changedTotal, type SheetNow } from './difference.ts';
import { counts, type Member, type Total } from './members.ts';

const refuse = (difference: Difference): never => {
  throw problem('not-as-seen', { detail: differenceWords(difference), difference });
};

const stateNames: Record<SubmissionState, string> = {
  draft: 'đang nhập',
  submitted: 'đã nộp',
  returned: 'bị trả lại',
  accepted: 'đã chấp nhận',
  withdrawn: 'đã rút',
};

/** Refuses a decision on a sheet that is not as the person saw it; the sheet is held by the transaction. */
export const demandSheetSeen = async (
  { tx }: Pick<Call, 'tx'>,
  { id, compiled, revision }: Pick<Loaded, 'id' | 'compiled' | 'revision'>,
  seen: string,
): Promise<void> => {
  const standing = await standingOf({ tx }, id);
  const digest = standing.revisions.find(({ number }) => number === revision)?.digest ?? null;
  const { state, excusedReason } = standing;
  if (seen === seenOfSheet({ submission: id, state, excusedReason, revision: digest })) return;
  const then = sheetBehind(seen, id, standing);
  const now = [{ submission: id, unit: standing.unit, revision: digest === null ? null : revision }];
  const shown = then?.revision ? [{ submission: id, revision: then.revision }] : [];
  refuse({
    sheets: then ? await changedSheets(tx, compiled, now, shown) : [],
    totals: [],
    otherwise:
      then && then.state !== state ? [`Trạng thái của phiếu: ${stateNames[then.state]} → ${stateNames[state]}`] : [],
  });
};

const memberShown = ({ submission, state, revision, excusedReason }: Member) => ({
  submission,
  state,
  revision,
  excusedReason,
});

type Summed = { readonly members: readonly Member[]; readonly total: Total };

/** What a person decides on at a consolidation: the total and what it is made of, the signature and who has verified it, how it came back. */
export const seenOfConsolidation = (
  { id, state, signature, verifiedTo, returnReason }: Consolidation,
  { members, total }: Summed,
): string =>
  digestOf({
    consolidation: id,
    state,
    signature: signature && { number: signature.number, digest: signature.digest },
    verifiedTo,
    returnReason,
    total: total.digest,
    members: members.map(memberShown),
  });

/** At an approval: the same of all sheets of the round. */
export const seenOfApproval = ({ id, state, signatures }: Approval, { members, total }: Summed): string =>
  digestOf({ approval: id, state, signatures, total: total.digest, members: members.map(memberShown) });

/** Sheets that a person was shown in a total; without them a signature says what it was made of. */
export type ShownSheets = readonly SentAt[] | undefined;

const sheetsNow = (members: readonly Member[]): SheetNow[] =>
  members.map((member) => ({
    submission: member.submission,
    unit: member.unit,
    revision: counts(member) ? member.revision : null,
  }));

/** Refuses a decision on a total that is not as the person saw it; its sheets are held by the transaction. */
export const demandTotalSeen = async (
  { tx }: Pick<Call, 'tx'>,
  { seen, shown }: { readonly seen: string; readonly shown: ShownSheets },
  present: string,
  { members, total }: Summed,
): Promise<void> => {
  if (seen === present) return;
  const changed = shown ? await changedTotal(tx, total, sheetsNow(members), shown) : { sheets: [], totals: [] };
  const moved = changed.sheets.length + changed.totals.length > 0;
  const otherwise = moved || !shown ? [] : ['Chữ ký, xác thực, trạng thái hoặc việc miễn nộp đã thay đổi'];
  refuse({ ...changed, otherwise });
};
