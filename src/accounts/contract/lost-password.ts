import * as T from 'typebox';
import { Paged } from '../../platform/contract/paged.ts';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, Ok, oneOf, Seen, ShortText, Uuid } from '../../platform/contract/schemas.ts';
import { Issued } from '../../sign-in/contract.ts';
import { accountStates } from '../rules/account-life.ts';

export const lostPasswordStates = ['waiting', 'answered', 'dismissed'] as const;

export const LostPasswordRow = T.Object({
  id: Uuid,
  state: oneOf(lostPasswordStates),
  unit: T.String(),
  username: nullable(T.String()),
  /** The account of that name, where there is one. */
  account: nullable(
    T.Object({
      id: Uuid,
      username: T.String(),
      unitPath: T.String(),
      state: oneOf(accountStates),
      custodian: nullable(T.Object({ fullName: T.String(), phone: T.String() })),
    }),
  ),
  fullName: T.String(),
  phone: T.String(),
  message: nullable(T.String()),
  askedAt: Instant,
  mailedAt: nullable(Instant),
  decidedBy: nullable(T.String()),
  decidedAt: nullable(Instant),
  note: nullable(T.String()),
  /** What was left, and the account of that name as it stands. A decision names it. */
  seen: Seen,
});
export type LostPasswordRow = T.Static<typeof LostPasswordRow>;
export const listLostPasswords = route({
  method: 'GET',
  path: '/api/lost-passwords',
  tag: 'Mất mật khẩu',
  summary: 'Các đơn vị báo mất mật khẩu',
  permission: 'accounts.manage',
  query: T.Object({ state: T.Optional(oneOf(lostPasswordStates)), ...Paged }),
  reply: T.Object({ requests: T.Array(LostPasswordRow), waiting: T.Integer(), next: nullable(Uuid) }),
});
export const answerLostPassword = route({
  method: 'POST',
  path: '/api/lost-passwords/:id/answer',
  tag: 'Mất mật khẩu',
  summary: 'Đã gọi lại xác minh, cấp mật khẩu một lần',
  permission: 'accounts.manage',
  secretReply: true,
  params: T.Object({ id: Uuid }),
  body: closed({ seen: Seen, accountId: Uuid, note: ShortText }),
  reply: Issued,
});
export const dismissLostPassword = route({
  method: 'POST',
  path: '/api/lost-passwords/:id/dismiss',
  tag: 'Mất mật khẩu',
  summary: 'Không cấp mật khẩu, nêu lý do',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ seen: Seen, note: ShortText }),
  reply: Ok,
});
