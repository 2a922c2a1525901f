import type { RawBuilder } from 'kysely';
import type { Clock } from '../clock/clock.ts';
import type { ClockWatch } from '../clock/clock-watch.ts';
import type { MediaType } from '../contract/media.ts';
import type { RouteShape } from '../contract/route.ts';
import type { Database, Db } from '../db/open.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Constraints } from '../problems/constraints.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Actor, Caller, Scope } from './actor.ts';
import type { AuditEvent } from './call.ts';
import type { CallerRow } from './caller-query.ts';
import type { Origin } from './origin.ts';
import type { OwnKey, RequestKey } from './request-keys.ts';

type Recorded = AuditEvent & { readonly result: 'done' | 'refused' };
export type Entry = { readonly actor: Caller | undefined; readonly event: Recorded };
export type Known<C extends Caller = Caller> = { readonly actor: C; readonly scope: Scope };
/** A caller with what row-level security is told: a unit with its subtree, or `all`. */
export type Identified = Known & { readonly rowScope: string };

/** What the nouns provide to every call; this folder imports none of them. */
export type Gate = {
  /** The query that finds the session of a browser's token: one row or none. */
  sessionQuery(token: string, now: Date): RawBuilder<CallerRow>;
  /** Whether that session still counts, and for whom. What a page asks by itself (`background`) does not keep it alive. */
  readSession(tx: Db, row: CallerRow | undefined, now: Date, background: boolean): Promise<Known<Actor> | undefined>;
  /** The account that a job or a command of this machine acts for; none where it is closed or its unit is no more. */
  findAccount(tx: Db, accountId: string, now: Date): Promise<(Identified & Known<Actor>) | undefined>;
  /** The program behind a bearer token. While no noun provides this, every token is refused. */
  readToken?(tx: Db, token: string, now: Date): Promise<Identified | undefined>;
  allows(caller: Caller, permission: string): boolean;
  /** What the constraints of their tables say. */
  readonly constraints?: Constraints;
  /** The lines of the audit trail as a statement. */
  trail(entries: readonly Entry[], origin: Origin, now: Date): RawBuilder<unknown>;
};

/** Through it every call goes, wherever it comes from: HTTP, a job, the command line. */
export type Door = {
  readonly database: Pick<Database, 'db'>;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly clockWatch?: ClockWatch;
};

/** How a caller shows who they are; a job or a command of this machine says which account it acts for. */
export type Credential =
  | { readonly by: 'session'; readonly token: string }
  | { readonly by: 'bearer'; readonly token: string }
  | { readonly by: 'machine'; readonly accountId: string };

/** A call before anything is known of its caller. */
export type Arrival = {
  readonly credential: Credential | undefined;
  readonly origin: Origin;
  /** Set by a page for requests that no person made, such as polling for notices. */
  readonly background?: boolean;
  /** Media types of the route that the caller accepts, the preferred one first. */
  readonly takes: readonly MediaType[];
  readonly key?: RequestKey | undefined;
  /** What the browser's long-lived cookie holds. */
  readonly device?: string | undefined;
  /** Account and custodian of the page that sends the request (`contract/page-of`); absent for programs and scripts. */
  readonly pageOf?: string | undefined;
};

/** What a verb hands to the browser once everything is committed; absent: nothing. */
export type Handed = {
  readonly session?: string | null | undefined;
  readonly device?: { readonly value: string; readonly days: number } | undefined;
};

/** What is learned about a call while it runs: its caller, its request key, what the browser gets. */
export type Seen = { actor?: Caller; handed: Handed; key?: OwnKey; wrote?: boolean };
export type Moment = { readonly tx: Db; readonly now: Date; readonly seen: Seen };

/** All that a route answers with. */
export const answersOf = ({ reply, files = [] }: RouteShape): readonly MediaType[] =>
  reply ? ['json', ...files] : files;

export const isWrite = (route: RouteShape) => route.method !== 'GET';
