import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';

describe('R50 what a command has to prepare first', () => {
  it('is told on stderr: stdout holds what was asked for and nothing else', () => {
    const script = `import { run } from './scripts/prepare.mjs'; run('echo', ['Reading package lists']); console.log('{}')`;
    const told = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: projectRoot,
      encoding: 'utf8',
    });
    expect([told.stdout, told.stderr]).toEqual(['{}\n', 'Reading package lists\n']);
  });
});

describe('ASVS 16.5.1 commands that are asked for what they do not know', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'dan-toc-usage-')), 'chua-co');
  afterAll(() => rmSync(join(directory, '..'), { recursive: true, force: true }));

  it.each([
    'audit -- verify --khong-co',
    'audit -- xem',
    'unlock -- --khong-co',
    'catalogue -- --khong-co',
    'secrets -- --khong-co',
    'backup -- --khong-co',
    'restore -- --khong-co',
    'drill -- --khong-co',
  ])('ASVS 16.5.1 npm run %s says how it is used, without a stack, and makes nothing', (line) => {
    const [name, , ...args] = line.split(' ');
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(projectRoot, `dist/node/src/app/${name}-command.js`), ...args],
      {
        env: { ...process.env, DATA_DIR: directory, DATABASE_URL: '', AUDIT_DIR: '', SECRET_KEYS_FILE: '' },
        encoding: 'utf8',
        timeout: 60_000,
      },
    );
    expect([status, stderr.split(/[,: ]/u).slice(0, 2).join(' ')]).toEqual([1, 'Cách dùng']);
    expect(stderr).not.toMatch(/\n\s+at /u);
    expect(existsSync(directory)).toBe(false);
  });
});
