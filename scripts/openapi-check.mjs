// The committed openapi.json is what the routes say, and it is valid OpenAPI 3.1.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './prepare.mjs';

const { stdout, status, stderr } = spawnSync(
  process.execPath,
  [join(root, 'dist/node/src/app/openapi-command.js'), '--print'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
);
if (status !== 0) throw new Error(stderr);
if (stdout !== readFileSync(join(root, 'openapi.json'), 'utf8')) {
  console.error('openapi.json differs from the routes: run `npm run openapi` and read the difference');
  process.exitCode = 1;
}
const lint = spawnSync(join(root, 'node_modules/.bin/redocly'), ['lint', 'openapi.json', '--config', 'redocly.yaml'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' },
});
if (lint.status !== 0) process.exitCode = 1;
