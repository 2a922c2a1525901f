import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';

const main = join(projectRoot, 'dist/server/main.js');

const startAgain = (directory: string, args: readonly string[] = [], environment: Record<string, string> = {}) =>
  spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, DATA_DIR: directory, PORT: '0', DATABASE_URL: '', PUBLIC_URL: '', ...environment },
  });

describe('R50 starting on a directory', () => {
  let server: ServerProcess;
  let directory = '';
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'dan-toc-lock-'));
    server = await startServer({ args: ['--empty'], dataDirectory: directory });
  });
  afterAll(async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('R50 a second process on the same directory is refused with a clear sentence', () => {
    const { status, stderr } = startAgain(directory);
    expect(status).toBe(1);
    expect(stderr).toContain(`đang được tiến trình ${server.process.pid} sử dụng`);
    expect(stderr).not.toContain('    at ');
  });

  it('R50 says at start that the embedded database may not survive a power cut', () => {
    expect(server.output()).toContain('mất điện');
  });

  it('R2 an empty installation prints a one-time secret and has no account', async () => {
    expect(server.secret).toMatch(/^[\w-]{20,}$/);
    const site = (await (await fetch(`${server.url}/api/site`)).json()) as { needsSetup: boolean };
    expect(site.needsSetup).toBe(true);
  });

  it('R50 answers 200 at /health/ready', async () => {
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
  });

  it('R50 refuses an unknown argument, a bad port and both modes at once by name', () => {
    expect(startAgain(directory, ['--khong-co']).stderr).toContain('--khong-co');
    expect(startAgain(directory, ['--demo', '--empty']).stderr).toContain('--demo hoặc --empty');
    const badPort = startAgain(directory, [], { PORT: 'ba-nghin' });
    expect(badPort.status).toBe(1);
    expect(badPort.stderr).toContain('PORT');
  });

  it('R53 stops cleanly and gives the directory back', async () => {
    const own = mkdtempSync(join(tmpdir(), 'dan-toc-stop-'));
    const short = await startServer({ args: ['--empty'], dataDirectory: own });
    expect(existsSync(join(own, 'server.lock'))).toBe(true);
    await short.stop('SIGTERM');
    expect(short.process.exitCode).toBe(0);
    expect(existsSync(join(own, 'server.lock'))).toBe(false);
    rmSync(own, { recursive: true, force: true });
  });
});
