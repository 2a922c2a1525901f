import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listUnits } from '../../src/units/contract.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { startServer } from '../machine/server-process.ts';
import { openLedger } from '../scenario/ledger.ts';
import { found, loadCatalogue } from '../scenario/province.ts';

describe('two logins: one owns the tables, one works', () => {
  let postgres: OwnServer;
  let admin: pg.Client;
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-logins-'));
  const as = (login: string) => postgres.url('logins').replace('owner@', `${login}@`);
  const start = (environment: Record<string, string>) =>
    startServer({ args: ['--empty'], environment, dataDirectory: directory });
  const codeOf = async (login: string, text: string): Promise<string> => {
    const client = new pg.Client({ connectionString: as(login) });
    await client.connect();
    return client
      .query(text)
      .then(
        ({ rowCount }) => `${rowCount} rows`,
        (error: { code?: string }) => error.code ?? '',
      )
      .finally(() => client.end());
  };

  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    for (const text of ['create role holder login', 'create role worker login', 'create database logins owner holder'])
      await admin.query(text);
  });
  afterAll(async () => {
    await admin?.end();
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('ASVS 8.4.1 ASVS 13.2.2 SEC-19 the working login sees no figure by itself, changes no trail and makes no table', async () => {
    const server = await start({ DATABASE_URL: as('worker'), DATABASE_OWNER_URL: as('holder') });
    try {
      expect(server.output()).not.toContain('bảo vệ theo dòng');
      const founder = await found(server.url, server.secret ?? '', openLedger());
      await loadCatalogue(founder);
      expect((await founder.must(listUnits, {})).units.length).toBeGreaterThan(161);
      expect(await codeOf('worker', 'select 1 from audit_event')).not.toBe('0 rows');
      expect(await codeOf('worker', 'select 1 from submission')).toBe('0 rows');
      expect(await codeOf('worker', 'delete from audit_event')).toBe('42501');
      expect(await codeOf('worker', 'create table mine (id integer)')).toBe('42501');
      expect(await codeOf('worker', 'alter table submission disable row level security')).toBe('42501');
    } finally {
      await server.stop();
    }
  });
  it('ASVS 8.4.1 a login that owns the tables and may make no role is told of: the start says what is missing', async () => {
    const server = await start({ DATABASE_URL: as('holder') });
    expect(server.output()).toContain('DATABASE_OWNER_URL');
    await server.stop();
  });
  it('ASVS 13.2.2 a working login that passes by the policies is told of', async () => {
    const server = await start({ DATABASE_URL: as('owner'), DATABASE_OWNER_URL: as('holder') });
    expect(server.output()).toContain('siêu người dùng');
    await server.stop();
  });
});
