import { count, event, type Trail, text } from '../../platform/contract/event.ts';
import { closed, nullable } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const reportTrail = {
  actions: {
    'submission.print': event('In phiếu', 'submission', {
      detail: closed({ form: text, period: text, revision: nullable(count) }),
    }),
    'total.print': event('In, xuất số tổng hợp', 'form', { detail: closed({ format: text, number: nullable(text) }) }),
  },
} as const satisfies Trail;
