import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { Day, Instant, nullable, UnitId } from '../platform/contract/schemas.ts';

export const AuditRow = T.Object({
  id: T.Integer(),
  at: Instant,
  account: nullable(T.String()),
  custodian: nullable(T.String()),
  unit: nullable(T.String()),
  action: T.String(),
  objectType: T.String(),
  objectId: nullable(T.String()),
  /** What the object is called now; null for what has no name of its own. */
  about: nullable(T.Object({ form: nullable(T.String()), period: nullable(T.String()), name: T.String() })),
  result: T.String(),
  reason: nullable(T.String()),
  address: nullable(T.String()),
  detail: T.Record(T.String(), T.Unknown()),
  digest: T.String(),
});
export type AuditRow = T.Static<typeof AuditRow>;
export const listAuditEvents = route({
  method: 'GET',
  path: '/api/audit',
  tag: 'Nhật ký',
  summary: 'Nhật ký hệ thống: ai, việc gì, khi nào, từ đâu',
  permission: 'audit.read',
  query: T.Object({
    account: T.Optional(T.String({ maxLength: 100 })),
    action: T.Optional(T.String({ maxLength: 60 })),
    unit: T.Optional(UnitId),
    object: T.Optional(T.String({ maxLength: 100 })),
    from: T.Optional(Day),
    to: T.Optional(Day),
    before: T.Optional(T.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })),
    limit: T.Optional(T.Integer({ minimum: 1, maximum: 500 })),
  }),
  reply: T.Object({ events: T.Array(AuditRow), next: nullable(T.Integer()) }),
});
