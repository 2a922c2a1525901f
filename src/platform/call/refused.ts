import type { RouteShape } from '../contract/route.ts';
import { Problem, type ProblemCode } from '../problems/catalogue.ts';
import type { Caller } from './actor.ts';
import type { AuditEvent } from './call.ts';
import type { Door } from './door.ts';
import type { Origin } from './origin.ts';

const RECORDED: readonly string[] = [
  'not-allowed',
  'own-figures',
  'password-change-required',
  'second-factor-required',
  'locked',
  'wrong-credentials',
];

/** A refusal is in the trail too (R27), in a transaction of its own since the verb's was rolled back; one that kept its writes has its line already. */
export const recordRefusal = async (
  door: Door,
  route: RouteShape,
  origin: Origin,
  actor: Caller | undefined,
  error: unknown,
): Promise<void> => {
  if (error instanceof Problem && error.keep) return;
  const code = (error as { code?: string }).code ?? '';
  if (RECORDED.includes(code))
    await recordRefused(door, origin, { actor, reason: code, objectId: `${route.method} ${route.path}` });
};

/** The line of a refusal that is one answer among others of a call that goes on; none where such a refusal leaves none. */
export const refusalLine = (route: RouteShape, reason: ProblemCode): AuditEvent | undefined =>
  RECORDED.includes(reason)
    ? { action: 'refused', objectType: 'route', objectId: `${route.method} ${route.path}`, reason, result: 'refused' }
    : undefined;

type Refused = { readonly actor: Caller | undefined; readonly reason: string; readonly objectId: string };

/** The line of a refusal, in a transaction of its own. */
export const recordRefused = async (
  { database, gate, clock }: Door,
  origin: Origin,
  { actor, ...refused }: Refused,
): Promise<void> => {
  const event = { action: 'refused', objectType: 'route', ...refused, result: 'refused' } as const;
  await database.db.transaction().execute((tx) => gate.trail([{ actor, event }], origin, clock()).execute(tx));
};
