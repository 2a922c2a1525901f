import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/project-root.ts';

/** A bare node process holding the embedded database of a directory open. */
export type BareProcess = {
  readonly process: ChildProcess;
  readonly seconds: number;
  readonly stop: () => Promise<void>;
};

export const openBare = async (directory: string): Promise<BareProcess> => {
  const began = performance.now();
  const child = spawn(process.execPath, [join(projectRoot, 'dist/node/tests/load/bare-open.js'), directory], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await Promise.race([
    once(child.stdout, 'data'),
    ended.then(() => Promise.reject(new Error('the bare process could not open the database'))),
  ]);
  const seconds = (performance.now() - began) / 1000;
  return {
    process: child,
    seconds,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
};
