import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../config/project-root.ts';
import type { RawEngine } from './embedded-stream.ts';

const SCRIPT = join(projectRoot, 'dist', 'node', 'src', 'platform', 'db', 'embedded-thread.js');

type Asked = { readonly resolve: (answer: Uint8Array) => void; readonly reject: (cause: Error) => void };

/**
 * The embedded engine in a thread of its own, over a directory: while it starts the rest of the program is read, and while it works on
 * a heavy question the server goes on answering others. One question at a time, as its stream asks them. Where the thread ends by
 * itself, what was asked fails, and so does whatever is asked later.
 */
export const startEngine = (dataDir: string): Promise<RawEngine> =>
  new Promise((opened, refused) => {
    const worker = new Worker(SCRIPT, { workerData: dataDir });
    let asked: Asked | undefined;
    let end: Error | undefined;
    let closed: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const settle = (how: (asked: Asked) => void): void => {
      const waiting = asked;
      asked = undefined;
      if (waiting) how(waiting);
    };
    const fail = (cause: Error): void => {
      end ??= cause;
      settle(({ reject }) => reject(cause));
      refused(cause);
    };
    const engine: RawEngine = {
      execProtocolRaw: (bytes) =>
        new Promise((resolve, reject) => {
          if (end) return reject(end);
          asked = { resolve, reject };
          worker.postMessage(Uint8Array.from(bytes));
        }),
      close: async () => {
        if (!end) worker.postMessage(null);
        await over;
      },
    };
    worker.on('message', (answer: Uint8Array | string) => {
      if (answer === 'open') opened(engine);
      else settle(({ resolve, reject }) => (typeof answer === 'string' ? reject(new Error(answer)) : resolve(answer)));
    });
    worker.on('error', fail);
    worker.on('exit', () => {
      fail(new Error('the embedded database has ended'));
      closed();
    });
  });
