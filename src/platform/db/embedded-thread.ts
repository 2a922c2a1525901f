import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { rawEngine } from './embedded-stream.ts';

/** The embedded engine in a thread of its own, started by `embedded-engine.ts`: bytes of the protocol in, bytes out (or a text, why not); null closes it. */
const port = parentPort;
if (!port) throw new Error('embedded-thread runs as a worker thread');
const engine = rawEngine(await PGlite.create({ dataDir: String(workerData), relaxedDurability: false }));

const answer = async (bytes: Uint8Array): Promise<void> => {
  try {
    port.postMessage(await engine.exchange(bytes));
  } catch (cause) {
    port.postMessage(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  }
};

port.on('message', async (bytes: Uint8Array | null) => {
  if (bytes) return answer(bytes);
  await engine.close();
  port.close();
});
port.postMessage('open');
