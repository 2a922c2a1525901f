import * as T from 'typebox';
import { event, type Trail, text } from '../../platform/contract/event.ts';
import { closed, UnitId } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const monitoringTrail = {
  facts: { message: 'Nội dung' },
  actions: {
    'reminder.send': event('Đôn đốc', 'form', { detail: closed({ units: T.Array(UnitId), message: text }) }),
  },
} as const satisfies Trail;
