import * as T from 'typebox';
import { Letter } from '../documents/contract.ts';
import { route } from '../platform/contract/route.ts';
import {
  closed,
  Day,
  Figure,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  Seen,
  ShortText,
  text,
  UnitId,
  Uuid,
  Version,
} from '../platform/contract/schemas.ts';
import { Explanation, RowPatches } from '../submissions/contract.ts';
import { Page, Paged } from './contract/paging.ts';

const Id = T.Object({ id: Uuid });
const Reason = text('lines', 2000, 3);
/** The document on which a request rests. */
const NewLetter = closed({
  number: ShortText,
  day: Day,
  signer: T.Optional(ShortText),
  subject: text('line', 1000),
  attachments: T.Array(Uuid, { maxItems: 10 }),
});
const UnitName = T.Object({ id: UnitId, name: T.String() });
export const CorrectionState = oneOf(['asked', 'granted', 'refused', 'taken-back']);
export const WithdrawalState = oneOf(['asked', 'granted', 'refused', 'taken-back', 'put-back']);
/** Signed totals and the approval that rest on a sheet: what granting amends, by their units. */
export const Above = T.Object({ object: oneOf(['consolidation', 'approval']), unit: UnitName });
const Decided = T.Object({ state: CorrectionState, dataVersion: Version });
const DecidedWithdrawal = T.Object({ state: WithdrawalState, dataVersion: Version });

/** Proposes other values for cells of an approved sheet: checked like a sending, written by nobody until it is granted. */
export const askCorrection = route({
  method: 'POST',
  path: '/api/submissions/:id/corrections',
  tag: 'Điều chỉnh',
  summary: 'Đề nghị điều chỉnh số liệu đã phê duyệt',
  permission: 'corrections.ask',
  params: Id,
  body: closed({
    /** The revision that was seen. */
    revision: T.Integer({ minimum: 1, maximum: 2147483647 }),
    reason: Reason,
    letter: NewLetter,
    cells: T.Optional(T.Record(T.String({ maxLength: 70 }), nullable(T.String({ maxLength: 20_000 })))),
    rows: T.Optional(RowPatches),
    explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })),
  }),
  reply: T.Object({ id: Uuid, state: CorrectionState, dataVersion: Version, digest: T.String() }),
});

const HearingStep = T.Object({
  position: T.Integer(),
  action: oneOf(['opine', 'decide']),
  unit: UnitName,
  dueOn: Day,
  /** Of the proposal as it stands; null: not yet. */
  opinion: nullable(
    T.Object({ opinion: oneOf(['agree', 'disagree']), note: nullable(T.String()), by: T.String(), at: Instant }),
  ),
});
export const CorrectionRow = T.Object({
  id: Uuid,
  submission: Uuid,
  form: T.String(),
  formTitle: T.String(),
  period: T.String(),
  periodName: T.String(),
  subject: UnitName,
  state: CorrectionState,
  dataVersion: Version,
  /** Named by who gives an opinion or decides on what is shown here. */
  seen: Seen,
  baseRevision: T.Integer(),
  /** The sheet is still at that revision, and approved; else the proposal must be set upon the new one. */
  baseStands: T.Boolean(),
  reason: T.String(),
  digest: T.String(),
  askedBy: T.String(),
  askedUnit: UnitName,
  askedAt: Instant,
  decidedBy: nullable(T.String()),
  decidedAt: nullable(Instant),
  decisionReason: nullable(T.String()),
  steps: T.Array(HearingStep),
  /** Whose turn it is; null once it is decided. */
  turn: nullable(T.Integer()),
  actions: T.Array(oneOf(['opine', 'renew', 'take-back', 'grant', 'refuse'])),
});
export type CorrectionRow = T.Static<typeof CorrectionRow>;
const Changed = T.Object({ cell: T.String(), before: Figure, after: Figure });
export const listCorrections = route({
  method: 'GET',
  path: '/api/corrections',
  tag: 'Điều chỉnh',
  summary: 'Các đề nghị điều chỉnh trong phạm vi',
  permission: 'figures.read',
  query: T.Object({
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    submission: T.Optional(Uuid),
    state: T.Optional(CorrectionState),
    ...Paged,
  }),
  reply: T.Object({ corrections: T.Array(CorrectionRow), ...Page }),
});
export const getCorrection = route({
  method: 'GET',
  path: '/api/corrections/:id',
  tag: 'Điều chỉnh',
  summary: 'Một đề nghị điều chỉnh: ô, số cũ, số mới, ý kiến, tác động',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({
    correction: CorrectionRow,
    letter: Letter,
    cells: T.Array(Changed),
    /** What changes by it on the sheet: the cells named and all that is computed from them. */
    onSheet: T.Array(Changed),
    /** What changes by it in the totals above, nearest first: while it is asked as they stand now, once it is granted as they stood then; else nothing. */
    onTotals: T.Array(T.Object({ unit: UnitName, cells: T.Array(Changed) })),
    /** Warnings that are kept, and why. */
    explanations: T.Array(Explanation),
    /** What is signed above it and is amended by granting, as far as the asker may know. */
    above: T.Array(Above),
    /** What it did to the consolidations and the approval above. */
    amendments: T.Array(
      T.Object({
        object: oneOf(['consolidation', 'approval']),
        id: Uuid,
        number: T.Integer(),
        digestBefore: T.String(),
        digestAfter: T.String(),
      }),
    ),
  }),
});
export const giveOpinion = route({
  method: 'POST',
  path: '/api/corrections/:id/opinion',
  tag: 'Điều chỉnh',
  summary: 'Cho ý kiến về đề nghị điều chỉnh',
  permission: 'corrections.hear',
  params: Id,
  body: closed({
    seen: Seen,
    opinion: oneOf(['agree', 'disagree']),
    note: T.Optional(text('lines', 2000)),
  }),
  reply: Decided,
});
/** Sets the proposal upon the figures that stand by now; who was heard is heard again. */
export const renewCorrection = route({
  method: 'POST',
  path: '/api/corrections/:id/renew',
  tag: 'Điều chỉnh',
  summary: 'Đặt lại đề nghị điều chỉnh trên số liệu mới nhất',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ version: Version, explanations: T.Optional(T.Array(Explanation, { maxItems: 2000 })) }),
  reply: T.Object({ state: CorrectionState, dataVersion: Version, digest: T.String() }),
});
export const takeBackCorrection = route({
  method: 'POST',
  path: '/api/corrections/:id/take-back',
  tag: 'Điều chỉnh',
  summary: 'Rút lại đề nghị điều chỉnh của mình',
  permission: 'corrections.ask',
  params: Id,
  body: closed({ version: Version }),
  reply: Decided,
});
/** `seen`: the proposal with the opinions on it; where something else stands by then the answer says what changed (`not-as-seen`). */
export const grantCorrection = route({
  method: 'POST',
  path: '/api/corrections/:id/grant',
  tag: 'Điều chỉnh',
  summary: 'Chấp thuận điều chỉnh: ghi lần sửa mới qua khóa phê duyệt',
  permission: 'approvals.approve',
  params: Id,
  body: closed({ seen: Seen }),
  reply: T.Object({ state: CorrectionState, dataVersion: Version, revision: T.Integer(), digest: T.String() }),
});
export const refuseCorrection = route({
  method: 'POST',
  path: '/api/corrections/:id/refuse',
  tag: 'Điều chỉnh',
  summary: 'Từ chối đề nghị điều chỉnh, nêu lý do',
  permission: 'approvals.approve',
  params: Id,
  body: closed({ seen: Seen, reason: Reason }),
  reply: Decided,
});

const askBody = closed({ reason: Reason, letter: NewLetter });
const AskedWithdrawal = T.Object({ id: Uuid, state: WithdrawalState, dataVersion: Version });
export const askSubmissionWithdrawal = route({
  method: 'POST',
  path: '/api/submissions/:id/withdrawals',
  tag: 'Rút số liệu',
  summary: 'Đề nghị rút một phiếu khỏi số tổng hợp',
  permission: 'corrections.ask',
  params: Id,
  body: askBody,
  reply: AskedWithdrawal,
});
export const askApprovalWithdrawal = route({
  method: 'POST',
  path: '/api/approvals/:id/withdrawals',
  tag: 'Rút số liệu',
  summary: 'Đề nghị rút một phê duyệt',
  permission: 'approvals.approve',
  params: Id,
  body: askBody,
  reply: AskedWithdrawal,
});
export const WithdrawalRow = T.Object({
  id: Uuid,
  approval: Uuid,
  /** Null: the approval whole. */
  submission: nullable(Uuid),
  form: T.String(),
  formTitle: T.String(),
  period: T.String(),
  periodName: T.String(),
  subject: nullable(UnitName),
  state: WithdrawalState,
  dataVersion: Version,
  /** Named by who decides on what is shown here: the figures too that leave the totals or come back. */
  seen: Seen,
  reason: T.String(),
  letter: Letter,
  askedBy: T.String(),
  askedUnit: UnitName,
  askedAt: Instant,
  decidedBy: nullable(T.String()),
  decidedAt: nullable(Instant),
  decisionReason: nullable(T.String()),
  putBackBy: nullable(T.String()),
  putBackAt: nullable(Instant),
  putBackReason: nullable(T.String()),
  actions: T.Array(oneOf(['take-back', 'grant', 'refuse', 'put-back'])),
});
export type WithdrawalRow = T.Static<typeof WithdrawalRow>;
export const listWithdrawals = route({
  method: 'GET',
  path: '/api/withdrawals',
  tag: 'Rút số liệu',
  summary: 'Các đề nghị rút số liệu trong phạm vi',
  permission: 'figures.read',
  query: T.Object({
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    submission: T.Optional(Uuid),
    state: T.Optional(WithdrawalState),
    ...Paged,
  }),
  reply: T.Object({ withdrawals: T.Array(WithdrawalRow), ...Page }),
});
const decision = <const A extends string>(action: A, summary: string) =>
  ({ method: 'POST', path: `/api/withdrawals/:id/${action}`, tag: 'Rút số liệu', summary, params: Id }) as const;
export const takeBackWithdrawal = route({
  ...decision('take-back', 'Rút lại đề nghị rút số liệu của mình'),
  permission: 'corrections.ask',
  body: closed({ version: Version }),
  reply: DecidedWithdrawal,
});
export const grantWithdrawal = route({
  ...decision('grant', 'Đồng ý rút: số liệu ra khỏi số tổng hợp, lịch sử giữ nguyên'),
  permission: 'approvals.approve',
  body: closed({ seen: Seen }),
  reply: DecidedWithdrawal,
});
export const refuseWithdrawal = route({
  ...decision('refuse', 'Từ chối rút số liệu, nêu lý do'),
  permission: 'approvals.approve',
  body: closed({ seen: Seen, reason: Reason }),
  reply: DecidedWithdrawal,
});
export const putBack = route({
  ...decision('put-back', 'Đưa số liệu đã rút trở lại'),
  permission: 'approvals.approve',
  body: closed({ seen: Seen, reason: Reason }),
  reply: DecidedWithdrawal,
});
