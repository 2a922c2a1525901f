import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it, vi } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { lockDirectory } from '../../src/platform/db/lock-file.ts';
import { freePort } from '../machine/postgres.ts';

const directory = mkdtempSync(join(tmpdir(), 'dan-toc-orphan-'));
let parent: ChildProcess | undefined;
afterAll(() => {
  parent?.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

const holder = (): number => {
  const path = join(directory, 'server.lock');
  return existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : 0;
};
/** Gone, or ended and not yet asked for by anybody. */
const isGone = (pid: number): boolean => {
  try {
    return /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
};
const patience = { timeout: 100_000, interval: 50 };

it('R50 where the process that starts the demonstration is killed, the one that loads it ends too, and the directory is free', async () => {
  parent = spawn(process.execPath, [join(projectRoot, 'dist/server/main.js'), '--demo'], {
    env: { ...process.env, DATA_DIR: directory, PORT: String(await freePort()), HOST: '127.0.0.1', DATABASE_URL: '' },
    stdio: 'ignore',
  });
  await vi.waitUntil(() => holder() > 0, patience);
  const loader = holder();
  expect(loader).not.toBe(parent.pid);
  parent.kill('SIGKILL');
  await vi.waitUntil(() => isGone(loader), patience);
  lockDirectory(directory)();
  expect(holder()).toBe(0);
});
