import * as T from 'typebox';
import { actorKinds, eventResults } from '../platform/contract/event.ts';
import { route } from '../platform/contract/route.ts';
import { CellCode, Day, Instant, nullable, oneOf, text, UnitId } from '../platform/contract/schemas.ts';

export const AuditRow = T.Object({
  id: T.Integer(),
  at: Instant,
  /** When the database itself took it, to the microsecond. */
  recordedAt: T.String(),
  account: nullable(T.String()),
  accountKind: nullable(oneOf(actorKinds)),
  custodian: nullable(T.String()),
  /** The unit that the line concerns, and that of the account. */
  unit: nullable(T.String()),
  actorUnit: nullable(T.String()),
  action: T.String(),
  objectType: T.String(),
  objectId: nullable(T.String()),
  /** What the object is called now; null for what has no name of its own. */
  about: nullable(T.Object({ form: nullable(T.String()), period: nullable(T.String()), name: T.String() })),
  result: oneOf(eventResults),
  reason: nullable(T.String()),
  address: nullable(T.String()),
  port: nullable(T.Integer()),
  userAgent: nullable(T.String()),
  requestId: nullable(T.String()),
  before: nullable(T.String()),
  after: nullable(T.String()),
  detail: T.Record(T.String(), T.Unknown()),
  digest: T.String(),
  /** Its number under the seal, from 1; null until the next sealing. */
  sealNumber: nullable(T.Integer()),
});
export type AuditRow = T.Static<typeof AuditRow>;
const filters = {
  /** Username of an account, or full name of a custodian. */
  account: T.Optional(text('line', 100, 0)),
  action: T.Optional(T.String({ maxLength: 60 })),
  unit: T.Optional(UnitId),
  object: T.Optional(text('line', 100, 0)),
  /** A figure of the submission named by `object`. */
  cell: T.Optional(CellCode),
  result: T.Optional(oneOf(eventResults)),
  from: T.Optional(Day),
  to: T.Optional(Day),
};
const filtersOfQuery = T.Object(filters);
export type AuditFilters = T.Static<typeof filtersOfQuery>;

export const listAuditEvents = route({
  method: 'GET',
  path: '/api/audit',
  tag: 'Nhật ký',
  summary: 'Nhật ký hệ thống: ai, việc gì, khi nào, từ đâu',
  permission: 'audit.read',
  query: T.Object({
    ...filters,
    before: T.Optional(T.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: T.Object({
    events: T.Array(AuditRow),
    next: nullable(T.Integer()),
    /** The last signed state of the whole trail; null before the first sealing. */
    seal: nullable(T.Object({ size: T.Integer(), at: Instant })),
  }),
});

export const exportAuditEvents = route({
  method: 'GET',
  path: '/api/audit/export',
  tag: 'Nhật ký',
  summary: 'Xuất nhật ký theo điều kiện lọc: CSV hoặc Excel, theo Accept',
  permission: 'audit.read',
  query: filtersOfQuery,
  files: ['csv', 'xlsx'],
});
