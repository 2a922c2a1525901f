import type { FastifyRequest } from 'fastify';
import type { Actor } from '../call/actor.ts';
import type { RouteShape } from '../contract/route.ts';
import { Problem } from '../problems/catalogue.ts';
import type { MountOptions } from './gate.ts';
import { originOf } from './origin.ts';

/** A refusal is in the trail too (R27), in a transaction of its own since the verb's was rolled back; one that kept its writes has its line already. */
export const recordRefusal = async (
  options: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  actor: Actor | undefined,
  error: unknown,
): Promise<void> => {
  if (error instanceof Problem && error.keep) return;
  const code = (error as { code?: string }).code ?? '';
  if (
    ![
      'not-allowed',
      'own-figures',
      'password-change-required',
      'second-factor-required',
      'locked',
      'wrong-credentials',
    ].includes(code)
  )
    return;
  await recordRefused(options, request, { actor, reason: code, objectId: `${route.method} ${route.path}` });
};

type Refused = { readonly actor: Actor | undefined; readonly reason: string; readonly objectId: string };

/** The line of a refusal, in a transaction of its own. */
export const recordRefused = async (
  { database, gate, clock }: MountOptions,
  request: FastifyRequest,
  { actor, ...refused }: Refused,
): Promise<void> => {
  const event = { action: 'refused', objectType: 'route', ...refused, result: 'refused' } as const;
  await database.db
    .transaction()
    .execute((tx) => gate.trail([{ actor, event }], originOf(request), clock()).execute(tx));
};
