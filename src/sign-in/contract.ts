import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { closed, Day, Instant, nullable, Ok, oneOf, text, UnitId, Uuid } from '../platform/contract/schemas.ts';
import { Contact, Names } from '../policy/contract/contact.ts';
import { UnitKind } from '../units/contract.ts';
import { duties, verbs } from './rules/permissions.ts';

export const Password = T.String({ minLength: 1, maxLength: 256 });

export const Duty = oneOf(duties);
/** Who is signed in, and what the page may offer. */
export const Me = T.Object({
  account: T.Object({ id: Uuid, username: T.String(), kind: oneOf(['unit', 'operator']), duties: T.Array(Duty) }),
  unit: T.Object({ id: UnitId, code: T.String(), name: T.String(), path: T.String(), kind: UnitKind }),
  custodian: nullable(T.Object({ id: Uuid, fullName: T.String(), position: T.String() })),
  mustChangePassword: T.Boolean(),
  /** Only in the last days before it expires. */
  passwordExpiresInDays: nullable(T.Integer()),
  secondFactor: T.Object({ on: T.Boolean(), mandatory: T.Boolean(), missing: T.Boolean() }),
  /** Seconds without use after which the session ends, how many of them are left, and how many until its end in any case. */
  session: T.Object({ idleSeconds: T.Integer(), idleSecondsLeft: T.Integer(), secondsLeft: T.Integer() }),
  /** Of the policy in force, for the sentences of the page: to report a change of custodian, between reviews of the list, life of an issued password. */
  deadlines: T.Object({ reportDays: T.Integer(), reviewMonths: T.Integer(), issuedHours: T.Integer() }),
  verbs: T.Array(oneOf(verbs)),
  names: Names,
  demonstration: T.Boolean(),
  today: Day,
});
export type Me = T.Static<typeof Me>;

export const signIn = route({
  method: 'POST',
  path: '/api/session',
  tag: 'Phiên làm việc',
  // Where a second factor is on the answer is the problem `code-wanted` with `pending`, for `completeSignIn` (contract/session.ts).
  summary: 'Đăng nhập',
  permission: 'public',
  whileClockWrong: true,
  idempotency: 'none',
  body: closed({ username: text('line', 100), password: Password }),
  reply: Me,
});
export const getMe = route({
  method: 'GET',
  path: '/api/session',
  tag: 'Phiên làm việc',
  summary: 'Tài khoản đang đăng nhập',
  permission: 'signedIn',
  needsSession: true,
  beforePasswordChange: true,
  reply: Me,
});
export const signOut = route({
  method: 'DELETE',
  path: '/api/session',
  tag: 'Phiên làm việc',
  summary: 'Đăng xuất',
  permission: 'signedIn',
  needsSession: true,
  beforePasswordChange: true,
  whileClockWrong: true,
  idempotency: 'none',
  reply: Ok,
});
export const changePassword = route({
  method: 'PUT',
  path: '/api/session/password',
  tag: 'Phiên làm việc',
  summary: 'Đổi mật khẩu',
  permission: 'signedIn',
  needsSession: true,
  beforePasswordChange: true,
  idempotency: 'none',
  body: closed({ current: Password, next: Password }),
  reply: Me,
});

/** Where the site stands, for the page before sign-in. */
export const getSite = route({
  method: 'GET',
  path: '/api/site',
  tag: 'Hệ thống',
  summary: 'Thông tin chung trước khi đăng nhập',
  permission: 'public',
  reply: T.Object({
    demonstration: T.Boolean(),
    needsSetup: T.Boolean(),
    province: nullable(T.String()),
    names: Names,
    contact: Contact,
  }),
});
/** Somebody to try the demonstration as; the password that was issued, until its holder has chosen another. */
export const DemonstrationPerson = T.Object({
  username: T.String(),
  who: T.String(),
  does: T.String(),
  oneTimePassword: nullable(T.String()),
});
export const getDemonstrationPeople = route({
  method: 'GET',
  path: '/api/site/demonstration',
  tag: 'Hệ thống',
  summary: 'Người để dùng thử bản minh họa trên máy này; nơi khác không có ai',
  permission: 'public',
  reply: T.Object({ people: T.Array(DemonstrationPerson) }),
});
/** A one-time password, said this once. */
export const Issued = T.Object({
  id: Uuid,
  username: T.String(),
  unitName: T.String(),
  oneTimePassword: T.String(),
  expiresAt: nullable(Instant),
});
