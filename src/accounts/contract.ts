import * as T from 'typebox';
import { Paged } from '../platform/contract/paged.ts';
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
import { Contact } from '../policy/contract/contact.ts';
import { Duty, Issued, Me, Password } from '../sign-in/contract.ts';
import { UnitKind } from '../units/contract.ts';
import { accountFilters } from './rules/account-filter.ts';
import { accountStates } from './rules/account-life.ts';

export const Username = T.String({
  pattern: '^[a-z0-9][a-z0-9._-]{1,62}$',
  description: 'lower-case letters, digits, dot, hyphen',
});
const Duties = T.Array(Duty, { maxItems: 7, uniqueItems: true });

/** The five fields of regulation Đ7.4. */
export const CustodianFields = closed({
  fullName: ShortText,
  position: ShortText,
  section: ShortText,
  phone: text('line', 30, 3),
  email: T.String({ minLength: 3, maxLength: 200, pattern: '^[^@\\s]+@[^@\\s]+$' }),
});

/** The first operator of an empty installation, with the one-time secret that the server printed. */
export const setUp = route({
  method: 'POST',
  path: '/api/setup',
  tag: 'Hệ thống',
  summary: 'Tạo thành viên Tổ công tác đầu tiên',
  permission: 'public',
  idempotency: 'none',
  body: closed({
    secret: T.String({ minLength: 8, maxLength: 200 }),
    province: closed({ code: T.String({ pattern: '^\\d{2}$' }), name: ShortText, fullName: ShortText, from: Day }),
    board: closed({
      code: T.String({ pattern: '^[A-Z0-9]{2,12}$' }),
      name: ShortText,
      /** Whom to call who cannot sign in (Đ8). */
      contact: T.Optional(Contact),
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
  unitKind: UnitKind,
  duties: T.Array(Duty),
  state: oneOf(accountStates),
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
  summary: 'Danh sách tài khoản, theo cây đơn vị, từng trang',
  permission: 'accounts.manage',
  query: T.Object({
    ...Paged,
    show: T.Optional(oneOf(accountFilters)),
    /** A district with its communes; `offices`: those of the province. */
    area: T.Optional(T.Union([UnitId, T.Literal('offices')])),
  }),
  reply: T.Object({
    accounts: T.Array(AccountRow),
    next: nullable(Uuid),
    /** Of all accounts, whatever is looked for: those in use, those of units among them, and of these with somebody behind them; units without any. */
    counts: T.Object({
      active: T.Integer(),
      units: T.Integer(),
      held: T.Integer(),
      unserved: T.Integer(),
    }),
  }),
});
/** What is needed to give accounts to units that have none: these units, and the names that are taken. */
export const listUnserved = route({
  method: 'GET',
  path: '/api/accounts/unserved',
  tag: 'Tài khoản',
  summary: 'Các đơn vị chưa có tài khoản, và tên đăng nhập đã dùng',
  permission: 'accounts.manage',
  reply: T.Object({ units: T.Array(UnitId), taken: T.Array(T.String()) }),
});
export const openAccounts = route({
  method: 'POST',
  path: '/api/accounts',
  tag: 'Tài khoản',
  summary: 'Cấp tài khoản cho các đơn vị hoặc thành viên Tổ công tác',
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
