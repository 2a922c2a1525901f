import type { Db } from '../db/open.ts';

/** Work for later: put down in the transaction of the change itself, done by a job after it is committed, and again until it succeeds. */
export type Queue = { add(tx: Db, job: string, data: Readonly<Record<string, unknown>>): Promise<void> };
