// Runs a compiled command: `node scripts/run.mjs <path without extension> [arguments]`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build, installPackages, root } from './prepare.mjs';

const [entry, ...args] = process.argv.slice(2);
installPackages();
build();
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', join(root, 'dist/node', `${entry}.js`), ...args],
  { stdio: 'inherit', cwd: root },
);
process.exitCode = status ?? 1;
