// Runs a compiled command: `node scripts/run.mjs [--with-machine] <path without extension> [arguments]`. With the machine: what the
// tests need from Debian (a browser, a database server) is installed first.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { installMachine } from './machine.mjs';
import { build, installPackages, root } from './prepare.mjs';

const given = process.argv.slice(2);
const [entry, ...args] = given.filter((argument) => argument !== '--with-machine');
installPackages();
if (given.length > args.length + 1) installMachine();
build();
const { status } = spawnSync(
  process.execPath,
  ['--enable-source-maps', join(root, 'dist/node', `${entry}.js`), ...args],
  { stdio: 'inherit', cwd: root },
);
process.exitCode = status ?? 1;
