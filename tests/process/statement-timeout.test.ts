import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openServer } from '../../src/platform/db/open.ts';
import { systemTransaction } from '../../src/platform/db/system-transaction.ts';
import { isUnreachable } from '../../src/platform/db/unreachable.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';

/** Long enough for `select 1` on a machine that stalls. */
const TIMEOUT_MS = 1_500;

let postgres: OwnServer;
let database: Database;
beforeAll(async () => {
  postgres = await startPostgres({ durable: false });
  database = openServer({ url: postgres.url('postgres'), statementTimeoutMs: TIMEOUT_MS });
});
afterAll(async () => {
  await database.close();
  postgres.stop();
});

it('ASVS 15.2.2 a statement of a request that takes too long is ended, and answered as “try again”', async () => {
  const slow = database.db.transaction().execute((tx) => sql`select pg_sleep(30)`.execute(tx));
  const error = await slow.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: '57014' });
  expect(isUnreachable(error)).toBe(true);
  expect((await sql<{ one: number }>`select 1 as one`.execute(database.db)).rows).toEqual([{ one: 1 }]);
});

it('ASVS 15.2.2 the system’s own work takes its time', async () => {
  const { rows } = await systemTransaction(database.db, (tx) =>
    sql<{ done: number }>`select 1 as done from pg_sleep(${(2 * TIMEOUT_MS) / 1000})`.execute(tx),
  );
  expect(rows).toEqual([{ done: 1 }]);
});
