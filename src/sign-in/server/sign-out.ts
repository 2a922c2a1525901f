import type { SessionCall } from '../../platform/call/call.ts';
import { endSession } from './session.ts';

/** Ends this session; its token opens nothing from now on. */
export const signOut = async (call: SessionCall) => {
  await endSession(call.tx, call.actor.sessionId, call.now);
  await call.audit({ action: 'session.close', objectType: 'account', objectId: call.actor.accountId });
  call.setSession(null);
  return { ok: true as const };
};
