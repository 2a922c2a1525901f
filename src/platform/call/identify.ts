import type { RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import { problem } from '../problems/catalogue.ts';
import { type Caller, callerId } from './actor.ts';
import type { Binding, UploadedFile } from './binding.ts';
import { type Arrival, type Door, type Gate, type Identified, isWrite, type Known, type Moment } from './door.ts';
import { askCaller, enterScope, type FormerReply, findFormer, leaveScope, type OwnKey } from './request-keys.ts';

export type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly files: readonly UploadedFile[];
  readonly prepared?: unknown;
};

/** A session that may do nothing yet but make itself fit: a new password, a second factor. */
const refuseUnready = (route: RouteShape, caller: Caller): void => {
  if (caller.kind === 'consumer' || route.beforePasswordChange) return;
  if (caller.mustChangePassword) throw problem('password-change-required');
  if (caller.secondFactorMissing && !route.beforeSecondFactor) throw problem('second-factor-required');
};

const mayCall = (gate: Gate, route: RouteShape, caller: Caller): boolean => {
  const isConsumer = caller.kind === 'consumer';
  if (isConsumer ? route.consumers === undefined : route.consumers === 'only') return false;
  if (route.needsSession && (isConsumer || caller.sessionId === null)) return false;
  return route.permission === 'signedIn' ? !isConsumer : gate.allows(caller, route.permission);
};

/** The one check of permission, for whoever calls. */
const refuseUnless = (gate: Gate, route: RouteShape, known: Known | undefined): void => {
  if (route.permission === 'public') return;
  if (!known) throw problem('not-signed-in');
  refuseUnready(route, known.actor);
  if (!mayCall(gate, route, known.actor)) throw problem('not-allowed');
};

type Met = {
  readonly known: Known | undefined;
  readonly former: FormerReply | undefined;
  readonly asked: () => Promise<readonly unknown[]>;
};
type Question = ReturnType<NonNullable<Binding['ahead']>> | undefined;
const nothing = async (): Promise<readonly unknown[]> => [];

const bySession = async (
  { gate }: Pick<Door, 'gate'>,
  { key, background = false }: Arrival,
  token: string,
  { tx, now }: Moment,
  question: Question,
): Promise<Met> => {
  const asked = await askCaller(tx, gate.sessionQuery(token, now), key, question);
  const known = await gate.readSession(tx, asked.row, now, background);
  // Whoever comes with a session that is over is a stranger, to the database too.
  if (!known && asked.row) await leaveScope(tx);
  return { known, former: asked.former, asked: asked.ahead };
};

/** Any other caller: found first, then the transaction sees their rows, then what else there is to ask. */
const inTurn = async (tx: Db, known: Identified, { key }: Arrival, question: Question): Promise<Met> => {
  await enterScope(tx, known.rowScope, known.actor.kind === 'consumer' ? undefined : known.actor.unitId);
  const former = key && (await findFormer(tx, { ...key, accountId: callerId(known.actor) }));
  return { known, former, asked: async () => (question ? (await question.execute(tx)).rows : []) };
};

const meet = async (door: Pick<Door, 'gate'>, arrival: Arrival, moment: Moment, question: Question): Promise<Met> => {
  const { credential } = arrival;
  const { tx, now } = moment;
  if (!credential) return { known: undefined, former: undefined, asked: nothing };
  if (credential.by === 'session') return bySession(door, arrival, credential.token, moment, question);
  const known =
    credential.by === 'bearer'
      ? await door.gate.readToken?.(tx, credential.token, now)
      : await door.gate.findAccount(tx, credential.accountId, now);
  if (!known) throw problem(credential.by === 'bearer' ? 'token-unknown' : 'not-allowed');
  return inTurn(tx, known, arrival, question);
};

/** Who sends a write over a network may never hear the answer: a key makes sending it again harmless. */
const demandKey = (route: RouteShape, { known }: Met, { key }: Arrival): void => {
  if (known && isWrite(route) && route.idempotency !== 'none' && !key) throw problem('idempotency-key-missing');
};

export type Identity = Met & { readonly key: OwnKey | undefined };

/** Who calls, whether they may, and whether this very request was answered before. Of a browser one round trip, together with what the verb asks first. */
export const identify = async (
  door: Pick<Door, 'gate'>,
  { route, ahead }: Pick<Binding, 'route' | 'ahead'>,
  arrival: Arrival,
  input: Parts,
  moment: Moment,
): Promise<Identity> => {
  const met = await meet(door, arrival, moment, ahead?.(input as never));
  const { known } = met;
  if (known) moment.seen.actor = known.actor;
  refuseUnless(door.gate, route, known);
  if (arrival.credential?.by !== 'machine') demandKey(route, met, arrival);
  const key = known && arrival.key && { ...arrival.key, accountId: callerId(known.actor) };
  if (key) moment.seen.key = key;
  return { ...met, key };
};
