import type { SystemCall } from '../call/call.ts';
import type { AnswerOf } from '../call/file-answer.ts';
import type { MachineCalls } from '../call/machine.ts';
import type { Clock } from '../clock/clock.ts';
import type { Input, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import type { Mail } from '../mail/mail.ts';
import type { Secrets } from '../secrets/secrets.ts';
import type { JobKind } from './job-kind.ts';

/** What every job of a process works with. */
export type JobServices = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly calls: MachineCalls;
  /** Absent where no mail server is configured. */
  readonly mail?: Mail;
  /** The product's own address, for links in letters; absent where it is not configured. */
  readonly publicUrl?: string;
};

/** How far a job is: `done` of `of` pieces, and in words of the page what it is about. */
export type Progress = { readonly done: number; readonly of: number; readonly words?: string };

/** Whom a job acts for in a call, and which step of its work the call is: begun again, the job gets the answer that the step had before. */
export type JobActing = { readonly accountId: string; readonly step: string };

/** What a job gets; it opens its own transactions and keeps them short: the embedded database has one connection. */
export type JobContext = JobServices & {
  /** The account that asked for this work and sees it; null where it was left by a verb or a schedule. */
  readonly askedBy: string | null;
  /** Ends where somebody cancelled the job, the process stops, or another process has the work by now. */
  readonly signal: AbortSignal;
  /** Says how far the work is; throws where it has to end (`signal`). Waits for nothing, so it may be called inside a transaction. */
  readonly progress: (progress: Progress) => void;
  /** A verb as an account, under its permission and scope. */
  readonly perform: <R extends RouteShape>(route: R, input: Input<R>, acting: JobActing) => Promise<AnswerOf<R>>;
  /** Work of the system itself in one transaction that reaches every unit, with its lines in the trail. */
  readonly asSystem: <V>(work: (call: SystemCall) => Promise<V>) => Promise<V>;
};

export type JobData = Readonly<Record<string, unknown>>;

/** Each lane has a loop of its own in every process: work in one never waits for work in another. */
export const lanes = ['short', 'seal', 'mail', 'long'] as const;
export type Lane = (typeof lanes)[number];

/**
 * Work outside a request. It may be done again after a crash in its midst, so doing it twice must be harmless. An error means
 * "again later", a problem (below 500) that trying again would change nothing.
 */
export type Job = JobKind & {
  /** `short` unless said; what may take longer than a few seconds belongs in `long`. */
  readonly lane?: Lane;
  /** What it may leave in the trail (SEC-16). */
  readonly leaves?: readonly string[];
  run(context: JobContext, data: JobData): Promise<void>;
};
