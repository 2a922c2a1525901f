import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Ok, ShortText, text } from '../../platform/contract/schemas.ts';

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
/** For who cannot sign in and need not know how the unit is written: names of units, with or without diacritics. */
export const listUnitNames = route({
  method: 'GET',
  path: '/api/unit-names',
  tag: 'Mất mật khẩu',
  summary: 'Tìm tên đơn vị (không cần đăng nhập)',
  permission: 'public',
  query: T.Object({ search: T.Optional(text('line', 100, 0)) }),
  reply: T.Object({ names: T.Array(T.String()) }),
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
