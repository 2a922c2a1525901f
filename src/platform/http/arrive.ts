import type { FastifyRequest } from 'fastify';
import type { Actor } from '../call/actor.ts';
import type { Binding, UploadedFile } from '../call/binding.ts';
import type { RouteShape } from '../contract/route.ts';
import { problem } from '../problems/catalogue.ts';
import { type Gate, isWrite, type Known, type Moment, type MountOptions } from './gate.ts';
import { askCaller, type FormerReply, findRequestKey, leaveScope, type OwnKey } from './idempotency.ts';

export type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly prepared?: unknown;
  readonly asked?: () => Promise<readonly unknown[]>;
};
/** What was done before the transaction: files read, slow work of the verb. */
export type Before = { readonly files: readonly UploadedFile[]; readonly prepared?: unknown };

export const inputOf = (request: FastifyRequest, before: Before): Parts => ({
  params: request.params,
  query: request.query,
  body: request.body,
  ...before,
});

const refuseUnless = (gate: Gate, route: RouteShape, known: { actor: Actor } | undefined): void => {
  if (route.permission === 'public') return;
  if (!known) throw problem('not-signed-in');
  if (known.actor.mustChangePassword && !route.beforePasswordChange) throw problem('password-change-required');
  if (known.actor.secondFactorMissing && !route.beforePasswordChange && !route.beforeSecondFactor)
    throw problem('second-factor-required');
  if (route.permission !== 'signedIn' && !gate.allows(known.actor, route.permission)) throw problem('not-allowed');
};

/** Times written by a wrong clock would be worthless for good: nothing is written, all else goes on (SEC-18). */
export const refuseByWrongClock = ({ clockWatch }: MountOptions, route: RouteShape): void => {
  if (isWrite(route) && !route.whileClockWrong && clockWatch?.report().state === 'wrong') throw problem('clock-wrong');
};

/** A page marks what nobody at it asked for: the repeated look for notices. */
const isBackground = (request: FastifyRequest): boolean => request.headers['x-background'] === '1';

const keyWanted = (route: RouteShape, request: FastifyRequest) =>
  isWrite(route) && route.idempotency !== 'none'
    ? findRequestKey(request.headers['idempotency-key'], request.method, request.url, request.body)
    : undefined;

type Arrival = {
  readonly known: Known | undefined;
  readonly key: OwnKey | undefined;
  readonly former: FormerReply | undefined;
  readonly asked: () => Promise<readonly unknown[]>;
};
const nothing = async (): Promise<readonly unknown[]> => [];

/** Who calls, whether they may, and whether this very request was answered before: one round trip, together with what the verb asks first. */
export const arrive = async (
  { gate, cookie }: MountOptions,
  { route, ahead }: Pick<Binding, 'route' | 'ahead'>,
  request: FastifyRequest,
  { tx, now, seen }: Moment,
): Promise<Arrival> => {
  const token = request.cookies[cookie.name];
  const wanted = keyWanted(route, request);
  const question = ahead?.(inputOf(request, { files: [] }) as never);
  const asked = token ? await askCaller(tx, gate.sessionQuery(token, now), wanted, question) : undefined;
  const known = asked && (await gate.readSession(tx, asked.row, now, isBackground(request)));
  if (known) seen.actor = known.actor;
  // Whoever comes with a session that is over is a stranger, to the database too.
  else if (asked?.row) await leaveScope(tx);
  refuseUnless(gate, route, known);
  if (known && isWrite(route) && route.idempotency !== 'none' && !wanted) throw problem('idempotency-key-missing');
  const key = known && wanted && { ...wanted, accountId: known.actor.accountId };
  if (key) seen.key = key;
  return { known, key, former: asked?.former, asked: asked?.ahead ?? nothing };
};
