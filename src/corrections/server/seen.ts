import { getCompiled } from '../../forms/server/index.ts';
import type { Call } from '../../platform/call/call.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { type Difference, differenceWords } from '../../review/rules/difference.ts';
import { changedSheets } from '../../review/server/index.ts';
import { standingOf } from '../../submissions/server/index.ts';
import type { Correction, Opinion } from './correction-facts.ts';
import type { Withdrawal } from './withdrawal-facts.ts';

const NOTHING: Difference = { sheets: [], totals: [], otherwise: [] };

const refuse = (difference: Difference): never => {
  throw problem('not-as-seen', { detail: differenceWords(difference), difference });
};

type CorrectionShown = Pick<Correction, 'id' | 'state' | 'baseRevision' | 'baseStands' | 'digest' | 'opinions'>;

/**
 * What one decides on at a correction: the proposal (its digest stands for cells, texts and explanations), the revision it is set upon and
 * whether that still stands, and what the levels said of it. Not the totals above: they follow from it and from sheets that it does not name.
 */
export const seenOfCorrection = ({ id, state, baseRevision, baseStands, digest, opinions }: CorrectionShown): string =>
  digestOf({
    correction: id,
    state,
    base: baseRevision,
    baseStands,
    proposal: digest,
    opinions: opinions
      .toSorted((a, b) => a.position - b.position)
      .map(({ position, opinion, note }) => ({ position, opinion, note })),
  });

const opinionWords = ({ steps }: Correction, { position, opinion, note }: Opinion): string => {
  const unit = steps.find((step) => step.position === position)?.unitName ?? '';
  const said = opinion === 'agree' ? 'đồng ý' : 'không đồng ý';
  return `Ý kiến mới của ${unit}: ${said}${note === null ? '' : ` (${note})`}`;
};

/** What happened to a correction since it was seen; what it was then is found among what it can have been. */
const sinceSeen = (correction: Correction, seen: string): readonly string[] => {
  const byTime = correction.opinions.toSorted((a, b) => a.at.localeCompare(b.at) || a.position - b.position);
  for (const baseStands of new Set([correction.baseStands, true]))
    for (const [count] of [...byTime, null].entries()) {
      if (seen !== seenOfCorrection({ ...correction, baseStands, opinions: byTime.slice(0, count) })) continue;
      const moved = baseStands === correction.baseStands ? [] : ['Số liệu mà đề nghị dựa vào đã thay đổi'];
      return [...moved, ...byTime.slice(count).map((one) => opinionWords(correction, one))];
    }
  return [
    `Đề nghị đã được đặt lại trên số liệu của lần ${correction.baseRevision}; các ý kiến trước đó không còn tính`,
  ];
};

/** Refuses an opinion or a decision on a correction that is not as the person saw it; it is held by the transaction. */
export const demandCorrectionSeen = (correction: Correction, seen: string): void => {
  if (seen !== seenOfCorrection(correction)) refuse({ ...NOTHING, otherwise: sinceSeen(correction, seen) });
};

type WithdrawalShown = Pick<Withdrawal, 'id' | 'state' | 'sheetState' | 'sheetDigest' | 'roundState' | 'amended'>;

/** At a withdrawal: what it is about as it stands, the sheet with its figures or the approval with all that amended it. */
export const seenOfWithdrawal = ({
  id,
  state,
  sheetState,
  sheetDigest,
  roundState,
  amended,
}: WithdrawalShown): string =>
  digestOf({ withdrawal: id, state, sheet: sheetState, revision: sheetDigest, round: roundState, amended });

const APPROVAL_MOVED = 'Số liệu hoặc trạng thái phê duyệt của kỳ này đã thay đổi';
const SHEET_MOVED = 'Trạng thái của phiếu đã thay đổi';

const differenceOf = async ({ tx }: Pick<Call, 'tx'>, withdrawal: Withdrawal, seen: string): Promise<Difference> => {
  const { submissionId: submission, sheetRevision, formVersionId } = withdrawal;
  if (submission === null || sheetRevision === null) return { ...NOTHING, otherwise: [APPROVAL_MOVED] };
  const { unit, revisions } = await standingOf({ tx }, submission);
  const was = (digest: string) =>
    [withdrawal.amended, ...Array.from({ length: withdrawal.amended }, (_, amended) => amended)].some(
      (amended) => seen === seenOfWithdrawal({ ...withdrawal, sheetDigest: digest, amended }),
    );
  const then = revisions.find(({ number, digest }) => number !== sheetRevision && was(digest));
  if (!then) return { ...NOTHING, otherwise: [SHEET_MOVED] };
  const form = await getCompiled(tx, formVersionId);
  const now = [{ submission, unit, revision: sheetRevision }];
  return { ...NOTHING, sheets: await changedSheets(tx, form, now, [{ submission, revision: then.number }]) };
};

/** Refuses a decision on a withdrawal that is not as the person saw it, with the figures that changed since. */
export const demandWithdrawalSeen = async (call: Pick<Call, 'tx'>, withdrawal: Withdrawal, seen: string) => {
  if (seen !== seenOfWithdrawal(withdrawal)) refuse(await differenceOf(call, withdrawal, seen));
};
