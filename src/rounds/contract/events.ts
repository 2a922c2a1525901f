import { event, reasoned, type Trail, text } from '../../platform/contract/event.ts';
import { closed, Day } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const roundTrail = {
  objects: { 'form-route': 'Đường đi của phiếu' },
  facts: { effectiveFrom: 'Hiệu lực từ ngày', route: 'Các bước' },
  actions: {
    'form-route.change': {
      ...event('Đổi đường đi của phiếu', 'form-route', { detail: closed({ effectiveFrom: Day, route: text }) }),
      ...reasoned,
    },
  },
} as const satisfies Trail;
