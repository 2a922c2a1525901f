import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { endSession, endSessionsOf, openSessionsOf } from '../../sign-in/server/index.ts';
import type { endSessionsOf as endRoute, listSessionsOf as listRoute } from '../contract/access.ts';
import { lockAccountInScope } from './queries.ts';

/** Where an account is signed in, for the board. */
export const listSessionsOf = async (call: Call, { params }: HandlerInput<typeof listRoute>) => {
  const account = await lockAccountInScope(call, params.id);
  return { sessions: await openSessionsOf(call.tx, account.id, call.now, call.actor.sessionId ?? undefined) };
};

/** Ends one session of an account, or all of them (R4, ASVS 7.4.5). */
export const endSessionsOfAccount = async (call: Call, { params, body }: HandlerInput<typeof endRoute>) => {
  const { tx, now } = call;
  const account = await lockAccountInScope(call, params.id);
  const open = await openSessionsOf(tx, account.id, now);
  if (body.session !== null && !open.some(({ id }) => id === body.session)) throw problem('not-found');
  const ended = body.session === null ? await endSessionsOf(tx, account.id, now) : 1;
  if (body.session !== null) await endSession(tx, body.session, now);
  await call.audit({
    action: 'session.end',
    objectType: 'account',
    objectId: account.id,
    unitId: account.unitId,
    reason: body.reason,
    detail: { username: account.username, count: ended },
  });
  return { ended };
};
