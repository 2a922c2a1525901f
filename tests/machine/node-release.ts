import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/project-root.ts';

/** The newest Node.js that the product says it runs on, as npm carries it: a package with the program alone. */
const RELEASE = '24.22.3';

/** The path of that Node.js, brought from npm the first time it is asked for. */
export const newestNode = (): string => {
  const name = `node-linux-${process.arch}`;
  const place = join(projectRoot, 'dist', '.cache', `node-${RELEASE}`);
  const program = join(place, 'node_modules', name, 'bin', 'node');
  if (existsSync(program)) return program;
  const args = ['install', '--prefix', place, '--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status, stderr } = spawnSync('npm', [...args, `${name}@${RELEASE}`], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm cannot bring ${name}@${RELEASE}: ${stderr}`);
  return program;
};
