import type { RawBuilder } from 'kysely';
import type { MediaType } from '../contract/media.ts';
import type { Body, Params, Query, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Caller, Consumer } from './actor.ts';
import type { Call, PublicCall, SessionCall } from './call.ts';
import type { AnswerOf } from './file-answer.ts';
import type { Origin, RequestOrigin } from './origin.ts';
import type { Uploaded } from './uploaded.ts';

export type HandlerInput<R extends RouteShape> = {
  readonly params: Params<R>;
  readonly query: Query<R>;
  readonly body: Body<R>;
  /** The media type to answer with: of those that the route offers, the one that the caller prefers. */
  readonly wanted: MediaType;
};

/** Who may stand behind a call of a route, as the route itself says it. */
type CallOf<R extends RouteShape> = R['permission'] extends 'public'
  ? PublicCall
  : R['needsSession'] extends true
    ? SessionCall
    : R['consumers'] extends 'only'
      ? Call<Consumer>
      : R['consumers'] extends 'too'
        ? Call<Caller>
        : Call;
export type Handler<R extends RouteShape> = (call: CallOf<R>, input: HandlerInput<R>) => Promise<AnswerOf<R>>;

export type Binding = {
  readonly route: RouteShape;
  readonly handler: (call: never, input: never) => Promise<unknown>;
  /** Slow work before the transaction begins (hashing a password), so that no connection is held. */
  readonly prepare?: (outside: never, input: never) => Promise<unknown>;
  /**
   * The verb's first query, the same for every caller: sent together with the query that finds the caller, and run under their scope (`callersUnit`
   * names their unit).
   */
  readonly firstQuery?: (input: never) => RawBuilder<unknown>;
  /** Actions that it may record in the trail (SEC-16). Empty for reading what the caller works with: there only refusals are recorded. */
  readonly leaves: readonly string[];
};

/** What work before the transaction gets. No session has been read yet: whatever it finds is checked again inside the transaction. */
export type Outside = {
  readonly db: Db;
  readonly now: Date;
  readonly origin: Origin;
  readonly secrets: Secrets;
  /** The token of the browser's session, where the call comes with one. */
  readonly token: string | undefined;
};
/** The same for a route without sign-in, which only requests reach. */
export type PublicOutside = Outside & { readonly origin: RequestOrigin };
type OutsideOf<R extends RouteShape> = R['permission'] extends 'public' ? PublicOutside : Outside;

/** `on(route, 'what.it-leaves')(verb)`: curried so that the route's literal types survive. */
export const on =
  <R extends RouteShape>(route: R, ...leaves: readonly string[]) =>
  (handler: Handler<R>): Binding => ({ route, leaves, handler });

type Prepared<R extends RouteShape, P> = (
  call: CallOf<R>,
  input: HandlerInput<R> & { readonly prepared: P },
) => Promise<AnswerOf<R>>;

/** The same for a verb whose slow part comes before the transaction: `onPrepared(route)(prepare, verb)`; the verb finds its outcome as `prepared`. */
export const onPrepared =
  <R extends RouteShape>(route: R, ...leaves: readonly string[]) =>
  <P>(prepare: (outside: OutsideOf<R>, input: HandlerInput<R>) => Promise<P>, handler: Prepared<R, P>): Binding => ({
    route,
    leaves,
    prepare,
    handler,
  });

type WithUpload = { readonly upload: Uploaded };

/**
 * The same for a route that takes a file: `onUpload(route)(receive, verb)`. `receive` reads it while it comes in, before the transaction, once
 * the caller is known to be allowed; what it makes of it the verb finds as `prepared`.
 */
export const onUpload =
  <R extends RouteShape & { readonly upload: object }>(route: R, ...leaves: readonly string[]) =>
  <P>(
    receive: (outside: OutsideOf<R>, input: HandlerInput<R> & WithUpload) => Promise<P>,
    handler: Prepared<R, P>,
  ): Binding => ({ route, leaves, prepare: receive, handler });

type WithFirstRows<R extends RouteShape, A> = (
  call: CallOf<R>,
  input: HandlerInput<R> & { readonly firstRows: () => Promise<readonly A[]> },
) => Promise<AnswerOf<R>>;

/** The same for a verb whose first query is known before its caller is: both go in one round trip, and the verb fetches its rows by `firstRows()`. */
export const onWithFirstQuery =
  <R extends RouteShape>(route: R, ...leaves: readonly string[]) =>
  <A>(firstQuery: (input: HandlerInput<R>) => RawBuilder<A>, handler: WithFirstRows<R, A>): Binding => ({
    route,
    leaves,
    firstQuery,
    handler,
  });
