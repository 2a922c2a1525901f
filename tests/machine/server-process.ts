import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { freePort } from './postgres.ts';

/** The product as its own process, on loopback, in a temporary data directory unless one is given. */
export type ServerProcess = {
  readonly url: string;
  readonly secret: string | undefined;
  readonly output: () => string;
  readonly process: ChildProcess;
  readonly dataDirectory: string;
  /** Seconds from the start of the process to the first 200 of /health/ready. */
  readonly readyAfter: number;
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
};

export type ServerWish = {
  /** The Node.js it runs on; this one where none is given. */
  readonly node?: string;
  readonly args?: readonly string[];
  readonly environment?: Record<string, string>;
  readonly dataDirectory?: string;
  readonly keepData?: boolean;
};

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Loading the demonstration takes half a minute of one processor; beside other work on two it takes several. */
const LONGEST_START_MS = 300_000;

const untilReady = async (url: string, child: ChildProcess, output: () => string): Promise<void> => {
  for (const until = performance.now() + LONGEST_START_MS; performance.now() < until; ) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}:\n${output()}`);
    const ready = await fetch(`${url}/health/ready`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await pause(20);
  }
  child.kill();
  throw new Error(`the server was not ready in time:\n${output()}`);
};

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

export const startServer = async ({
  node = process.execPath,
  args = [],
  environment = {},
  dataDirectory,
  keepData = false,
}: ServerWish = {}): Promise<ServerProcess> => {
  const data = dataDirectory ?? mkdtempSync(join(tmpdir(), 'dan-toc-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(node, [join(projectRoot, 'dist/server/main.js'), ...args], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: data,
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      PUBLIC_URL: '',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const listen = (chunk: Buffer): void => {
    text += chunk.toString();
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', listen);
  await untilReady(url, child, () => text);
  const readyAfter = (performance.now() - began) / 1000;
  // What it prints comes by another way than its answers, and may come later.
  while (!text.includes('sẵn sàng tại')) await pause(5);
  return {
    url,
    secret: /dùng một lần[^:]*: (\S+)\s*$/m.exec(text)?.[1],
    output: () => text,
    process: child,
    dataDirectory: data,
    readyAfter,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended(child);
      if (dataDirectory === undefined && !keepData) rmSync(data, { recursive: true, force: true });
    },
  };
};
