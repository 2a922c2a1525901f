import { randomBytes } from 'node:crypto';
import type { Db } from '../../platform/db/open.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import type { RequestFacts } from '../../platform/http/request-facts.ts';

const MINUTE = 60_000;
/** Idle and absolute limits of a session (SEC-06). */
export const idleLimit = (kind: 'unit' | 'operator'): number => (kind === 'operator' ? 5 : 15) * MINUTE;
export const ABSOLUTE_LIMIT = 12 * 60 * MINUTE;

/** Opens a session and returns its token: 256 random bits, of which only the digest is stored. */
export const openSession = async (tx: Db, accountId: string, request: RequestFacts, now: Date): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const times = { created_at: now, seen_at: now, expires_at: new Date(now.getTime() + ABSOLUTE_LIMIT) };
  const from = { address: request.address, user_agent: request.userAgent };
  await tx
    .insertInto('session')
    .values({ token_digest: sha256(token), account_id: accountId, ...times, ...from })
    .execute();
  return token;
};

export const endSession = async (tx: Db, sessionId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', sessionId)
    .where('ended_at', 'is', null)
    .execute();
};

export const endSessionsOf = async (tx: Db, accountId: string, now: Date): Promise<void> => {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
};
