import { trailOf } from '../audit/server/index.ts';
import type { Gate } from '../platform/call/door.ts';
import { allows, findAccount, readSession, sessionQuery } from '../sign-in/server/index.ts';

/**
 * What the nouns lend to every call: sessions and permissions from accounts, the trail from audit. No noun registers consumers yet, so
 * nobody knows a bearer token and no permission is a consumer's.
 */
export const gate: Gate = {
  sessionQuery,
  readSession,
  findAccount,
  allows: (caller, permission) => caller.kind !== 'consumer' && allows(caller, permission),
  trail: trailOf,
};
