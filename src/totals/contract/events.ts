import { event, type Trail } from '../../platform/contract/event.ts';

/** What this noun leaves in the trail. */
export const totalTrail = {
  actions: {
    'total.read': event('Xem số tổng hợp hạn chế', 'form'),
  },
} as const satisfies Trail;
