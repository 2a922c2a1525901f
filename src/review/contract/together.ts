import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Figure, FormCode, PeriodId, Seen, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { SubmissionState } from '../../submissions/contract.ts';

/** A figure in the period before and now. */
const Move = T.Object({ cell: T.String(), name: T.String(), before: Figure, now: Figure });
/** A sheet that waits for the asker's decision; `rules/together` says by it whether it is accepted together with others. */
export const WaitingSheet = T.Object({
  submission: Uuid,
  form: T.String(),
  formTitle: T.String(),
  unit: T.Object({ id: UnitId, name: T.String(), path: T.String() }),
  seen: Seen,
  own: T.Boolean(),
  explanations: T.Integer(),
  revision: T.Integer(),
  words: T.Boolean(),
  compared: T.Boolean(),
  /** Of what changed since the period before what any threshold asks about. */
  greatest: T.Array(Move),
});
export type WaitingSheet = T.Static<typeof WaitingSheet>;
export const getWaitingSheets = route({
  method: 'GET',
  path: '/api/review/waiting',
  tag: 'Kiểm tra',
  summary: 'Các phiếu của một kỳ đang chờ kiểm tra, kèm thay đổi lớn nhất so với kỳ trước',
  permission: 'review.decide',
  query: T.Object({ period: PeriodId, form: T.Optional(FormCode) }),
  reply: T.Object({ period: T.String(), periodName: T.String(), sheets: T.Array(WaitingSheet) }),
});
/** A sheet that was not accepted together with the others, and why. */
const LeftSheet = T.Object({
  submission: Uuid,
  form: T.String(),
  unit: T.String(),
  state: SubmissionState,
  code: T.String(),
  words: T.String(),
});
export type LeftSheet = T.Static<typeof LeftSheet>;
/** How many sheets one batch may hold: a district's whole year, or one form of the province. */
export const MOST_TOGETHER = 200;
export const acceptTogether = route({
  method: 'POST',
  path: '/api/review/accept',
  tag: 'Kiểm tra',
  summary: 'Chấp nhận cùng lúc các phiếu không có cảnh báo, không thay đổi quá ngưỡng',
  permission: 'review.decide',
  body: closed({
    sheets: T.Array(closed({ submission: Uuid, seen: Seen }), { minItems: 1, maxItems: MOST_TOGETHER }),
    percent: T.Integer({ minimum: 0, maximum: 1000, description: 'more than so many per cent is a change to look at' }),
    floor: T.Integer({
      minimum: 0,
      maximum: 1_000_000_000,
      description: 'and more than so many of what the cell counts',
    }),
    first: T.Boolean({ description: 'also sheets that have no period before to be set beside' }),
  }),
  reply: T.Object({ accepted: T.Array(Uuid), left: T.Array(LeftSheet) }),
});
