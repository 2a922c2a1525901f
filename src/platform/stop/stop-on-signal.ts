import type { Database } from '../db/open.ts';
import { failureText } from '../jobs/failure.ts';
import type { Jobs } from '../jobs/open-jobs.ts';

/** A clean stop takes ten seconds at most (R53); what is not done by then is broken off: a transaction not committed is none. */
const PATIENCE_MS = 10_000;
/** Then whoever still sends or reads is cut off. */
const CUT_OFF_MS = 8_000;
/** What is kept of the ten seconds for closing the database. */
const CLOSING_MS = 500;

type Stop = {
  readonly server: { close(): Promise<unknown>; readonly server: { closeAllConnections(): void } };
  readonly jobs: Pick<Jobs, 'stop'>;
  readonly database: Pick<Database, 'close'>;
  readonly sealTrail: () => Promise<void>;
  /** Writes one line for the operator. */
  readonly warn: (line: string) => void;
  /** Ends the process without waiting for anything. */
  readonly breakOff: () => void;
};

const within = (milliseconds: number, work: Promise<unknown>): Promise<unknown> =>
  Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds).unref())]);

/**
 * Clean stop (R53): no new requests, running ones and the job at work end, the trail is sealed to its last line (R27), the database closes
 * and gives its lock back.
 */
export const stopCleanly = async ({ server, jobs, database, sealTrail, warn, breakOff }: Stop): Promise<void> => {
  const began = performance.now();
  const left = () => PATIENCE_MS - CLOSING_MS - (performance.now() - began);
  setTimeout(() => {
    warn('Dừng quá mười giây: việc đang làm dở bị bỏ, lần khởi động sau làm lại.');
    breakOff();
  }, PATIENCE_MS).unref();
  const impatience = setTimeout(() => server.server.closeAllConnections(), CUT_OFF_MS);
  await server.close();
  clearTimeout(impatience);
  await within(left(), jobs.stop());
  // A seal that cannot be laid, or not in time, keeps nobody from stopping; the next start lays it, or says why not.
  await within(left(), sealTrail()).catch((error: unknown) => {
    warn(`Chưa niêm phong được phần nhật ký cuối: ${failureText(error)}`);
  });
  await database.close();
};

/** Stops cleanly at the first SIGINT or SIGTERM; a second one changes nothing. */
export const stopOnSignal = (wish: Omit<Stop, 'warn' | 'breakOff'>): void => {
  const warn = (line: string): void => void process.stderr.write(`${line}\n`);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    stopCleanly({ ...wish, warn, breakOff: () => process.exit(1) }).catch((error: unknown) => {
      warn(`Dừng chưa sạch: ${String(error)}`);
      process.exitCode = 1;
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};
