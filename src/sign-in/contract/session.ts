import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, Ok, Uuid } from '../../platform/contract/schemas.ts';
import { Me } from '../contract.ts';

/**
 * The second step of signing in: the pending token of `signIn`'s refusal `code-wanted`, and six digits of the authenticator app or a
 * recovery code. Until then there is no session.
 */
export const completeSignIn = route({
  method: 'POST',
  path: '/api/session/second-factor',
  tag: 'Phiên làm việc',
  summary: 'Đăng nhập, bước hai: mã xác thực hoặc mã dự phòng',
  permission: 'public',
  whileClockWrong: true,
  idempotency: 'none',
  body: closed({
    pending: T.String({ minLength: 1, maxLength: 1000 }),
    code: T.String({ minLength: 6, maxLength: 40 }),
  }),
  reply: Me,
});

/** A session as its owner or the board sees it: never its token. */
export const SessionRow = T.Object({
  id: Uuid,
  device: T.String(),
  address: nullable(T.String()),
  since: Instant,
  seenAt: Instant,
  current: T.Boolean(),
});
export type SessionRow = T.Static<typeof SessionRow>;
export const Sessions = T.Object({ sessions: T.Array(SessionRow) });

export const listOwnSessions = route({
  method: 'GET',
  path: '/api/my/sessions',
  tag: 'Phiên làm việc',
  summary: 'Những nơi đang đăng nhập bằng tài khoản của mình',
  permission: 'signedIn',
  needsSession: true,
  reply: Sessions,
});
export const endOwnSession = route({
  method: 'DELETE',
  path: '/api/my/sessions/:id',
  tag: 'Phiên làm việc',
  summary: 'Kết thúc một phiên của mình',
  permission: 'signedIn',
  needsSession: true,
  whileClockWrong: true,
  idempotency: 'none',
  params: T.Object({ id: Uuid }),
  reply: Ok,
});
export const endOtherSessions = route({
  method: 'DELETE',
  path: '/api/my/sessions',
  tag: 'Phiên làm việc',
  summary: 'Kết thúc mọi phiên khác của mình',
  permission: 'signedIn',
  needsSession: true,
  whileClockWrong: true,
  idempotency: 'none',
  reply: T.Object({ ended: T.Integer() }),
});

/** What a new password is held to: the caller's own, or a first operator's where nobody is signed in. */
export const getPasswordRule = route({
  method: 'GET',
  path: '/api/password-rule',
  tag: 'Phiên làm việc',
  summary: 'Quy tắc đặt mật khẩu đang áp dụng',
  permission: 'public',
  reply: T.Object({
    minLength: T.Integer(),
    classes: T.Integer(),
    remembered: T.Integer(),
    differentBy: T.Integer(),
    lifetimeDays: T.Integer(),
    basis: T.Array(T.String()),
  }),
});
