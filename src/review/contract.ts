import * as T from 'typebox';
import { Paged } from '../platform/contract/paged.ts';
import { route } from '../platform/contract/route.ts';
import {
  CellCode,
  closed,
  Day,
  Figure,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  Seen,
  text,
  UnitId,
  Uuid,
  Version,
} from '../platform/contract/schemas.ts';

import { SubmissionAction, SubmissionState } from '../submissions/contract.ts';

const Id = T.Object({ id: Uuid });
export const ConsolidationState = oneOf(['open', 'signed', 'stale', 'returned', 'verified', 'approved']);
export const ApprovalState = oneOf(['open', 'approved', 'withdrawn']);
const ReturnedCells = T.Array(closed({ cell: CellCode, reason: text('lines', 1000) }), {
  minItems: 1,
  maxItems: 500,
});

/**
 * Of a total the sheets that it was made of, as they were shown: with them a refusal says what has changed since, cell by cell. A program
 * that leaves them out is told what changed where the signature says it.
 */
const SheetsSeen = T.Optional(
  T.Array(closed({ submission: Uuid, revision: T.Integer({ minimum: 1, maximum: 2147483647 }) }), { maxItems: 2000 }),
);

export const accept = route({
  method: 'POST',
  path: '/api/submissions/:id/accept',
  tag: 'Kiểm tra',
  summary: 'Chấp nhận phiếu đã nộp',
  permission: 'review.decide',
  params: Id,
  body: closed({ seen: Seen }),
  reply: T.Object({ state: SubmissionState, dataVersion: Version }),
});
export const returnSubmission = route({
  method: 'POST',
  path: '/api/submissions/:id/return',
  tag: 'Kiểm tra',
  summary: 'Trả lại phiếu: nêu ô và lý do, hạn mới',
  permission: 'review.decide',
  params: Id,
  body: closed({
    seen: Seen,
    /** Of the whole; where it is left out, those of the cells say it. */
    reason: T.Optional(text('lines', 2000, 3)),
    cells: ReturnedCells,
    dueOn: Day,
  }),
  reply: T.Object({ state: SubmissionState, dataVersion: Version, openedCells: T.Array(T.String()) }),
});

/** One line of the reviewer's list. */
export const QueueRow = T.Object({
  id: Uuid,
  unit: T.Object({ id: UnitId, name: T.String(), path: T.String() }),
  state: SubmissionState,
  revision: T.Integer(),
  filled: T.Integer(),
  required: T.Integer(),
  dueOn: Day,
  late: T.Boolean(),
  excusedReason: nullable(T.String()),
  explanations: T.Integer(),
  changedCells: T.Integer(),
  /** A signed total counts it: returning it makes the total be signed again. */
  inSignature: T.Boolean(),
  submittedAt: nullable(Instant),
  actions: T.Array(SubmissionAction),
});
export type QueueRow = T.Static<typeof QueueRow>;
export const getQueue = route({
  method: 'GET',
  path: '/api/review/queue',
  tag: 'Kiểm tra',
  summary: 'Các phiếu của một biểu, một kỳ, trong phạm vi kiểm tra',
  permission: 'review.decide',
  query: T.Object({ form: FormCode, period: PeriodId }),
  reply: T.Object({
    form: T.String(),
    formTitle: T.String(),
    version: T.Integer(),
    period: T.String(),
    periodName: T.String(),
    rows: T.Array(QueueRow),
    consolidationId: nullable(Uuid),
  }),
});

const Totals = {
  totals: T.Record(T.String(), Figure),
  partial: T.Array(T.String()),
  /** Cells that do not add: least and greatest. */
  ranges: T.Record(T.String(), T.Array(T.String())),
};
export const Signature = T.Object({
  number: T.Integer(),
  digest: T.String(),
  by: T.String(),
  custodian: nullable(T.String()),
  unit: T.String(),
  at: Instant,
  members: T.Integer(),
});
export const ConsolidationRow = T.Object({
  id: Uuid,
  form: T.String(),
  formTitle: T.String(),
  version: T.Integer(),
  period: T.String(),
  periodName: T.String(),
  unit: T.Object({ id: UnitId, name: T.String() }),
  state: ConsolidationState,
  dataVersion: Version,
  dueOn: Day,
  expected: T.Integer(),
  accepted: T.Integer(),
  excused: T.Integer(),
  /** Withdrawn on a granted request: out of the total, and nothing to wait for. */
  withdrawn: T.Integer(),
  returnReason: nullable(T.String()),
  signature: nullable(Signature),
  actions: T.Array(oneOf(['sign', 'verify', 'return'])),
});
export type ConsolidationRow = T.Static<typeof ConsolidationRow>;
export const listConsolidations = route({
  method: 'GET',
  path: '/api/consolidations',
  tag: 'Kiểm tra',
  summary: 'Các bản chốt số liệu trong phạm vi, kỳ mới nhất trước, từng trang',
  permission: 'figures.read',
  query: T.Object({
    ...Paged,
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    campaign: T.Optional(Uuid),
  }),
  reply: T.Object({ consolidations: T.Array(ConsolidationRow), next: nullable(Uuid) }),
});
/** A sheet that a total is made of, or still waits for. */
const Member = T.Object({
  submission: Uuid,
  unit: T.String(),
  unitId: UnitId,
  state: SubmissionState,
  revision: T.Integer(),
  excusedReason: nullable(T.String()),
});
/** A verifier's part in the signature that stands: null until it has verified. */
const Verification = T.Object({
  unit: T.String(),
  dueOn: Day,
  verified: nullable(T.Object({ by: T.String(), custodian: nullable(T.String()), at: Instant })),
  /** It is this one's turn now. */
  next: T.Boolean(),
});
/** The consolidated form as it would be signed now: totals, members at their revisions, what moved since the last signature. */
export const getConsolidation = route({
  method: 'GET',
  path: '/api/consolidations/:id',
  tag: 'Kiểm tra',
  summary: 'Một bản chốt: số tổng hợp, thành viên, chữ ký',
  permission: 'figures.read',
  params: Id,
  reply: T.Object({
    consolidation: ConsolidationRow,
    ...Totals,
    digest: T.String(),
    seen: Seen,
    members: T.Array(T.Object({ ...Member.properties, signedRevision: nullable(T.Integer()), moved: T.Boolean() })),
    /** Who verifies, in turn, and who of them has. */
    verifications: T.Array(Verification),
  }),
});
export const sign = route({
  method: 'POST',
  path: '/api/consolidations/:id/sign',
  tag: 'Kiểm tra',
  summary: 'Chốt số liệu',
  permission: 'consolidations.sign',
  params: Id,
  body: closed({ seen: Seen, sheets: SheetsSeen }),
  reply: T.Object({ state: ConsolidationState, dataVersion: Version, digest: T.String() }),
});
export const verify = route({
  method: 'POST',
  path: '/api/consolidations/:id/verify',
  tag: 'Kiểm tra',
  summary: 'Xác thực số liệu ngành',
  permission: 'consolidations.verify',
  params: Id,
  body: closed({ seen: Seen, sheets: SheetsSeen }),
  reply: T.Object({ state: ConsolidationState, dataVersion: Version }),
});
export const returnConsolidation = route({
  method: 'POST',
  path: '/api/consolidations/:id/return',
  tag: 'Kiểm tra',
  summary: 'Trả lại bản chốt: nêu ô của số tổng hợp và lý do',
  permission: 'consolidations.verify',
  params: Id,
  body: closed({
    seen: Seen,
    sheets: SheetsSeen,
    /** Of the whole; may be left out where cells are named, each with its own. */
    reason: T.Optional(text('lines', 2000, 3)),
    cells: T.Optional(ReturnedCells),
  }),
  reply: T.Object({ state: ConsolidationState, dataVersion: Version }),
});

/** How far a district is with its total. */
const DistrictState = T.Object({
  consolidation: Uuid,
  unit: T.String(),
  state: ConsolidationState,
  signed: nullable(T.Object({ by: T.String(), at: Instant })),
  verified: nullable(T.Object({ by: T.String(), at: Instant })),
});
export type DistrictState = T.Static<typeof DistrictState>;
export const ApprovalRow = T.Object({
  id: Uuid,
  /** null: figures of the past that no campaign asked for. */
  campaignId: nullable(Uuid),
  form: T.String(),
  formTitle: T.String(),
  version: T.Integer(),
  period: T.String(),
  periodName: T.String(),
  state: ApprovalState,
  dataVersion: Version,
  consolidations: T.Integer(),
  verified: T.Integer(),
  expected: T.Integer(),
  accepted: T.Integer(),
  excused: T.Integer(),
  /** Withdrawn on a granted request: out of the total, and nothing to wait for. */
  withdrawn: T.Integer(),
  digest: nullable(T.String()),
  decidedBy: nullable(T.String()),
  decidedAt: nullable(Instant),
  waitingFor: T.Array(T.String()),
  /** The totals that districts sign, by name; none where nobody signs. */
  districts: T.Array(DistrictState),
  mayApprove: T.Boolean(),
});
export type ApprovalRow = T.Static<typeof ApprovalRow>;
export const listApprovals = route({
  method: 'GET',
  path: '/api/approvals',
  tag: 'Phê duyệt',
  summary: 'Các số liệu chờ và đã phê duyệt, kỳ mới nhất trước, từng trang',
  permission: 'figures.read',
  query: T.Object({
    ...Paged,
    form: T.Optional(FormCode),
    period: T.Optional(PeriodId),
    /** What waits for approval, or what was decided. */
    state: T.Optional(oneOf(['open', 'decided'])),
  }),
  reply: T.Object({ approvals: T.Array(ApprovalRow), next: nullable(Uuid) }),
});
/** What would be approved now: the total of every sheet that was accepted, and those that it is made of. */
export const getApproval = route({
  method: 'GET',
  path: '/api/approvals/:id',
  tag: 'Phê duyệt',
  summary: 'Số liệu chờ phê duyệt: số tổng hợp, các phiếu',
  permission: 'approvals.approve',
  params: Id,
  reply: T.Object({
    approval: ApprovalRow,
    ...Totals,
    seen: Seen,
    members: T.Array(Member),
  }),
});
export const approve = route({
  method: 'POST',
  path: '/api/approvals/:id/approve',
  tag: 'Phê duyệt',
  summary: 'Phê duyệt và khóa số liệu',
  permission: 'approvals.approve',
  params: Id,
  body: closed({ seen: Seen, sheets: SheetsSeen }),
  reply: T.Object({ state: ApprovalState, digest: T.String() }),
});
