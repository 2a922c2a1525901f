import * as T from 'typebox';
import { event, type Trail } from '../../platform/contract/event.ts';
import { closed, Uuid } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const noticeTrail = {
  objects: { notice: 'Thông báo' },
  facts: { notices: 'Số thông báo' },
  actions: {
    'notice.read': event('Đọc thông báo', 'notice', { id: 'never', detail: closed({ notices: T.Array(Uuid) }) }),
  },
} as const satisfies Trail;
