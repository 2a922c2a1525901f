import * as T from 'typebox';
import { Letter } from '../../documents/contract.ts';
import { Paged } from '../../platform/contract/paged.ts';
import { route } from '../../platform/contract/route.ts';
import {
  closed,
  Day,
  Instant,
  nullable,
  Ok,
  oneOf,
  Seen,
  ShortText,
  UnitId,
  Uuid,
} from '../../platform/contract/schemas.ts';
import { Issued } from '../../sign-in/contract.ts';
import { CustodianFields, Username } from '../contract.ts';
import { requestKinds, requestStates } from '../rules/account-life.ts';

/** A written paper that goes with a request or a handover: number, day, file. */
export const PaperWish = closed({
  number: ShortText,
  day: Day,
  signer: T.Optional(ShortText),
  attachments: T.Array(Uuid, { minItems: 1, maxItems: 5, uniqueItems: true }),
});
export type PaperWish = T.Static<typeof PaperWish>;

export const RequestRow = T.Object({
  id: Uuid,
  kind: oneOf(requestKinds),
  state: oneOf(requestStates),
  version: T.Integer(),
  unitId: UnitId,
  unitPath: T.String(),
  accountId: nullable(Uuid),
  username: nullable(T.String()),
  reason: T.String(),
  /** The custodian that the request names; null where it names none. */
  custodian: nullable(CustodianFields),
  changedOn: nullable(Day),
  letter: Letter,
  askedUnit: T.String(),
  askedBy: T.String(),
  askedAt: Instant,
  decidedBy: nullable(T.String()),
  decidedAt: nullable(Instant),
  decisionReason: nullable(T.String()),
  /** What was asked, and the account that it is about as it stands. A decision names it. */
  seen: Seen,
});
export type RequestRow = T.Static<typeof RequestRow>;

const ById = T.Object({ id: Uuid });

export const askForAccount = route({
  method: 'POST',
  path: '/api/account-requests',
  tag: 'Đề nghị về tài khoản',
  summary: 'Đề nghị cấp, sửa, bàn giao, đóng, mở lại hoặc xóa tài khoản, kèm văn bản',
  permission: 'accounts.ask',
  body: closed({
    kind: oneOf(requestKinds),
    /** The own unit where it is absent; a district asks for its communes too. */
    unitId: T.Optional(UnitId),
    reason: ShortText,
    letter: PaperWish,
    username: T.Optional(Username),
    custodian: T.Optional(CustodianFields),
    changedOn: T.Optional(Day),
  }),
  reply: T.Object({ id: Uuid }),
});
export const listRequests = route({
  method: 'GET',
  path: '/api/account-requests',
  tag: 'Đề nghị về tài khoản',
  summary: 'Các đề nghị về tài khoản',
  permission: 'accounts.manage',
  query: T.Object({ state: T.Optional(oneOf(requestStates)), ...Paged }),
  reply: T.Object({ requests: T.Array(RequestRow), waiting: T.Integer(), next: nullable(Uuid) }),
});
export const acceptRequest = route({
  method: 'POST',
  path: '/api/account-requests/:id/accept',
  tag: 'Đề nghị về tài khoản',
  summary: 'Chấp nhận và thực hiện đề nghị',
  permission: 'accounts.manage',
  secretReply: true,
  params: ById,
  body: closed({ seen: Seen, username: T.Optional(Username) }),
  reply: T.Object({ issued: nullable(Issued) }),
});
export const refuseRequest = route({
  method: 'POST',
  path: '/api/account-requests/:id/refuse',
  tag: 'Đề nghị về tài khoản',
  summary: 'Không chấp nhận đề nghị, nêu lý do',
  permission: 'accounts.manage',
  params: ById,
  body: closed({ seen: Seen, reason: ShortText }),
  reply: Ok,
});
export const withdrawRequest = route({
  method: 'POST',
  path: '/api/account-requests/:id/withdraw',
  tag: 'Đề nghị về tài khoản',
  summary: 'Rút đề nghị đang chờ của đơn vị mình',
  permission: 'accounts.ask',
  params: ById,
  body: closed({ version: T.Integer({ minimum: 1, maximum: 1_000_000 }) }),
  reply: Ok,
});
