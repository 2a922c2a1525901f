import * as T from 'typebox';
import { eventResults } from '../../platform/contract/event.ts';
import { route } from '../../platform/contract/route.ts';
import { closed, Day, Instant, nullable, Ok, oneOf, ShortText, Uuid } from '../../platform/contract/schemas.ts';
import { Issued } from '../../sign-in/contract.ts';
import { duties } from '../../sign-in/rules/permissions.ts';
import { AccountRow } from '../contract.ts';
import { accountActions } from '../rules/account-life.ts';
import { CustodianPast } from './custodians.ts';
import { HandoverRow } from './handover.ts';
import { RequestRow } from './requests.ts';

const ById = T.Object({ id: Uuid });

/** A line of the trail about one account, in short. */
export const AccountEvent = T.Object({
  at: Instant,
  by: nullable(T.String()),
  custodian: nullable(T.String()),
  action: T.String(),
  result: oneOf(eventResults),
  reason: nullable(T.String()),
});

export const getAccount = route({
  method: 'GET',
  path: '/api/accounts/:id',
  tag: 'Tài khoản',
  summary: 'Một tài khoản: công chức qua các thời kỳ, bàn giao, đề nghị, việc đã làm',
  permission: 'accounts.manage',
  params: ById,
  reply: T.Object({
    account: AccountRow,
    /** What may be done with it now, by whoever asks. */
    allowed: T.Array(oneOf(accountActions)),
    custodians: T.Array(CustodianPast),
    handovers: T.Array(HandoverRow),
    requests: T.Array(RequestRow),
    events: T.Array(AccountEvent),
  }),
});
export type AccountDetail = T.Static<(typeof getAccount)['reply']>;

export const reopenAccount = route({
  method: 'POST',
  path: '/api/accounts/:id/reopen',
  tag: 'Tài khoản',
  summary: 'Mở lại tài khoản đã đóng, cấp mật khẩu một lần',
  permission: 'accounts.manage',
  secretReply: true,
  params: ById,
  body: closed({ reason: ShortText }),
  reply: Issued,
});
export const deleteAccount = route({
  method: 'POST',
  path: '/api/accounts/:id/delete',
  tag: 'Tài khoản',
  summary: 'Xóa tài khoản chưa từng hoạt động',
  permission: 'accounts.manage',
  params: ById,
  body: closed({ reason: ShortText }),
  reply: Ok,
});
export const setDuties = route({
  method: 'PUT',
  path: '/api/accounts/:id/duties',
  tag: 'Tài khoản',
  summary: 'Giao lại nhiệm vụ cho thành viên Tổ công tác',
  permission: 'accounts.manage',
  params: ById,
  body: closed({ duties: T.Array(oneOf(duties), { minItems: 1, maxItems: 7, uniqueItems: true }), reason: ShortText }),
  reply: Ok,
});

/** Reading the list through and saying that it is right (SEC-13). */
export const getAccountReviews = route({
  method: 'GET',
  path: '/api/account-reviews',
  tag: 'Tài khoản',
  summary: 'Các lần rà soát danh sách tài khoản, hạn lần tới',
  permission: 'accounts.review',
  reply: T.Object({
    reviews: T.Array(
      T.Object({
        id: Uuid,
        at: Instant,
        by: T.String(),
        accounts: T.Integer(),
        digest: T.String(),
        note: T.String(),
      }),
    ),
    /** The day by which the next review is due; null before the first account. */
    nextDue: Day,
    overdue: T.Boolean(),
    accounts: T.Integer(),
    /** Of the list as it stands; what is signed. */
    digest: T.String(),
  }),
});
export const signAccountReview = route({
  method: 'POST',
  path: '/api/account-reviews',
  tag: 'Tài khoản',
  summary: 'Xác nhận đã rà soát danh sách tài khoản',
  permission: 'accounts.review',
  body: closed({ digest: T.String({ maxLength: 100 }), note: ShortText }),
  reply: Ok,
});
