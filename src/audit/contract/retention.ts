import * as T from 'typebox';
import { route } from '../../platform/contract/route.ts';
import { closed, Instant, nullable, ShortText } from '../../platform/contract/schemas.ts';
import { RETENTION_MOST_MONTHS } from '../rules/retention.ts';

export const Retention = T.Object({
  /** Months that security events are kept; what changed something stays for the life of the data. */
  months: T.Integer(),
  since: nullable(Instant),
  by: nullable(T.String()),
  floor: T.Integer(),
  basis: T.Array(T.Object({ rule: T.String(), months: T.Integer() })),
  /** What the next removal may take: events of the removable kind older than this. */
  removable: T.Object({ before: Instant, count: T.Integer() }),
  /** How full the disk of the seal's directory was when last looked at, 0…1. */
  store: nullable(T.Object({ used: T.Number(), at: Instant, full: T.Boolean() })),
});
export type Retention = T.Static<typeof Retention>;

export const getRetention = route({
  method: 'GET',
  path: '/api/audit/retention',
  tag: 'Nhật ký',
  summary: 'Thời hạn lưu giữ nhật ký và căn cứ',
  permission: 'policy.read',
  reply: Retention,
});

export const setRetention = route({
  method: 'PUT',
  path: '/api/audit/retention',
  tag: 'Nhật ký',
  summary: 'Đặt thời hạn lưu giữ nhật ký an toàn',
  permission: 'policy.manage',
  body: closed({ months: T.Integer({ minimum: 1, maximum: RETENTION_MOST_MONTHS }), reason: ShortText }),
  reply: Retention,
});
