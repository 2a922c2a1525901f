import type { RawBuilder } from 'kysely';
import type { Db } from '../db/open.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { Actor, Caller, Scope } from './actor.ts';
import type { Origin, RequestOrigin } from './origin.ts';

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

/** What every call has, whoever makes it. A call of the system itself (a job, a command for no account) has nothing else. */
export type SystemCall = {
  readonly tx: Db;
  readonly now: Date;
  readonly origin: Origin;
  /** Writes the audit line in the same transaction: if it cannot be written, the change does not happen (R27). `who` where this very request signs somebody in. */
  readonly audit: (event: AuditEvent, who?: Actor) => Promise<void>;
  /**
   * Statements that end the call: run as one, together with the trail and the kept reply, when the verb is through. They see the
   * database as it stands before any of them. One that fails undoes the call like any other.
   */
  readonly writeAtEnd: (...statements: readonly RawBuilder<unknown>[]) => void;
  readonly secrets: Secrets;
  /**
   * Leaves work for a job, in the same transaction: done after the commit, and again until it succeeds; returns its number. `shown` where
   * the caller asked for this very work: they see how far it is, and may cancel it.
   */
  readonly enqueue: (
    job: string,
    data: Readonly<Record<string, unknown>>,
    how?: { readonly shown: true },
  ) => Promise<number>;
};

/** All that a verb gets besides its input. Behind it stands an account, unless its route says that consumers may call it. */
export type Call<C extends Caller = Actor> = SystemCall & { readonly actor: C; readonly scope: Scope };

/** The browser at the other end: its session, and which browser it is. */
export type Browser = {
  readonly setSession: (token: string | null) => void;
  /** What the browser's long-lived cookie holds: which browser this is, for the noun that gave it. */
  readonly device: string | undefined;
  readonly setDevice: (value: string, days: number) => void;
};

type SessionActor = Actor & { readonly sessionId: string };

/** A call that needs no signed-in account: sign-in, setup, contact. The actor is there where the browser holds a living session. */
export type PublicCall = SystemCall & Browser & { readonly actor?: SessionActor; readonly origin: RequestOrigin };

/** A call about the very session that it came over (its route says `needsSession`). */
export type SessionCall = Call<SessionActor> & Browser & { readonly origin: RequestOrigin };
