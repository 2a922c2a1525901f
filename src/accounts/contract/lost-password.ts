import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, Ok, oneOf, ShortText, text, Uuid } from '../../platform/contract/schemas.ts';
import { Issued } from '../contract.ts';

export const lostPasswordStates = ['waiting', 'answered', 'dismissed'] as const;
const Version = T.Integer({ minimum: 1, maximum: 1_000_000 });

/** Left by who cannot sign in. The answer is the same whatever is asked: nothing is revealed. */
export const askLostPassword = route({
  method: 'POST',
  path: '/api/lost-passwords',
  tag: 'Mất mật khẩu',
  summary: 'Báo mất mật khẩu (không cần đăng nhập)',
  permission: 'public',
  idempotency: 'none',
  body: closed({
    unit: ShortText,
    username: T.Optional(text('line', 100, 0)),
    fullName: ShortText,
    phone: text('line', 30, 3),
    message: T.Optional(text('lines', 1000, 0)),
  }),
  reply: Ok,
});
export const LostPasswordRow = T.Object({
  id: Uuid,
  state: oneOf(lostPasswordStates),
  version: T.Integer(),
  unit: T.String(),
  username: nullable(T.String()),
  /** The account of that name, where there is one. */
  account: nullable(
    T.Object({
      id: Uuid,
      username: T.String(),
      unitPath: T.String(),
      state: T.String(),
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
});
export type LostPasswordRow = T.Static<typeof LostPasswordRow>;
export const listLostPasswords = route({
  method: 'GET',
  path: '/api/lost-passwords',
  tag: 'Mất mật khẩu',
  summary: 'Các đơn vị báo mất mật khẩu',
  permission: 'accounts.manage',
  query: T.Object({ state: T.Optional(oneOf(lostPasswordStates)) }),
  reply: T.Object({ requests: T.Array(LostPasswordRow), waiting: T.Integer() }),
});
export const answerLostPassword = route({
  method: 'POST',
  path: '/api/lost-passwords/:id/answer',
  tag: 'Mất mật khẩu',
  summary: 'Đã gọi lại xác minh, cấp mật khẩu một lần',
  permission: 'accounts.manage',
  secretReply: true,
  params: T.Object({ id: Uuid }),
  body: closed({ version: Version, accountId: Uuid, note: ShortText }),
  reply: Issued,
});
export const dismissLostPassword = route({
  method: 'POST',
  path: '/api/lost-passwords/:id/dismiss',
  tag: 'Mất mật khẩu',
  summary: 'Không cấp mật khẩu, nêu lý do',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ version: Version, note: ShortText }),
  reply: Ok,
});
/** Sets a new password with the token of a link that came by e-mail; the second factor stays as it is (ASVS 6.4.3). */
export const resetPassword = route({
  method: 'POST',
  path: '/api/password-resets',
  tag: 'Mất mật khẩu',
  summary: 'Đặt mật khẩu mới bằng liên kết nhận qua thư điện tử',
  permission: 'public',
  idempotency: 'none',
  body: closed({
    token: T.String({ minLength: 20, maxLength: 100 }),
    next: T.String({ minLength: 1, maxLength: 256 }),
  }),
  reply: Ok,
});
