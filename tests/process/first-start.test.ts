import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';

let postgres: OwnServer;
let admin: pg.Client;
const directory = mkdtempSync(join(tmpdir(), 'dan-toc-first-'));
const started: ServerProcess[] = [];

beforeAll(async () => {
  postgres = await startPostgres({ durable: false });
  admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
});
afterAll(async () => {
  await Promise.all(started.map((server) => server.stop()));
  await admin?.end();
  postgres?.stop();
  rmSync(directory, { recursive: true, force: true });
});

it('R50 three processes that find one server empty at the same time all start, one after the other, on one schema', async () => {
  await admin.query('create database first_start');
  const environment = { DATABASE_URL: postgres.url('first_start') };
  const servers = await Promise.all(
    [0, 1, 2].map((at) =>
      startServer({ args: ['--empty'], environment, dataDirectory: join(directory, 'shared'), keepData: at > 0 }),
    ),
  );
  started.push(...servers);
  for (const { url } of servers) expect((await fetch(`${url}/health/ready`)).status).toBe(200);
  const own = new pg.Client({ connectionString: postgres.url('first_start') });
  await own.connect();
  const { rows } = await own.query(
    'select count(*)::integer as n, count(distinct name)::integer as names from migration',
  );
  expect(rows[0].n).toBe(rows[0].names);
  const { rows: held } = await own.query(
    "select count(*)::integer as n from pg_locks where locktype = 'advisory' and objid = 7304230",
  );
  expect(held[0].n).toBe(0);
  await own.end();
});
