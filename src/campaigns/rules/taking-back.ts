import type { ConsolidationState, RoundState, SubmissionState } from '../../rounds/rules/actions.ts';

/** Why something can no longer be taken back: the round is approved, it was taken back already, or what rests on it. */
export type Held = 'approved' | 'taken-back' | 'gone' | 'signed' | 'sent' | 'moved';

type Sheet = {
  readonly round: RoundState;
  /** The campaign no longer asks for it. */
  readonly roundTakenBack: boolean;
  readonly state: SubmissionState;
  readonly excused: boolean;
};
export type ExcuseStanding = Sheet & {
  /** The total that counts the unit as excused, once it is signed. */
  readonly signedTotal: ConsolidationState | null;
  readonly takenBack: boolean;
};
export type ExtensionStanding = Sheet & {
  /** What the extension set, and what is due now. */
  readonly dueOn: string;
  readonly dueNow: string;
  readonly takenBack: boolean;
};
export type RoundStanding = {
  readonly round: RoundState;
  readonly roundTakenBack: boolean;
  /** Sheets of the round that were ever sent, and totals that were ever signed. */
  readonly sent: number;
  readonly signed: number;
};

const roundHolds = ({ round, roundTakenBack }: Pick<Sheet, 'round' | 'roundTakenBack'>): Held | undefined =>
  round !== 'open' ? 'approved' : roundTakenBack ? 'gone' : undefined;

/** An excuse: until a total that counts it is signed. */
export const excuseHeld = (standing: ExcuseStanding): Held | undefined => {
  if (standing.takenBack || !standing.excused) return 'taken-back';
  return roundHolds(standing) ?? (standing.signedTotal === null ? undefined : 'signed');
};

/** An extension: until the unit sends or is excused, and while no later extension or return has moved the day again. */
export const extensionHeld = (standing: ExtensionStanding): Held | undefined => {
  if (standing.takenBack) return 'taken-back';
  const held = roundHolds(standing);
  if (held) return held;
  if (standing.excused || (standing.state !== 'draft' && standing.state !== 'returned')) return 'sent';
  return standing.dueNow === standing.dueOn ? undefined : 'moved';
};

/** A round of a campaign: until a unit has sent, or a total is signed (of units that are all excused). */
export const roundHeld = (standing: RoundStanding): Held | undefined => {
  if (standing.roundTakenBack) return 'taken-back';
  if (standing.round !== 'open') return 'approved';
  return standing.sent > 0 ? 'sent' : standing.signed > 0 ? 'signed' : undefined;
};

/** What holds it, and what to do instead; for the page beside it and for the refusal. */
export const heldWords: Readonly<Record<Held, string>> = {
  approved: 'Số liệu đã được phê duyệt và khóa.',
  'taken-back': 'Đã rút lại.',
  gone: 'Phiếu này đã được rút khỏi đợt thu thập.',
  signed: 'Số tổng hợp đã được chốt với đơn vị được miễn; trả lại bản chốt trước.',
  sent: 'Đã có đơn vị nộp hoặc được miễn.',
  moved: 'Hạn đã được đổi thêm sau lần gia hạn này.',
};
