import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command to its end; a failure ends this script with the same status. What it tells goes to stderr: stdout belongs to what is prepared for. */
export const run = (command, args, options = {}) => {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (error) throw error;
  if (status !== 0) throw Object.assign(new Error(`${command} ${args.join(' ')}: ${status}`), { status: status ?? 1 });
};

const digestOf = (paths) => {
  const hash = createHash('sha256');
  const walk = (path) => {
    if (!existsSync(path)) return;
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) walk(join(path, name));
    else hash.update(path).update(readFileSync(path));
  };
  for (const path of paths) walk(join(root, path));
  return hash.digest('hex');
};

/** Does `work` when what it depends on has changed since it was last done. */
const onceFor = (stamp, paths, work) => {
  const file = join(root, stamp);
  const digest = digestOf(paths);
  if (existsSync(file) && readFileSync(file, 'utf8') === digest) return;
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, digest);
};

/** The packages of package-lock.json, installed. */
export const installPackages = () =>
  onceFor('node_modules/.installed', ['package-lock.json'], () => {
    console.error('Đang cài các gói phụ thuộc (npm ci)…');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  });

const bin = (name) => join(root, 'node_modules', '.bin', name);

/** Server and page, built when their sources changed. */
export const build = () => {
  onceFor(
    'dist/.built-node',
    ['src', 'tests/load', 'tests/scenario', 'tests/machine', 'tsconfig.base.json', 'package-lock.json'],
    () => {
      run(bin('tsc'), ['-b', '--checkers', '1', 'tsconfig.shared.json', 'tsconfig.server.json', 'tsconfig.tools.json']);
    },
  );
  onceFor('dist/.built-server', ['src', 'vite.server.config.ts', 'package-lock.json'], () => {
    run(bin('vite'), ['build', '--config', 'vite.server.config.ts', '--logLevel', 'warn']);
  });
  onceFor('dist/.built-web', ['src', 'docs/guide', 'docs/images', 'vite.config.ts', 'package-lock.json'], () => {
    run(bin('vite'), ['build', '--logLevel', 'warn']);
  });
};
