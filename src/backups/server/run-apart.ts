import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import { BackupRefused, type Refusal } from '../rules/refusal.ts';
import type { Told } from './archive/dump.ts';

/** What a process apart says back. */
export type Saying<R> =
  | { readonly kind: 'progress'; readonly done: number; readonly of: number; readonly words: string }
  | { readonly kind: 'done'; readonly result: R }
  | { readonly kind: 'refused'; readonly code: Refusal; readonly detail?: string }
  | { readonly kind: 'failed'; readonly message: string };

type How = { readonly signal?: AbortSignal; readonly told?: Told };

/**
 * Does heavy work in a process of its own, so that the server goes on answering: the task goes over, progress and the result come back.
 * It ends with this process, however this one ends; with the signal it is killed, and leaves nothing but a draft.
 */
export const runApart = <R>(script: string, task: object, { signal, told }: How = {}): Promise<R> =>
  new Promise((resolve, reject) => {
    const child = fork(join(projectRoot, 'dist', 'node', 'src', script), [], { stdio: ['ignore', 2, 'pipe', 'ipc'] });
    let complaint = '';
    const stop = (): void => void child.kill('SIGKILL');
    const failed = (error: Error): void => {
      stop();
      reject(error);
    };
    child.stderr?.on('data', (part: Buffer) => {
      complaint = `${complaint}${part.toString()}`.slice(-2_000);
    });
    child.on('message', (said: Saying<R>) => {
      if (said.kind === 'done') resolve(said.result);
      else if (said.kind === 'refused') reject(new BackupRefused(said.code, said.detail));
      else if (said.kind === 'failed') reject(new Error(said.message));
      else
        try {
          told?.(said.done, said.of, said.words);
        } catch (error) {
          failed(error instanceof Error ? error : new Error(String(error)));
        }
    });
    child.once('error', failed);
    child.once('exit', (code, by) => {
      signal?.removeEventListener('abort', stop);
      reject(signal?.reason ?? new Error(`${script} ended (${by ?? code}) ${complaint}`.trim()));
    });
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    child.send(task);
  });

/** The other side: takes one task, does it, says how it went, and ends; without its parent it has nothing to live for. */
export const serveApart = <T, R>(work: (task: T, told: Told) => Promise<R>): void => {
  const say = (saying: Saying<R>): void => void process.send?.(saying);
  let lastSaid = 0;
  const told: Told = (done, of, words) => {
    if (performance.now() - lastSaid < 200) return;
    lastSaid = performance.now();
    say({ kind: 'progress', done, of, words });
  };
  const orphaned = (): void => process.exit(1);
  process.once('disconnect', orphaned);
  process.once('message', async (task: T) => {
    try {
      say({ kind: 'done', result: await work(task, told) });
    } catch (error) {
      if (error instanceof BackupRefused)
        say({ kind: 'refused', code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) });
      else say({ kind: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    process.off('disconnect', orphaned);
    process.disconnect?.();
  });
};
