import type { RawBuilder } from 'kysely';
import type { Body, Params, Query, Reply, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import type { UnitKind } from '../db/tables.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { RequestFacts } from './request-facts.ts';

/** Who acts: the account, the custodian of this moment, and the unit they act for. */
export type Actor = {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  readonly duties: readonly string[];
  readonly custodianId: string | null;
  readonly custodianName: string | null;
  readonly sessionId: string;
  readonly mustChangePassword: boolean;
  /** A second factor is mandatory for this account and not yet enrolled. */
  readonly secondFactorMissing?: boolean;
};

/** Authority over units: the subtree below `rootUnitId`; a department reaches it only through the forms of its sectors. */
export type Scope = { readonly rootUnitId: number; readonly departmentUnitId: number | null };

export type AuditEvent = {
  readonly action: string;
  readonly objectType: string;
  readonly objectId?: string | number;
  readonly unitId?: number;
  readonly reason?: string;
  readonly detail?: Record<string, unknown>;
  /** The thing as it was and as it is now; the trail keeps their digests (SEC-15), the values stand in the thing's own history. */
  readonly before?: unknown;
  readonly after?: unknown;
  /** `done` unless the verb records its own refusal (and then throws a problem that keeps what was written). */
  readonly result?: 'done' | 'refused';
};

/** All that a verb gets besides its input. */
export type Call = {
  readonly tx: Db;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
  readonly request: RequestFacts;
  /** Writes the audit line in the same transaction: if it cannot be written, the change does not happen (R27). `who` where this very request signs somebody in. */
  readonly audit: (event: AuditEvent, who?: Actor) => Promise<void>;
  /**
   * Statements that end the request: run as one, together with the trail and the kept reply, when the verb is through. They see the
   * database as it stands before any of them. One that fails undoes the request like any other.
   */
  readonly lastly: (...statements: readonly RawBuilder<unknown>[]) => void;
  readonly secrets: Secrets;
  /** Leaves work for a job, in the same transaction: done after the commit, and again until it succeeds. */
  readonly enqueue: (job: string, data: Readonly<Record<string, unknown>>) => Promise<void>;
};

/** A call that needs no signed-in account: sign-in, setup, contact. The actor is there where the browser holds a living session. */
export type PublicCall = Omit<Call, 'actor' | 'scope'> & {
  readonly actor?: Actor;
  readonly setSession: (token: string | null) => void;
  /** What the browser's long-lived cookie holds: which browser this is, for the noun that gave it. */
  readonly device: string | undefined;
  readonly setDevice: (value: string, days: number) => void;
};
/** A verb that changes the session of its caller. */
export type SessionCall = Call & Pick<PublicCall, 'setSession' | 'device' | 'setDevice'>;

export type HandlerInput<R extends RouteShape> = {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  readonly files: readonly UploadedFile[];
};
export type UploadedFile = {
  readonly field: string;
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
};

type CallOf<R extends RouteShape> = R['permission'] extends 'public' ? PublicCall : SessionCall;
export type Handler<R extends RouteShape> = (call: CallOf<R>, input: HandlerInput<R>) => Promise<Reply<R>>;

export type Binding = {
  readonly route: RouteShape;
  readonly handler: (call: never, input: never) => Promise<unknown>;
  /** Slow work before the transaction (hashing a password): nothing is held meanwhile. */
  readonly prepare?: (outside: Outside, input: never) => Promise<unknown>;
  /** What the verb asks first whoever calls: it travels with the question who that is, under their scope (`ownUnit` names their unit). */
  readonly ahead?: (input: never) => RawBuilder<unknown>;
};

/** What work before the transaction gets: no session has been read yet, so what it finds has to be checked again inside. */
export type Outside = {
  readonly db: Db;
  readonly now: Date;
  readonly request: RequestFacts;
  readonly secrets: Secrets;
  /** The session token that the request carries. */
  readonly token: string | undefined;
};

/** `on(route)(verb)`: curried so that the route's literal types survive. */
export const on =
  <R extends RouteShape>(route: R) =>
  (handler: Handler<R>): Binding => ({ route, handler });

type Prepared<R extends RouteShape, P> = (
  call: CallOf<R>,
  input: HandlerInput<R> & { readonly prepared: P },
) => Promise<Reply<R>>;

/** The same for a verb whose slow part comes before the transaction: `onPrepared(route)(prepare, verb)`; the verb finds its outcome as `prepared`. */
export const onPrepared =
  <R extends RouteShape>(route: R) =>
  <P>(prepare: (outside: Outside, input: HandlerInput<R>) => Promise<P>, handler: Prepared<R, P>): Binding => ({
    route,
    prepare,
    handler,
  });

type AskedAhead<R extends RouteShape, A> = (
  call: CallOf<R>,
  input: HandlerInput<R> & { readonly asked: () => Promise<readonly A[]> },
) => Promise<Reply<R>>;

/** The same for a verb whose first question is asked ahead, in the round trip that finds the caller: the verb fetches the rows by `asked()`. */
export const onAhead =
  <R extends RouteShape>(route: R) =>
  <A>(ahead: (input: HandlerInput<R>) => RawBuilder<A>, handler: AskedAhead<R, A>): Binding => ({
    route,
    ahead,
    handler,
  });
