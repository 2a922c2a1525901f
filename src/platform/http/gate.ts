import type { RawBuilder } from 'kysely';
import type { Actor, Scope } from '../call/actor.ts';
import type { AuditEvent } from '../call/call.ts';
import type { Origin } from '../call/origin.ts';
import type { Clock } from '../clock/clock.ts';
import type { ClockWatch } from '../clock/clock-watch.ts';
import type { RouteShape } from '../contract/route.ts';
import type { Database, Db } from '../db/open.ts';
import type { Queue } from '../jobs/queue.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Cookies, Handed } from './cookies.ts';
import type { OwnKey } from './idempotency.ts';

type Recorded = AuditEvent & { readonly result: 'done' | 'refused' };
export type Entry = { readonly actor: Actor | undefined; readonly event: Recorded };
export type Known = { readonly actor: Actor; readonly scope: Scope };

/** One row that stands for a session; only the gate knows what else is in it. */
type CallerRow = { readonly accountId: string; readonly unitId: number; readonly rowScope: string };

/** What the nouns lend to the HTTP layer; the layer itself knows no noun. */
export type Gate = {
  /** The session behind a token as a query of one row. */
  sessionQuery(token: string, now: Date): RawBuilder<CallerRow>;
  /** Whether that session still counts, and for whom. What a page asks by itself (`background`) does not keep it alive. */
  readSession(tx: Db, row: CallerRow | undefined, now: Date, background: boolean): Promise<Known | undefined>;
  allows(actor: Actor, permission: string): boolean;
  /** The lines of the audit trail as a statement. */
  trail(entries: readonly Entry[], request: Origin, now: Date): RawBuilder<unknown>;
};

export type MountOptions = {
  readonly database: Database;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly cookie: Cookies;
  readonly secrets: Secrets;
  readonly queue: Queue;
  readonly clockWatch?: ClockWatch;
};

/** What a request came to know on its way; the cookies that its verb gave or took go to the browser once that is committed. */
export type Seen = { actor?: Actor; handed: Handed; key?: OwnKey; wrote?: boolean };
export type Moment = { readonly tx: Db; readonly now: Date; readonly seen: Seen };

export const isWrite = (route: RouteShape) => route.method !== 'GET';
