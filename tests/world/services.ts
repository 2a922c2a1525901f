import { bindings } from '../../src/app/bindings.ts';
import { gate } from '../../src/app/gate.ts';
import { openMachineCalls } from '../../src/platform/call/machine.ts';
import type { Clock } from '../../src/platform/clock/clock.ts';
import type { Database } from '../../src/platform/db/open.ts';
import type { JobServices } from '../../src/platform/jobs/job.ts';
import type { Queue } from '../../src/platform/jobs/queue.ts';
import { openSecrets } from '../../src/platform/secrets/secrets.ts';

const queue: Queue = { add: async () => 0 };

/** What a composed server needs besides its database: the keys under which the small province is sealed, and the queue of jobs. */
export const testServices = {
  secrets: openSecrets({ current: 'test', keys: new Map([['test', Buffer.alloc(32, 'world')]]) }),
  queue,
};

/** What jobs over a database work with. */
export const jobServicesOver = (database: Pick<Database, 'db'>, clock: Clock, queue: Queue): JobServices => {
  const { secrets } = testServices;
  const calls = openMachineCalls({ database, gate, clock, secrets, queue }, bindings);
  return { db: database.db, clock, secrets, calls };
};
