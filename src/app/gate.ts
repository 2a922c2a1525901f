import { trailOf } from '../audit/server/index.ts';
import type { Gate } from '../platform/call/door.ts';
import { allows, findAccount, readSession, sessionQuery } from '../sign-in/server/index.ts';
import { manifests } from './manifests.ts';

/**
 * What the nouns lend to every call: sessions and permissions from sign-in, the trail from audit, what constraints say from each. No noun registers consumers yet, so
 * nobody knows a bearer token and no permission is a consumer's.
 */
export const gate: Gate = {
  sessionQuery,
  readSession,
  findAccount,
  allows: (caller, permission) => caller.kind !== 'consumer' && allows(caller, permission),
  trail: trailOf,
  constraints: Object.assign({}, ...manifests.map(({ constraints }) => constraints)),
};
