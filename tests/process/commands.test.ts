import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAccounts } from '../../src/accounts/contract.ts';
import { listAuditEvents } from '../../src/audit/contract.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { listUnits } from '../../src/units/contract.ts';
import { startServer } from '../machine/server-process.ts';
import { openLedger } from '../scenario/ledger.ts';
import { firstSignIn, found } from '../scenario/province.ts';

/** A command of the machine itself, over the embedded database, while the server is stopped. */
describe('R50 calls from the command line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-lenh-'));
  const issued = new Map<string, string>();
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const run = (name: string, ...args: readonly string[]) => {
    const script = join(projectRoot, `dist/node/src/app/${name}-command.js`);
    const environment = { ...process.env, DATA_DIR: directory, DATABASE_URL: '', AUDIT_DIR: '', SECRET_KEYS_FILE: '' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
      env: environment,
      encoding: 'utf8',
      timeout: 110_000,
    });
    return { status, stdout, stderr };
  };

  beforeAll(async () => {
    const server = await startServer({ args: ['--empty'], dataDirectory: directory });
    const founder = await found(server.url, server.secret ?? '', openLedger());
    const { units } = await founder.must(listUnits, { query: {} });
    const unitId = units.find(({ kind }) => kind === 'board')?.id ?? 0;
    const operator = { kind: 'operator' as const, unitId };
    const accounts = [
      { ...operator, username: 'danh.muc', duties: ['catalogue' as const] },
      { ...operator, username: 'nhat.ky', duties: ['audit' as const] },
    ];
    for (const account of (await founder.must(openAccounts, { body: { accounts } })).accounts)
      issued.set(account.username, account.oneTimePassword);
    await server.stop();
  });

  it('R9 what the account may not do, the command may not do for it', () => {
    const { status, stderr } = run('catalogue', '--user', 'nhat.ky', '--local');
    expect([status, stderr]).toEqual([1, 'Tài khoản này không được giao việc đó. Nếu cần, liên hệ Ban Dân tộc.\n']);
  });

  it('R50 an account that is not there is named', () => {
    const { status, stderr } = run('catalogue', '--user', 'khong.co', '--local');
    expect([status, stderr]).toEqual([1, 'Không có tài khoản nào tên khong.co.\n']);
  });

  it('R1 R26 the catalogue is loaded for the operator whose duty it is, and the trail says by whom and from where', async () => {
    const { status, stdout } = run('catalogue', '--user', 'danh.muc', '--local');
    const loaded =
      /^Đã nạp danh mục đơn vị, 1 danh sách phân loại đơn vị và \d+ phiếu\.\nChưa nạp danh sách theo [^\n]+\n$/;
    expect([status, stdout]).toEqual([0, expect.stringMatching(loaded)]);
    const server = await startServer({ dataDirectory: directory });
    try {
      const auditor = await firstSignIn(server.url, 'nhat.ky', issued.get('nhat.ky') ?? '');
      const { events } = await auditor.must(listAuditEvents, { query: { action: 'unit.import' } });
      expect(events).toMatchObject([{ account: 'danh.muc', address: null }]);
      const refused = (await auditor.must(listAuditEvents, { query: { action: 'refused' } })).events;
      expect(refused[0]).toMatchObject({ account: 'nhat.ky', address: null, reason: 'not-allowed' });
      const { units } = await auditor.must(listUnits, { query: {} });
      expect(units.filter(({ kind }) => kind === 'commune').length).toBeGreaterThan(150);
    } finally {
      await server.stop();
    }
  });
});
