import * as T from 'typebox';
import { Letter } from '../../documents/contract.ts';
import { Paged } from '../../platform/contract/paged.ts';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, Instant, nullable, oneOf, UnitId, Uuid } from '../../platform/contract/schemas.ts';
import { Issued } from '../../sign-in/contract.ts';
import { CustodianFields } from '../contract.ts';
import { lateKinds } from '../rules/handover-days.ts';
import { PaperWish } from './requests.ts';

export const HandoverRow = T.Object({
  id: Uuid,
  accountId: Uuid,
  username: T.String(),
  unitPath: T.String(),
  former: nullable(T.String()),
  custodian: T.String(),
  changedOn: Day,
  reportedOn: Day,
  /** Days beyond those of Đ7.6; 0 in time. */
  daysLate: T.Integer(),
  letter: Letter,
  doneAt: Instant,
  doneBy: T.String(),
});
export type HandoverRow = T.Static<typeof HandoverRow>;

/** Who has not reported a change of custodian in time, or did so too late (Đ7.6). */
export const LateRow = T.Object({
  accountId: Uuid,
  username: T.String(),
  unitId: UnitId,
  unitPath: T.String(),
  kind: oneOf(lateKinds),
  custodian: nullable(T.String()),
  /** The day of the change, or since when nobody is named. */
  since: Day,
  reportedOn: nullable(Day),
  daysLate: T.Integer(),
});
export type LateRow = T.Static<typeof LateRow>;

export const handOver = route({
  method: 'POST',
  path: '/api/accounts/:id/handovers',
  tag: 'Tài khoản',
  summary: 'Bàn giao tài khoản cho công chức khác, theo văn bản bàn giao',
  permission: 'accounts.manage',
  secretReply: true,
  params: T.Object({ id: Uuid }),
  body: closed({
    letter: PaperWish,
    custodian: CustodianFields,
    changedOn: Day,
    /** When the paper came to the board; today where it is absent. */
    reportedOn: T.Optional(Day),
  }),
  reply: Issued,
});
export const listHandovers = route({
  method: 'GET',
  path: '/api/handovers',
  tag: 'Tài khoản',
  summary: 'Các lần bàn giao, đơn vị quá hạn báo cáo thay đổi công chức',
  permission: 'accounts.manage',
  query: T.Object(Paged),
  reply: T.Object({ late: T.Array(LateRow), handovers: T.Array(HandoverRow), next: nullable(Uuid) }),
});
