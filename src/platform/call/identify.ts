import type { MediaType } from '../contract/media.ts';
import { pageOf } from '../contract/page-of.ts';
import type { RouteShape } from '../contract/route.ts';
import { problem } from '../problems/catalogue.ts';
import { type Caller, callerId } from './actor.ts';
import type { Binding } from './binding.ts';
import { enterScope, leaveScope, queryCaller } from './caller-query.ts';
import { type Arrival, type Door, type Gate, type Identified, isWrite, type Known, type Moment } from './door.ts';
import { findKeptReply, type KeptReply, type OwnKey } from './request-keys.ts';
import type { Uploaded } from './uploaded.ts';

export type Parts = {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly wanted: MediaType;
  /** A file on its way in, where the route takes one. */
  readonly upload?: Uploaded;
  readonly prepared?: unknown;
};

/** A session that must set a new password or a second factor before anything else. */
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
  /** What this very request was answered before. */
  readonly kept: KeptReply | undefined;
  readonly firstRows: () => Promise<readonly unknown[]>;
};
type FirstQuery = ReturnType<NonNullable<Binding['firstQuery']>> | undefined;
const nothing = async (): Promise<readonly unknown[]> => [];

const bySession = async (
  { gate }: Pick<Door, 'gate'>,
  { key, background = false }: Arrival,
  token: string,
  { tx, now }: Moment,
  firstQuery: FirstQuery,
): Promise<Met> => {
  const found = await queryCaller(tx, { session: gate.sessionQuery(token, now), now }, key, firstQuery);
  const known = await gate.readSession(tx, found.row, now, background);
  // Whoever comes with a session that is over is a stranger, to the database too.
  if (!known && found.row) await leaveScope(tx);
  return { known, kept: found.kept, firstRows: found.firstRows };
};

/** Any other caller is identified first; only then is the verb's first query sent, under their scope. */
const inTurn = async (
  { tx, now }: Moment,
  known: Identified,
  { key }: Arrival,
  firstQuery: FirstQuery,
): Promise<Met> => {
  const unitId = known.actor.kind === 'consumer' ? undefined : known.actor.unitId;
  await enterScope(tx, { rowScope: known.rowScope, unitId, now });
  const kept = key && (await findKeptReply(tx, { ...key, accountId: callerId(known.actor) }));
  return { known, kept, firstRows: async () => (firstQuery ? (await firstQuery.execute(tx)).rows : []) };
};

const meet = async (
  door: Pick<Door, 'gate'>,
  arrival: Arrival,
  moment: Moment,
  firstQuery: FirstQuery,
): Promise<Met> => {
  const { credential } = arrival;
  const { tx, now } = moment;
  if (!credential) return { known: undefined, kept: undefined, firstRows: nothing };
  if (credential.by === 'session') return bySession(door, arrival, credential.token, moment, firstQuery);
  const known =
    credential.by === 'bearer'
      ? await door.gate.readToken?.(tx, credential.token, now)
      : await door.gate.findAccount(tx, credential.accountId, now);
  if (!known) throw problem(credential.by === 'bearer' ? 'token-unknown' : 'not-allowed');
  return inTurn(moment, known, arrival, firstQuery);
};

/**
 * The cookie is the browser's, the page somebody's: where another person has signed in in another tab meanwhile, what the first tab asks
 * is not theirs. What anybody may ask (signing in itself) is not held to it.
 */
const refuseOtherPage = (route: RouteShape, { known }: Met, { credential, pageOf: page }: Arrival): void => {
  if (page === undefined || credential?.by !== 'session' || route.permission === 'public') return;
  if (!known || known.actor.kind === 'consumer') return;
  const { accountId, custodianId, username, custodianName } = known.actor;
  if (page !== pageOf(accountId, custodianId)) throw problem('another-session', otherSession(username, custodianName));
};

const otherSession = (username: string, custodianName: string | null) => {
  const who = custodianName === null ? username : `${username} (${custodianName})`;
  return {
    detail: `Trình duyệt này đang mở bằng tài khoản ${who}, không phải tài khoản của trang này. Chưa ghi nhận gì từ trang này.`,
    signedIn: { username, name: custodianName },
  };
};

/** Who sends a write over a network may never hear the answer: a key makes sending it again harmless. */
const demandKey = (route: RouteShape, { known }: Met, { key }: Arrival): void => {
  if (known && isWrite(route) && route.idempotency !== 'none' && !key) throw problem('idempotency-key-missing');
};

export type Identity = Met & { readonly key: OwnKey | undefined };

/** Who calls, whether they may, and whether this very request was answered before. Of a browser one round trip, together with the verb's first query. */
export const identify = async (
  door: Pick<Door, 'gate'>,
  { route, firstQuery }: Pick<Binding, 'route' | 'firstQuery'>,
  arrival: Arrival,
  input: Parts,
  moment: Moment,
): Promise<Identity> => {
  const met = await meet(door, arrival, moment, firstQuery?.(input as never));
  const { known } = met;
  refuseOtherPage(route, met, arrival);
  if (known) moment.seen.actor = known.actor;
  refuseUnless(door.gate, route, known);
  if (arrival.credential?.by !== 'machine') demandKey(route, met, arrival);
  const key = known && arrival.key && { ...arrival.key, accountId: callerId(known.actor) };
  if (key) moment.seen.key = key;
  return { ...met, key };
};
