import { event, type Trail, text } from '../../platform/contract/event.ts';
import { closed } from '../../platform/contract/schemas.ts';

/** What this noun leaves in the trail. */
export const jobTrail = {
  objects: { job: 'Công việc chạy nền' },
  facts: { job: 'Công việc' },
  actions: {
    'job.cancel': event('Dừng công việc chạy nền', 'job', { detail: closed({ job: text }) }),
  },
} as const satisfies Trail;
