import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';

const said = (command: string, ...args: readonly string[]) =>
  spawnSync(command, args, { cwd: projectRoot, encoding: 'utf8', timeout: 110_000 });

it('npm run -s bench -- --json prints one object and nothing beside', () => {
  const { status, stdout, stderr } = said('npm', 'run', '-s', 'bench', '--', '--json', '--only=engine');
  expect([status, stderr.includes('Error')]).toEqual([0, false]);
  expect(Object.keys(JSON.parse(stdout))).toContain('engine.compile');
  expect(stdout.trimStart().startsWith('{')).toBe(true);
});

it('what is installed and built first tells its progress elsewhere: a fresh machine prints the same', () => {
  const work = `import('./scripts/prepare.mjs').then(({ run }) => run('node', ['-e', 'console.log("Reading package lists…")']))`;
  const { status, stdout, stderr } = said('node', '-e', work);
  expect([status, stdout, stderr.trim()]).toEqual([0, '', 'Reading package lists…']);
});
