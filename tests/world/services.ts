import { randomBytes } from 'node:crypto';
import type { Queue } from '../../src/platform/jobs/queue.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';

const queue: Queue = { add: async () => undefined };

/** What a composed server needs besides its database: keys of this run, and the queue of jobs. */
export const testServices = {
  secrets: openSecrets({ current: 'test', keys: new Map([['test', randomBytes(32)]]) }),
  queue,
};
