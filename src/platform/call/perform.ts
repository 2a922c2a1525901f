import type { RawBuilder } from 'kysely';
import type { MediaType } from '../contract/media.ts';
import type { RouteShape } from '../contract/route.ts';
import { writeAtEnd } from '../db/write-at-end.ts';
import { Problem } from '../problems/catalogue.ts';
import type { Caller } from './actor.ts';
import type { Binding } from './binding.ts';
import type { AuditEvent, SystemCall } from './call.ts';
import type { Arrival, Credential, Door, Entry, Known, Moment, Seen } from './door.ts';
import type { FileAnswer } from './file-answer.ts';
import { type Identity, identify, type Parts } from './identify.ts';
import { notAcceptable } from './not-acceptable.ts';
import type { Origin } from './origin.ts';
import { keepReply, replyFor } from './request-keys.ts';
import { openSealed, seal } from './sealed-reply.ts';

/** An answer, or a refusal after which what was written is committed. */
export type Outcome = { readonly answer: unknown } | { readonly refusal: Problem };
type Loose = (call: object, input: Parts & Pick<Identity, 'firstRows'>) => Promise<unknown>;

/** A file is what the caller takes, or nothing leaves and nothing is written (406). */
const demandTaken = (route: RouteShape, { takes }: Arrival, wanted: MediaType, outcome: Outcome): Outcome => {
  if (!route.files || (route.reply && wanted === 'json') || 'refusal' in outcome) return outcome;
  const { type } = outcome.answer as FileAnswer;
  if (!takes.includes(type)) throw notAcceptable([type]);
  return outcome;
};

/** What a call gathers until its verb is through: lines of the trail, and the statements that end it. */
export type Gathered = { readonly entries: Entry[]; readonly statements: RawBuilder<unknown>[] };
export const gathered = (): Gathered => ({ entries: [], statements: [] });

type Making = Pick<Door, 'secrets' | 'queue'>;
type At = Pick<Moment, 'tx' | 'now'>;

const accountOf = (caller: Caller): string | undefined => (caller.kind === 'consumer' ? undefined : caller.accountId);

/** The part of a call that does not depend on the kind of caller. */
export const callOf = (
  { secrets, queue }: Making,
  { tx, now }: At,
  origin: Origin,
  { entries, statements }: Gathered,
  actor?: Caller,
): SystemCall => ({
  tx,
  now,
  origin,
  audit: async (event: AuditEvent, who: Caller | undefined = actor) => {
    entries.push({ actor: who, event: { result: 'done', ...event } });
  },
  writeAtEnd: (...more) => void statements.push(...more),
  secrets,
  enqueue: (job, data, how) => queue.add(tx, job, data, how && actor && accountOf(actor)),
});

const browserOf = (arrival: Arrival, seen: Seen) => ({
  device: arrival.device,
  setSession: (session: string | null) => {
    seen.handed = { ...seen.handed, session };
  },
  setDevice: (value: string, days: number) => {
    seen.handed = { ...seen.handed, device: { value, days } };
  },
});

/** Public verbs know accounts only: for them a program with a token is not signed in. */
const shownTo = (route: RouteShape, known: Known | undefined): Known | undefined =>
  route.permission === 'public' && known?.actor.kind === 'consumer' ? undefined : known;

type Within = Pick<Door, 'gate' | 'secrets' | 'queue'>;

/**
 * One call inside a transaction: who calls, permission, request key, verb; what it wrote at its end, the lines of the trail and the kept
 * reply as one last statement. `ends` where the transaction ends with it.
 */
export const perform = async (
  door: Within,
  binding: Binding,
  arrival: Arrival,
  input: Parts,
  moment: Moment,
  ends = true,
): Promise<Outcome> => {
  const { route } = binding;
  const { tx, now, seen } = moment;
  const { known, key, kept, firstRows } = await identify(door, binding, arrival, input, moment);
  const secret = secretOf(route, arrival.credential);
  if (key && kept) return { answer: openReply(replyFor(key, kept), secret) };
  const { entries, statements } = gathered();
  const shared = callOf(door, moment, arrival.origin, { entries, statements }, known?.actor);
  const call = { ...shared, ...shownTo(route, known), ...browserOf(arrival, seen) };
  const work = (binding.handler as unknown as Loose)(call, { ...input, firstRows });
  const outcome = demandTaken(route, arrival, input.wanted, await outcomeOf(work));
  if (entries.length > 0) statements.push(door.gate.trail(entries, arrival.origin, now));
  if (key && 'answer' in outcome)
    statements.push(keepReply(key, secret ? seal(outcome.answer, secret) : outcome.answer, now));
  seen.wrote = statements.length > 0;
  await writeAtEnd(tx, statements, ends);
  return outcome;
};

/** The caller's own token, under which an answer with one-time passwords is kept. */
export const secretOf = (route: RouteShape, credential: Credential | undefined): string | undefined =>
  route.secretReply && credential && credential.by !== 'machine' ? credential.token : undefined;

export const openReply = (reply: unknown, secret: string | undefined): unknown =>
  secret ? openSealed(reply, secret) : reply;

const outcomeOf = async (work: Promise<unknown>): Promise<Outcome> => {
  try {
    return { answer: await work };
  } catch (error) {
    if (error instanceof Problem && error.keep) return { refusal: error };
    throw error;
  }
};
