import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '../config/project-root.ts';
import type { RawEngine } from './embedded-stream.ts';

const SCRIPT = join(projectRoot, 'dist', 'node', 'src', 'platform', 'db', 'embedded-thread.js');

type Asked = { readonly resolve: (answer: Uint8Array) => void; readonly reject: (cause: Error) => void };
type Thread = RawEngine & { readonly hasEnded: () => boolean };

/** One question at a time, as the stream asks them. Where the thread ends, what was asked fails, and so does whatever is asked later. */
const startThread = (dataDir: string): Promise<Thread> =>
  new Promise((opened, refused) => {
    const worker = new Worker(SCRIPT, { workerData: dataDir });
    const exit = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    let asked: Asked | undefined;
    let end: Error | undefined;
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
    const thread: Thread = {
      hasEnded: () => end !== undefined,
      exchange: (bytes) =>
        new Promise((resolve, reject) => {
          if (end) return reject(end);
          asked = { resolve, reject };
          worker.postMessage(Uint8Array.from(bytes));
        }),
      close: async () => {
        if (!end) worker.postMessage(null);
        await exit;
      },
    };
    worker.on('message', (answer: Uint8Array | string) => {
      if (answer === 'open') opened(thread);
      else settle(({ resolve, reject }) => (typeof answer === 'string' ? reject(new Error(answer)) : resolve(answer)));
    });
    worker.on('error', fail);
    worker.once('exit', () => fail(new Error('Connection terminated: the thread of the embedded database has ended')));
  });

/** The embedded engine over a directory; a connection keeps to the thread that it began on. */
export type EmbeddedEngine = { readonly current: () => Promise<RawEngine>; readonly close: () => Promise<void> };

/**
 * Starts the embedded engine in a thread of its own: while it starts the rest of the program is read, and while it works on a heavy
 * question the server goes on answering others. Where the thread ends by itself, its connections are lost as with a server that went
 * away, and the next one starts another thread, which recovers the directory.
 */
export const startEngine = async (dataDir: string): Promise<EmbeddedEngine> => {
  let thread = await startThread(dataDir);
  return {
    current: async () => {
      if (thread.hasEnded()) thread = await startThread(dataDir);
      return thread;
    },
    close: () => thread.close(),
  };
};
