import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import {
  closed,
  Day,
  Instant,
  nullable,
  Ok,
  oneOf,
  ShortText,
  text,
  UnitId,
  Uuid,
} from '../platform/contract/schemas.ts';
import { duties } from './rules/permissions.ts';

const Password = T.String({ minLength: 1, maxLength: 256 });
export const Username = T.String({
  pattern: '^[a-z0-9][a-z0-9._-]{1,62}$',
  description: 'lower-case letters, digits, dot, hyphen',
});
const Duties = T.Array(oneOf(duties), { maxItems: 7, uniqueItems: true });

/** The five fields of regulation Đ7.4. */
export const CustodianFields = closed({
  fullName: ShortText,
  position: ShortText,
  section: ShortText,
  phone: text('line', 30, 3),
  email: T.String({ minLength: 3, maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+$' }),
});

/** Who is signed in, and what the page may offer. */
export const Me = T.Object({
  account: T.Object({ id: Uuid, username: T.String(), kind: oneOf(['unit', 'operator']), duties: T.Array(T.String()) }),
  unit: T.Object({ id: UnitId, code: T.String(), name: T.String(), path: T.String(), kind: T.String() }),
  custodian: nullable(T.Object({ fullName: T.String(), position: T.String() })),
  mustChangePassword: T.Boolean(),
  /** Only in the last days before it expires. */
  passwordExpiresInDays: nullable(T.Integer()),
  secondFactor: T.Object({ on: T.Boolean(), mandatory: T.Boolean(), missing: T.Boolean() }),
  /** Seconds without use after which the session ends, how many of them are left, and how many until its end in any case. */
  session: T.Object({ idleSeconds: T.Integer(), idleSecondsLeft: T.Integer(), secondsLeft: T.Integer() }),
  /** Of the policy in force, for the sentences of the page: to report a change of custodian, between reviews of the list, life of an issued password. */
  deadlines: T.Object({ reportDays: T.Integer(), reviewMonths: T.Integer(), issuedHours: T.Integer() }),
  verbs: T.Array(T.String()),
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
    contact: T.Object({ phone: T.String(), email: T.String(), address: T.String() }),
  }),
});
/** The first operator of an empty installation, with the one-time secret that the server printed. */
export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  tag: 'Hệ thống',
  summary: 'Tạo cán bộ vận hành đầu tiên',
  permission: 'public',
  idempotency: 'none',
  body: closed({
    secret: T.String({ minLength: 8, maxLength: 200 }),
    province: closed({ code: T.String({ pattern: '^\\d{2}$' }), name: ShortText, fullName: ShortText, from: Day }),
    board: closed({
      code: T.String({ pattern: '^[A-Z0-9]{2,12}$' }),
      name: ShortText,
      /** Whom to call who cannot sign in (Đ8). */
      contact: T.Optional(
        closed({
          phone: text('line', 40, 0),
          email: text('line', 200, 0),
          address: text('line', 300, 0),
        }),
      ),
    }),
    username: Username,
    password: Password,
    custodian: CustodianFields,
  }),
  reply: Me,
});

export const AccountRow = T.Object({
  id: Uuid,
  username: T.String(),
  kind: oneOf(['unit', 'operator']),
  unitId: UnitId,
  unitName: T.String(),
  unitPath: T.String(),
  unitKind: T.String(),
  duties: T.Array(T.String()),
  state: oneOf(['active', 'closed']),
  mustChangePassword: T.Boolean(),
  /** Closed to browsers that the account does not know. */
  lockedUntil: nullable(Instant),
  /** A browser that the account knows is locked by itself. */
  deviceLockedUntil: nullable(Instant),
  actedAt: nullable(Instant),
  custodian: nullable(
    T.Object({
      fullName: T.String(),
      position: T.String(),
      section: T.String(),
      phone: T.String(),
      email: T.String(),
      from: Instant,
      /** Known to be gone since this day, without a handover (Đ7.6). */
      leftOn: nullable(Day),
    }),
  ),
  createdAt: Instant,
  closedAt: nullable(Instant),
  closedReason: nullable(T.String()),
  /** A second factor is enrolled and on. */
  secondFactor: T.Boolean(),
});
export type AccountRow = T.Static<typeof AccountRow>;
export const listAccounts = route({
  method: 'GET',
  path: '/api/accounts',
  tag: 'Tài khoản',
  summary: 'Danh sách tài khoản',
  permission: 'accounts.manage',
  query: T.Object({ search: T.Optional(text('line', 100, 0)) }),
  reply: T.Object({ accounts: T.Array(AccountRow) }),
});
/** A one-time password, said this once. */
export const Issued = T.Object({
  id: Uuid,
  username: T.String(),
  unitName: T.String(),
  oneTimePassword: T.String(),
  expiresAt: nullable(Instant),
});
export const openAccounts = route({
  method: 'POST',
  path: '/api/accounts',
  tag: 'Tài khoản',
  summary: 'Cấp tài khoản cho các đơn vị hoặc cán bộ vận hành',
  permission: 'accounts.manage',
  bodyLimit: 2_097_152,
  secretReply: true,
  body: closed({
    accounts: T.Array(
      closed({
        username: Username,
        kind: oneOf(['unit', 'operator']),
        unitId: UnitId,
        duties: T.Optional(Duties),
        custodian: T.Optional(CustodianFields),
      }),
      { minItems: 1, maxItems: 500 },
    ),
  }),
  reply: T.Object({ accounts: T.Array(Issued) }),
});
export const issuePassword = route({
  method: 'POST',
  path: '/api/accounts/:id/one-time-password',
  tag: 'Tài khoản',
  summary: 'Cấp mật khẩu một lần',
  permission: 'accounts.manage',
  secretReply: true,
  params: T.Object({ id: Uuid }),
  body: closed({ reason: ShortText }),
  reply: Issued,
});
export const setCustodian = route({
  method: 'PUT',
  path: '/api/accounts/:id/custodian',
  tag: 'Tài khoản',
  summary: 'Ghi công chức được giao tài khoản',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: CustodianFields,
  reply: Ok,
});
export const closeAccount = route({
  method: 'POST',
  path: '/api/accounts/:id/close',
  tag: 'Tài khoản',
  summary: 'Đóng tài khoản',
  permission: 'accounts.manage',
  params: T.Object({ id: Uuid }),
  body: closed({ reason: ShortText }),
  reply: Ok,
});
