import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listBatches } from '../../src/audit/server/outside.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { startServer } from '../machine/server-process.ts';

const command = (directory: string, ...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(projectRoot, 'dist/node/src/app/audit-command.js'), ...args],
    {
      env: { ...process.env, DATA_DIR: directory, DATABASE_URL: '', AUDIT_DIR: '' },
      encoding: 'utf8',
      timeout: 60_000,
    },
  );
  return { status, stdout, stderr };
};

describe('R27 SEC-19 npm run audit on an embedded installation', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-audit-'));
  const sealed = () => listBatches(join(directory, 'kiem-chung')).length;

  beforeAll(async () => {
    const server = await startServer({ args: ['--empty'], dataDirectory: directory });
    // A wrong set-up secret is a line of the trail; the running server seals it by itself.
    await fetch(`${server.url}/api/setup`, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    await fetch(`${server.url}/api/session`, {
      method: 'POST',
      body: JSON.stringify({ username: 'nguoi.la', password: 'Sai-Mat-Khau-1!' }),
      headers: { 'content-type': 'application/json' },
    });
    await vi.waitUntil(() => sealed() > 0, { timeout: 60_000, interval: 500 });
    await server.stop();
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it('R27 verify ends with 0 over a whole trail, and says how much was checked', () => {
    const { status, stdout } = command(directory, 'verify');
    expect([status, stdout.split(':')[0]]).toEqual([0, 'NHẬT KÝ NGUYÊN VẸN']);
  });

  it('R27 SEC-19 verify --note checks against a checkpoint kept elsewhere; one of another installation is a finding', () => {
    const [batch] = listBatches(join(directory, 'kiem-chung'));
    const file = join(directory, 'cat-rieng.txt');
    const note = readFileSync(batch?.path ?? '', 'utf8');
    writeFileSync(file, note.replaceAll('\n', '\r\n'));
    expect(command(directory, 'verify', '--note', file).status).toBe(0);
    writeFileSync(file, note.replace(/\n20\d\d-/, '\n2019-'));
    expect(command(directory, 'verify', '--note', file)).toMatchObject({
      status: 2,
      stdout: expect.stringContaining('KHÁC VỚI ĐIỂM KIỂM CHỨNG CẤT RIÊNG'),
    });
    writeFileSync(file, 'trống');
    expect(command(directory, 'verify', '--note', file)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('Không có điểm kiểm chứng nào trong tệp'),
    });
  });

  it('R27 proof prints the way from a line to the signed root; an unknown number is said to be none', () => {
    expect(command(directory, 'proof', '1').stdout).toMatch(/^Dòng số 1 \(mã \d+\) trong \d+ dòng\nlá: /);
    expect(command(directory, 'proof', '999')).toMatchObject({
      status: 1,
      stderr: 'Không có dòng nào mang số niêm phong 999.\n',
    });
  });

  it('R27 verify ends with another code and names the entry that an owner rewrote', async () => {
    const engine = await PGlite.create({ dataDir: join(directory, 'pgdata') });
    await engine.exec(
      `alter table audit_event disable trigger user; update audit_event set reason = 'khác' where id = (select min(event_id) from audit_leaf)`,
    );
    await engine.close();
    const { status, stdout } = command(directory, 'verify');
    expect([status, stdout]).toEqual([
      2,
      expect.stringMatching(/BỊ SỬA: .*\(số niêm phong 1, mã \d+, lúc .*, việc session\.refused\)/),
    ]);
  });

  it('R27 a directory without a database is not made into one by asking', () => {
    const { status, stderr } = command(join(directory, 'khong-co'), 'verify');
    expect([status, stderr]).toEqual([1, expect.stringContaining('Không có cơ sở dữ liệu')]);
  });
});
