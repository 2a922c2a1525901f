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
  readonly secrets: Secrets;
  /** Leaves work for a job, in the same transaction: done after the commit, and again until it succeeds. */
  readonly enqueue: (job: string, data: Readonly<Record<string, unknown>>) => Promise<void>;
};

/** A call that needs no signed-in account: sign-in, setup, contact. The actor is there where the browser holds a living session. */
export type PublicCall = Omit<Call, 'actor' | 'scope'> & {
  readonly actor?: Actor;
  readonly setSession: (token: string | null) => void;
};
/** A verb that changes the session of its caller. */
export type SessionCall = Call & Pick<PublicCall, 'setSession'>;

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

export type Binding = { readonly route: RouteShape; readonly handler: (call: never, input: never) => Promise<unknown> };

/** `on(route)(verb)`: curried so that the route's literal types survive. */
export const on =
  <R extends RouteShape>(route: R) =>
  (handler: Handler<R>): Binding => ({ route, handler });
