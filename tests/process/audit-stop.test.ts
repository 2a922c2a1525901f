import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';

const verify = (directory: string): string =>
  spawnSync(process.execPath, [join(projectRoot, 'dist/node/src/app/audit-command.js'), 'verify'], {
    env: { ...process.env, DATA_DIR: directory, DATABASE_URL: '', AUDIT_DIR: '' },
    encoding: 'utf8',
    timeout: 60_000,
  }).stdout;

/** A wrong name and password leave a line of the trail. */
const leaveLine = (server: ServerProcess) =>
  fetch(`${server.url}/api/session`, {
    method: 'POST',
    body: JSON.stringify({ username: 'nguoi.la', password: 'Sai-Mat-Khau-1!' }),
    headers: { 'content-type': 'application/json' },
  });

describe('R27 SEC-19 R53 the last lines of a server that stops', () => {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'dan-toc-stop-'));
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('R27 R53 a clean stop seals every line', async () => {
    const server = await startServer({ args: ['--empty'], dataDirectory: directory });
    await leaveLine(server);
    await server.stop('SIGTERM');
    expect(server.process.exitCode).toBe(0);
    expect(verify(directory)).toMatch(/^NHẬT KÝ NGUYÊN VẸN: 1 dòng đã niêm phong trong 1 điểm kiểm chứng\./);
  });

  it('R27 one that is killed leaves its last line unsealed, which is said and is no finding; the next clean stop seals it', async () => {
    const server = await startServer({ args: ['--empty'], dataDirectory: directory });
    await leaveLine(server);
    await server.stop('SIGKILL');
    expect(verify(directory)).toMatch(/^NHẬT KÝ NGUYÊN VẸN: .*1 dòng mới chưa niêm phong/);
    await (await startServer({ args: ['--empty'], dataDirectory: directory })).stop('SIGTERM');
    expect(verify(directory)).toMatch(/^NHẬT KÝ NGUYÊN VẸN: 1 dòng đã niêm phong/);
  });
});
