import type { FastifyRequest } from 'fastify';
import type { RawBuilder } from 'kysely';
import type { Binding } from '../call/binding.ts';
import type { AuditEvent } from '../call/call.ts';
import type { RouteShape } from '../contract/route.ts';
import { runLast } from '../db/run-last.ts';
import { Problem } from '../problems/catalogue.ts';
import { arrive, type Before, inputOf, type Parts } from './arrive.ts';
import type { Cookies } from './cookies.ts';
import { toProblem } from './errors.ts';
import type { Entry, Moment, MountOptions } from './gate.ts';
import { findFormer, keptReply, type OwnKey, repeated } from './idempotency.ts';
import { originOf } from './origin.ts';
import { openSealed, seal } from './sealed-reply.ts';

/** An answer, or a refusal after which what was written is committed. */
export type Outcome = { readonly answer: unknown } | { readonly refusal: Problem };
type Loose = (call: object, input: Parts) => Promise<unknown>;

/** One write request is one transaction: actor, permission, request key, verb, audit; answered after commit. */
export const perform = async (
  options: MountOptions,
  binding: Binding,
  request: FastifyRequest,
  moment: Moment,
  before: Before,
): Promise<Outcome> => {
  const { gate, cookie } = options;
  const { route } = binding;
  const { tx, now } = moment;
  const origin = originOf(request);
  const { known, key, former, asked } = await arrive(options, binding, request, moment);
  const secret = secretOf(route, request, cookie);
  if (key && former) return { answer: openReply(repeated(key, former), secret) };
  const entries: Entry[] = [];
  const audit = async (event: AuditEvent, actor = known?.actor): Promise<void> => {
    entries.push({ actor, event: { result: 'done', ...event } });
  };
  const statements: RawBuilder<unknown>[] = [];
  const call = {
    tx,
    ...known,
    now,
    origin,
    audit,
    lastly: (...more: readonly RawBuilder<unknown>[]) => void statements.push(...more),
    secrets: options.secrets,
    enqueue: (job: string, data: Readonly<Record<string, unknown>>) => options.queue.add(tx, job, data),
    device: request.cookies[cookie.device],
    setSession: (session: string | null) => {
      moment.seen.handed = { ...moment.seen.handed, session };
    },
    setDevice: (value: string, days: number) => {
      moment.seen.handed = { ...moment.seen.handed, device: { value, days } };
    },
  };
  const outcome = await outcomeOf((binding.handler as unknown as Loose)(call, { ...inputOf(request, before), asked }));
  if (entries.length > 0) statements.push(gate.trail(entries, origin, now));
  if (key && 'answer' in outcome)
    statements.push(keptReply(key, secret ? seal(outcome.answer, secret) : outcome.answer, now));
  moment.seen.wrote = statements.length > 0;
  await runLast(tx, statements);
  return outcome;
};

/** The token of the session, under which an answer with one-time passwords is kept. */
const secretOf = (route: RouteShape, request: FastifyRequest, cookie: Cookies): string | undefined =>
  route.secretReply ? request.cookies[cookie.name] : undefined;

const openReply = (reply: unknown, secret: string | undefined): unknown => (secret ? openSealed(reply, secret) : reply);

const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    return { answer: await work };
  } catch (error) {
    if (error instanceof Problem && error.keep) return { refusal: error };
    throw error;
  }
};

/**
 * The answer to a request that failed because the same request, with the same key, was at work at the same time and came first:
 * it gets the first one's answer instead of the refusal.
 */
export const answerOfTwin = async (
  { database, cookie }: MountOptions,
  route: RouteShape,
  request: FastifyRequest,
  key: OwnKey | undefined,
  error: unknown,
): Promise<Outcome | undefined> => {
  if (!key || toProblem(error).status >= 500) return undefined;
  const former = await findFormer(database.db, key);
  return former && { answer: openReply(repeated(key, former), secretOf(route, request, cookie)) };
};
