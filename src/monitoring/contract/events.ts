import * as T from 'typebox';
import { event, type Trail, text } from '../../platform/contract/event.ts';
import { closed, UnitId } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const monitoringTrail = {
  facts: { message: 'Nội dung', notSent: 'Đơn vị chưa gửi được' },
  actions: {
    'reminder.send': event('Đôn đốc', 'form', {
      detail: closed({ units: T.Array(UnitId), notSent: T.Optional(T.Array(UnitId)), message: text }),
    }),
    'reminder.mail': event('Gửi thư đôn đốc', 'form', {
      by: 'system',
      detail: closed({ units: T.Array(UnitId) }),
    }),
  },
} as const satisfies Trail;
