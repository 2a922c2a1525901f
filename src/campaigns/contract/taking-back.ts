import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import {
  closed,
  Day,
  FormCode,
  Instant,
  nullable,
  oneOf,
  PeriodId,
  ShortText,
  Uuid,
} from '../../platform/contract/schemas.ts';

const Id = T.Object({ id: Uuid });
const Held = nullable(oneOf(['approved', 'taken-back', 'gone', 'signed', 'sent', 'moved']));
const Action = T.Object({ reason: T.String(), by: T.String(), at: Instant });
const Sheet = T.Object({
  submission: Uuid,
  form: T.String(),
  period: PeriodId,
  periodName: T.String(),
  unit: T.String(),
  granted: Action,
  takenBack: nullable(Action),
  /** Why it can no longer be taken back; null while it can. */
  held: Held,
});
export const ExcuseRow = Sheet;
export type ExcuseRow = T.Static<typeof ExcuseRow>;
export const ExtensionRow = T.Intersect([Sheet, T.Object({ id: Uuid, dueBefore: Day, dueOn: Day })]);
export type ExtensionRow = T.Static<typeof ExtensionRow>;
export const RoundRow = T.Object({
  form: FormCode,
  period: PeriodId,
  periodName: T.String(),
  title: T.String(),
  /** Units that have begun to enter figures: what they typed stays where it is. */
  begun: T.Integer(),
  takenBack: nullable(Action),
  held: Held,
});
export type RoundRow = T.Static<typeof RoundRow>;

export const listGranted = route({
  method: 'GET',
  path: '/api/campaigns/:id/granted',
  tag: 'Đợt thu thập',
  summary: 'Miễn nộp, gia hạn, phiếu của đợt và việc rút lại',
  permission: 'campaigns.manage',
  params: Id,
  reply: T.Object({
    excuses: T.Array(ExcuseRow),
    extensions: T.Array(ExtensionRow),
    rounds: T.Array(RoundRow),
  }),
});
export const takeBackExcuses = route({
  method: 'POST',
  path: '/api/campaigns/:id/excuses/taken-back',
  tag: 'Đợt thu thập',
  summary: 'Rút lại miễn nộp, kèm lý do',
  permission: 'campaigns.manage',
  params: Id,
  body: closed({
    submissions: T.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
    reason: ShortText,
  }),
  reply: T.Object({ takenBack: T.Integer() }),
});
export const takeBackExtensions = route({
  method: 'POST',
  path: '/api/campaigns/:id/extensions/taken-back',
  tag: 'Đợt thu thập',
  summary: 'Rút lại gia hạn, kèm lý do',
  permission: 'campaigns.manage',
  params: Id,
  body: closed({
    extensions: T.Array(Uuid, { minItems: 1, maxItems: 500, uniqueItems: true }),
    reason: ShortText,
  }),
  reply: T.Object({ takenBack: T.Integer() }),
});
export const takeBackCampaign = route({
  method: 'POST',
  path: '/api/campaigns/:id/taken-back',
  tag: 'Đợt thu thập',
  summary: 'Rút đợt thu thập, hoặc vài phiếu của đợt, khi chưa đơn vị nào nộp',
  permission: 'campaigns.manage',
  params: Id,
  body: closed({
    /** Absent: every form of the campaign. */
    rounds: T.Optional(T.Array(closed({ form: FormCode, period: PeriodId }), { minItems: 1, maxItems: 60 })),
    reason: ShortText,
  }),
  reply: T.Object({ takenBack: T.Integer() }),
});
