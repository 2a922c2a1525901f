import type { HandlerInput } from '../../platform/call/binding.ts';
import type { SessionCall } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { endOwnSession as endRoute, SessionRow } from '../contract/session.ts';
import { deviceWords } from '../rules/device-words.ts';
import { endSession, endSessionsOf } from './session.ts';

/** Sessions of an account that are not over, the one last used first. */
export const openSessionsOf = async (tx: Db, accountId: string, now: Date, current?: string): Promise<SessionRow[]> => {
  const rows = await tx
    .selectFrom('session')
    .select(['id', 'user_agent', 'address', 'created_at', 'seen_at', 'idle_seconds'])
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('seen_at', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('token_digest')
    .execute();
  return rows
    .filter(({ seen_at, idle_seconds }) => now.getTime() - seen_at.getTime() <= idle_seconds * 1000)
    .map((row) => ({
      id: row.id,
      device: deviceWords(row.user_agent),
      address: row.address,
      since: row.created_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      current: row.id === current,
    }));
};

/** “Tôi đang đăng nhập ở đâu” (R4, ASVS 7.5.2). */
export const listOwnSessions = async ({ tx, actor, now }: SessionCall) => ({
  sessions: await openSessionsOf(tx, actor.accountId, now, actor.sessionId),
});

/** Ends one of one's own; somebody else's is not found. */
export const endOwnSession = async (call: SessionCall, { params }: HandlerInput<typeof endRoute>) => {
  const { tx, actor, now } = call;
  const open = await openSessionsOf(tx, actor.accountId, now);
  if (!open.some(({ id }) => id === params.id)) throw problem('not-found');
  await endSession(tx, params.id, now);
  await call.audit({ action: 'session.end', objectType: 'account', objectId: actor.accountId, detail: { count: 1 } });
  if (params.id === actor.sessionId) call.setSession(null);
  return { ok: true as const };
};

export const endOtherSessions = async (call: SessionCall) => {
  const { tx, actor, now } = call;
  const ended = await endSessionsOf(tx, actor.accountId, now, actor.sessionId);
  await call.audit({
    action: 'session.end',
    objectType: 'account',
    objectId: actor.accountId,
    detail: { count: ended },
  });
  return { ended };
};
