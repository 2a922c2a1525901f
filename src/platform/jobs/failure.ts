import { Problem } from '../problems/catalogue.ts';
import { oneLine } from '../text/one-line.ts';
import type { Ending } from './claim.ts';

/** Half a minute, doubled each time: the eighth attempt comes about an hour after the first. */
const PATIENCE_MS = 30_000;
const MOST_ATTEMPTS = 8;

const ADDRESSES = /[^\s<>"']+@[^\s<>"']+/g;

/** What went wrong, on one line; what a mail server says may name its addressee, and that is not kept. */
export const failureText = (error: unknown): string =>
  oneLine((error instanceof Error ? error.message : String(error)).replace(ADDRESSES, '…')).slice(0, 500);

/** A refusal will be the same next time. */
const isFinal = (error: unknown): boolean => error instanceof Problem && error.status < 500 && error.status !== 429;

/** Again later, or given up. */
export const afterFailure = (error: unknown, attempts: number, now: Date): Ending => {
  const text = failureText(error);
  if (attempts >= MOST_ATTEMPTS || isFinal(error)) return { state: 'failed', error: text };
  return { state: 'waiting', after: new Date(now.getTime() + PATIENCE_MS * 2 ** (attempts - 1)), error: text };
};
