import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listAccounts } from '../../src/accounts/contract.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { openKeyFile } from '../../src/platform/secrets/key-file.ts';
import { openSecretsOf } from '../../src/platform/secrets/secrets.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import type { Session } from '../scenario/api.ts';
import { openLedger } from '../scenario/ledger.ts';
import { found } from '../scenario/province.ts';

const built = (name: string) => join(projectRoot, 'dist/node/src/app', `${name}.js`);
const FORMER = 3000;

describe('the keys of an installation', () => {
  let postgres: OwnServer;
  let sql: pg.Client;
  let server: ServerProcess;
  let founder: Session;
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-khoa-'));
  const keyFile = join(directory, 'khoa-bi-mat');
  const environment: Record<string, string> = {};
  const settings = () => ({
    ...process.env,
    LOG_LEVEL: 'error',
    PUBLIC_URL: '',
    DATA_DIR: directory,
    PORT: '0',
    ...environment,
  });
  const command = (...args: string[]) =>
    spawnSync(process.execPath, [built('secrets-command'), ...args], { encoding: 'utf8', env: settings() });

  beforeAll(async () => {
    postgres = await startPostgres({ durable: true });
    const admin = new pg.Client({ connectionString: postgres.url('postgres') });
    await admin.connect();
    await admin.query('create database secrets');
    await admin.end();
    environment.DATABASE_URL = postgres.url('secrets');
    server = await startServer({ args: ['--empty'], environment, dataDirectory: directory });
    founder = await found(server.url, server.secret ?? '', openLedger());
    sql = new pg.Client({ connectionString: postgres.url('secrets') });
    await sql.connect();
    // Thousands of former custodians, so that a rotation takes a while.
    await sql.query(
      `insert into custodian (account_id, full_name, position, section, phone, email, valid_from, valid_to)
       select account_id, 'Người giữ trước ' || n, position, section, phone, email,
         timestamptz '2000-01-01' + n * interval '1 hour', timestamptz '2000-01-01' + (n + 1) * interval '1 hour'
       from custodian, generate_series(1, ${FORMER}) n where valid_to is null`,
    );
  });
  afterAll(async () => {
    await server?.stop();
    await sql?.end();
    postgres?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  const startRefusedBy = (more: Record<string, string>) => {
    const { status, stderr } = spawnSync(process.execPath, [built('main')], {
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...settings(), ...more },
    });
    expect([status, stderr]).toEqual([1, expect.not.stringMatching(/\n\s+at /)]);
    return stderr;
  };

  it('SEC-08 SEC-22 the first start makes the keys, its owner’s alone; no account and no secret comes with the product', () => {
    expect(readFileSync(keyFile, 'utf8')).toMatch(/^k1:[0-9a-f]{64}\n$/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('SEC-22 a start with lost, foreign or openly readable keys is refused with a clear sentence, and no new keys are made', () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'dan-toc-khoa-la-'));
    expect(startRefusedBy({ DATA_DIR: elsewhere })).toContain('Không thấy tệp khóa bí mật');
    expect(() => statSync(join(elsewhere, 'khoa-bi-mat'))).toThrow();
    const foreign = join(elsewhere, 'khac');
    writeFileSync(foreign, `k1:${'cd'.repeat(32)}\n`, { mode: 0o600 });
    expect(startRefusedBy({ SECRET_KEYS_FILE: foreign })).toContain('không phải khóa của cơ sở dữ liệu này');
    const open = join(elsewhere, 'ho');
    copyFileSync(keyFile, open);
    chmodSync(open, 0o644);
    expect(startRefusedBy({ SECRET_KEYS_FILE: open })).toContain('chmod 600');
    rmSync(elsewhere, { recursive: true });
  });

  const oneAtRandom = async () => {
    const { rows } = await sql.query('select phone, email from custodian order by random() limit 20');
    return rows as { phone: string; email: string }[];
  };
  const expectReadable = async () => {
    const secrets = openSecretsOf(openKeyFile(keyFile));
    for (const { phone, email } of await oneAtRandom()) {
      expect(secrets.open(phone, 'custodian.phone')).toBe('0206 3857 441');
      expect(secrets.open(email, 'custodian.email')).toBe('to.cong.tac@caobang.example');
    }
    const { accounts } = await founder.must(listAccounts);
    expect(accounts.map(({ custodian }) => custodian?.phone)).toEqual(['0206 3857 441']);
  };
  const keysInUse = async () => {
    const { rows } = await sql.query(
      `select split_part(value, '.', 2) as key, count(*)::int as count from (
         select phone as value from custodian union all select email from custodian
         union all select secret from second_factor where secret is not null) v group by 1 order by 1`,
    );
    return rows as { key: string; count: number }[];
  };

  it('SEC-22 a rotation killed again and again loses nothing, the server serves on, and at the end everything is under the new key', async () => {
    let cut = 0;
    for (let after = 250; after < 60_000; after += 150) {
      const child: ChildProcess = spawn(process.execPath, [built('secrets-command'), 'rotate'], { env: settings() });
      const late = setTimeout(() => child.kill('SIGKILL'), after);
      const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
      clearTimeout(late);
      await expectReadable();
      if (code === 0) break;
      cut += 1;
    }
    expect(cut).toBeGreaterThan(2);
    expect(await keysInUse()).toEqual([{ key: 'k2', count: 2 * (FORMER + 1) + 1 }]);
    expect(readFileSync(keyFile, 'utf8').match(/^k\d+:/gm)).toEqual(['k1:', 'k2:']);
  });

  it('SEC-22 an old key leaves only when nothing needs it, and each step is in the trail as the system’s', async () => {
    expect(command('retire', 'k2')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('đang dùng để mã hóa'),
    });
    expect(command('retire', 'k1')).toMatchObject({ status: 1, stderr: expect.stringContaining('10 phút') });
    expect(command('retire', 'k9')).toMatchObject({ status: 1, stderr: expect.stringContaining('Không có khóa k9') });
    await sql.query(
      `update setting set value = to_jsonb('2020-01-01T00:00:00Z'::text) where name = 'secret_rotated_at'`,
    );
    expect(command('retire', 'k1')).toMatchObject({ status: 0 });
    expect(readFileSync(keyFile, 'utf8').match(/^k\d+:/gm)).toEqual(['k2:']);
    await expectReadable();
    const { rows } = await sql.query(
      `select action, account_id from audit_event where action like 'secrets.%' order by id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['secrets.key-added', 'secrets.rotate', 'secrets.key-retired']);
    expect(rows.every(({ account_id }) => account_id === null)).toBe(true);
    expect(command('xoay')).toMatchObject({ status: 1, stderr: expect.stringContaining('Cách dùng') });
  });

  it('ASVS 13.3.1 neither the environment nor the command line of the running server holds a secret', () => {
    const proc = (name: string) => readFileSync(`/proc/${server.process.pid}/${name}`, 'utf8');
    const key = openKeyFile(keyFile).ring();
    const texts = [proc('environ'), proc('cmdline')];
    for (const text of texts) {
      expect(text).not.toContain(key.keys.get(key.current)?.toString('hex'));
      expect(text).not.toContain(server.secret ?? 'không có');
    }
  });
});
