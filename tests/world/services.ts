import type { Queue } from '../../src/platform/jobs/queue.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';

const queue: Queue = { add: async () => undefined };

/** What a composed server needs besides its database: the keys under which the small province is sealed, and the queue of jobs. */
export const testServices = {
  secrets: openSecrets({ current: 'test', keys: new Map([['test', Buffer.alloc(32, 'world')]]) }),
  queue,
};
