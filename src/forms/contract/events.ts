import * as T from 'typebox';
import { event, type Trail } from '../../platform/contract/event.ts';
import { closed, Day } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const formTrail = {
  objects: { form: 'Mẫu phiếu' },
  facts: { version: 'Phiên bản', effectiveFrom: 'Hiệu lực từ ngày' },
  actions: {
    'form.publish': event('Ban hành phiếu', 'form', {
      detail: closed({ version: T.Integer({ minimum: 1 }), effectiveFrom: Day }),
    }),
  },
} as const satisfies Trail;
