import * as T from 'typebox';
import { Paged } from '../platform/contract/paged.ts';
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
  summary: 'Thông báo của đơn vị, mới nhất trước, từng trang',
  permission: 'signedIn',
  query: T.Object({
    ...Paged,
    unread: T.Optional(T.Boolean()),
  }),
  reply: T.Object({
    /** Of all notices, whatever is looked for. */
    unread: T.Integer(),
    notices: T.Array(Notice),
    next: nullable(Uuid),
  }),
});
export const readNotices = route({
  method: 'POST',
  path: '/api/notices/read',
  tag: 'Theo dõi',
  summary: 'Đánh dấu đã đọc: các thông báo được nêu, hoặc một thông báo và mọi thông báo trước nó',
  permission: 'signedIn',
  idempotency: 'none',
  body: closed({
    ids: T.Optional(T.Array(Uuid, { minItems: 1, maxItems: 200 })),
    through: T.Optional(Uuid),
  }),
  reply: T.Object({ read: T.Integer() }),
});
