import * as T from 'typebox';
import { route } from '../platform/contract/route.ts';
import { closed, Instant, nullable, oneOf, Uuid } from '../platform/contract/schemas.ts';

export const noticeKinds = ['campaign', 'reminder', 'returned', 'decision', 'account-request'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const Notice = T.Object({
  id: Uuid,
  kind: oneOf(noticeKinds),
  title: T.String(),
  body: T.String(),
  link: nullable(T.String()),
  at: Instant,
  by: nullable(T.String()),
  read: T.Boolean(),
});
export const listNotices = route({
  method: 'GET',
  path: '/api/notices',
  tag: 'Theo dõi',
  summary: 'Thông báo của đơn vị',
  permission: 'signedIn',
  reply: T.Object({ unread: T.Integer(), notices: T.Array(Notice) }),
});
export const readNotices = route({
  method: 'POST',
  path: '/api/notices/read',
  tag: 'Theo dõi',
  summary: 'Đánh dấu đã đọc',
  permission: 'signedIn',
  idempotency: 'none',
  body: closed({ ids: T.Array(Uuid, { minItems: 1, maxItems: 200 }) }),
  reply: T.Object({ read: T.Integer() }),
});
