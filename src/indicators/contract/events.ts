import * as T from 'typebox';
import { event, type Trail } from '../../platform/contract/event.ts';
import { closed, Day, nullable } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const indicatorTrail = {
  objects: { indicator: 'Chỉ tiêu tính toán' },
  facts: { version: 'Phiên bản', effectiveFrom: 'Hiệu lực từ ngày', retiredFrom: 'Ngừng tính từ ngày' },
  actions: {
    'indicator.save': event('Ghi phiên bản chỉ tiêu tính toán', 'indicator', {
      detail: closed({ version: T.Integer({ minimum: 1 }), effectiveFrom: Day }),
    }),
    'indicator.retire': event('Ngừng tính, tính lại chỉ tiêu', 'indicator', {
      detail: closed({ retiredFrom: nullable(Day) }),
    }),
  },
} as const satisfies Trail;
