import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { catalogueBasis, catalogueFrom, catalogueUnits } from '../../src/app/catalogue/read.ts';
import { importUnits, listUnits } from '../../src/units/contract.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import type { Session } from '../scenario/api.ts';
import { openLedger } from '../scenario/ledger.ts';
import { found } from '../scenario/province.ts';

describe('R50 a PostgreSQL server that goes and comes', () => {
  let postgres: OwnServer;
  let admin: pg.Client;
  let server: ServerProcess;
  let founder: Session;
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-away-'));
  const units = { from: catalogueFrom, legalBasis: catalogueBasis, units: catalogueUnits() };

  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query('create database away');
    const environment = { DATABASE_URL: postgres.url('away') };
    server = await startServer({ args: ['--empty'], environment, dataDirectory: directory });
    founder = await found(server.url, server.secret ?? '', openLedger());
  });
  afterAll(async () => {
    await server?.stop();
    await admin?.end();
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('R1 of ten files of units brought in at once one adds them, the others find them there', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => founder.send(importUnits, { body: units })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const added = answers.map(({ body }) => body.added).sort((a, b) => b - a);
    expect(added.slice(1)).toEqual(added.slice(1).map(() => 0));
    const listed = (await founder.must(listUnits, {})).units.map(({ kind, code }) => `${kind} ${code}`);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it('R50 lost connections answer 503 or are not noticed; the process lives and goes on', async () => {
    let going = true;
    const seen: string[] = [];
    const ask = async () => {
      while (going) {
        const { status, problem } = await founder.send(listUnits);
        seen.push(status === 200 ? '200' : `${status} ${problem.code}`);
      }
    };
    const askers = Array.from({ length: 8 }, ask);
    for (let round = 0; round < 20; round++) {
      const before = seen.length;
      await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'dan-toc'`);
      await vi.waitUntil(() => seen.includes('200', before), { timeout: 10_000, interval: 5 });
    }
    going = false;
    await Promise.all(askers);
    expect([...new Set(seen)].filter((one) => one !== '200' && one !== '503 unavailable')).toEqual([]);
    expect(server.process.exitCode).toBeNull();
  });

  it('R50 who waits too long for what another holds is answered, not kept', async () => {
    const holder = new pg.Client({ connectionString: postgres.url('away') });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table unit_version in access exclusive mode');
    try {
      const { status, problem } = await founder.send(listUnits);
      expect([status, problem.code]).toEqual([503, 'unavailable']);
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
    expect((await founder.send(listUnits)).status).toBe(200);
  });

  it('R53 a stop under load ends every request whole: answered, or never begun', async () => {
    const outcomes: (number | 'refused')[] = [];
    const ask = async () => {
      for (let count = 0; count < 400; count++) {
        const answer = await founder.send(listUnits).catch(() => undefined);
        outcomes.push(answer?.status ?? 'refused');
        if (!answer) return;
      }
    };
    const askers = Array.from({ length: 8 }, ask);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await server.stop('SIGTERM');
    await Promise.all(askers);
    expect(new Set(outcomes)).toEqual(new Set([200, 'refused']));
    expect(server.process.exitCode).toBe(0);
    const environment = { DATABASE_URL: postgres.url('away') };
    server = await startServer({ environment, dataDirectory: directory });
    expect((await fetch(`${server.url}/api/site`)).status).toBe(200);
  });

  it('R27 R53 a stop while somebody else holds the trail ends, and says that its last lines are not sealed', async () => {
    const holder = new pg.Client({ connectionString: postgres.url('away') });
    await holder.connect();
    await holder.query('begin');
    await holder.query('lock table audit_event in access exclusive mode');
    try {
      await server.stop('SIGTERM');
      expect(server.process.exitCode).toBe(0);
      expect(server.output()).toContain(
        'Chưa niêm phong được phần nhật ký cuối: canceling statement due to lock timeout',
      );
    } finally {
      await holder.query('rollback');
      await holder.end();
    }
  });
});
