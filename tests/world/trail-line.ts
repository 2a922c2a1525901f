import { trailOf } from '../../src/audit/server/index.ts';
import type { AuditEvent } from '../../src/platform/call/call.ts';
import { machineOrigin, type Origin } from '../../src/platform/call/origin.ts';
import type { Db } from '../../src/platform/db/open.ts';

/** A line of the trail put there by a test: of nobody, from the job `thu` unless said. */
export const writeLine = async (
  tx: Db,
  event: AuditEvent,
  now: Date,
  origin: Origin = machineOrigin('job thu'),
): Promise<void> => {
  await trailOf([{ actor: undefined, event: { result: 'done', ...event } }], origin, now).execute(tx);
};
