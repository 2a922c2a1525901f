import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DirectoryInUse, lockDirectory } from './lock-file.ts';

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dan-toc-lock-file-'));
  path = join(directory, 'server.lock');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The id of a process that has ended. */
const ended = (): Promise<number> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['-e', '']);
    child.once('exit', () => resolve(child.pid ?? 0));
  });
const startOf = (pid: number): string => {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
};

describe('R50 a data directory is one process’s at a time', () => {
  it('names its holder while it is held, is refused to everybody else, and leaves nothing behind', () => {
    const release = lockDirectory(directory);
    expect(readFileSync(path, 'utf8')).toBe(`${process.pid} ${startOf(process.pid)}\n`);
    expect(() => lockDirectory(directory)).toThrow(DirectoryInUse);
    expect(() => lockDirectory(directory)).toThrow(`tiến trình ${process.pid} sử dụng`);
    expect(readdirSync(directory)).toEqual(['server.lock']);
    release();
    release();
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each([
    ['an empty one, as a power cut leaves it', ''],
    ['a blank one', ' \n'],
    ['one cut off in the middle of its number', 'x12'],
    ['zeros, as some file systems leave', '\0\0\0\0'],
    ['process 0, which would be one’s own group', '0 0\n'],
    ['a number that no process has', '99999999999999 1\n'],
    ['a negative number', '-1 1\n'],
    ['the text of something else', 'locked by somebody\n'],
  ])('%s holds nothing: the next start takes it over', (_name, content) => {
    writeFileSync(path, content);
    const release = lockDirectory(directory);
    expect(readFileSync(path, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    release();
    expect(existsSync(path)).toBe(false);
  });

  it('one whose holder has died is taken over, also where its number lives again as another process', async () => {
    writeFileSync(path, `${await ended()} 1\n`);
    lockDirectory(directory)();
    writeFileSync(path, `${process.pid} 1\n`);
    lockDirectory(directory)();
    expect(readdirSync(directory)).toEqual([]);
  });

  it('one whose holder has ended, and whose parent has not asked how, is taken over as well', async () => {
    // The shell ends its child and goes on as something that never asks.
    const shell = spawn('/bin/sh', ['-c', 'sleep 0 & echo $!; exec sleep 30']);
    const pid = await new Promise<number>((resolve) => shell.stdout.once('data', (data) => resolve(Number(data))));
    await vi.waitUntil(() => /^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8')), { timeout: 20_000 });
    writeFileSync(path, `${pid} ${startOf(pid)}\n`);
    lockDirectory(directory)();
    shell.kill('SIGKILL');
    expect(readdirSync(directory)).toEqual([]);
  });
});
