import { sql } from 'kysely';
import type { Input, RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import { systemTransaction } from '../db/system-transaction.ts';
import { writeAtEnd } from '../db/write-at-end.ts';
import type { Binding } from './binding.ts';
import type { SystemCall } from './call.ts';
import { type Arrival, answersOf, type Door, type Gate, isWrite, type Seen } from './door.ts';
import type { AnswerOf } from './file-answer.ts';
import type { Parts } from './identify.ts';
import { machineOrigin } from './origin.ts';
import { callOf, gathered, type Outcome, perform } from './perform.ts';
import { type RequestKey, requestKey } from './request-keys.ts';
import { runCall } from './run-call.ts';
import { demandValid } from './validation.ts';

/** For whom a job or a command acts, and under which name the trail knows it. */
export type Acting = {
  readonly accountId: string;
  /** `job print-book`, `npm run catalogue`. */
  readonly name: string;
  /** A UUID: whoever makes the call again under it gets the first answer, and nothing is done twice. */
  readonly key?: string;
};

/** Calls that begin on this machine: no browser, no token; whoever may start the process may make them. */
export type MachineCalls = {
  /** A verb as an account: the same permission, transaction and trail as if its holder had asked. */
  perform<R extends RouteShape>(route: R, input: Input<R>, acting: Acting): Promise<AnswerOf<R>>;
  /** Work of the system itself, for nobody: one transaction that reaches every unit, with its lines in the trail. */
  asSystem<V>(name: string, work: (call: SystemCall) => Promise<V>): Promise<V>;
};

const bindingOf = (bindings: readonly Binding[], route: RouteShape): Binding => {
  const binding = bindings.find((one) => one.route === route);
  if (!binding || route.permission === 'public' || route.upload)
    throw new Error(`${route.method} ${route.path} is no call of the machine`);
  return binding;
};

const partsOf = (route: RouteShape, input: object): Parts => {
  const { params = {}, query = {}, body } = input as Partial<Parts>;
  const parts = { params, query, body, wanted: answersOf(route)[0] ?? 'json' };
  demandValid(route, parts);
  return parts;
};

/** What is only read is read anew each time; an answer with one-time passwords is kept only under a token, and the machine has none. */
const keyOf = ({ key }: Acting, route: RouteShape, input: object): RequestKey | undefined => {
  if (key === undefined || !isWrite(route)) return undefined;
  if (route.secretReply) throw new Error(`${route.path}: its answer is not kept`);
  return requestKey(key, route.method, route.path, input);
};

const arrivalOf = (route: RouteShape, input: object, acting: Acting): Arrival => ({
  credential: { by: 'machine', accountId: acting.accountId },
  origin: machineOrigin(acting.name),
  takes: answersOf(route),
  key: keyOf(acting, route, input),
});

const answerOf = <R extends RouteShape>(outcome: Outcome): AnswerOf<R> => {
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.answer as AnswerOf<R>;
};

/** What a call of the system needs of the door: nobody has to be known for it. */
export type SystemDoor = Pick<Door, 'secrets' | 'queue'> & { readonly gate: Pick<Gate, 'trail'> };

/** A call of the system itself inside a transaction that reaches every unit. */
export const callAsSystem = async <V>(
  door: SystemDoor,
  { tx, now, ends = false }: { readonly tx: Db; readonly now: Date; readonly ends?: boolean },
  name: string,
  work: (call: SystemCall) => Promise<V>,
): Promise<V> => {
  const origin = machineOrigin(name);
  const { entries, statements } = gathered();
  const value = await work(callOf(door, { tx, now }, origin, { entries, statements }));
  if (entries.length > 0) statements.push(door.gate.trail(entries, origin, now));
  await writeAtEnd(tx, statements, ends);
  return value;
};

/** The calls of jobs and commands over a database; `bindings` are the verbs that they may reach. */
export const openMachineCalls = (door: Door, bindings: readonly Binding[]): MachineCalls => ({
  perform: async (route, input, acting) => {
    const binding = bindingOf(bindings, route);
    const parts = partsOf(route, input);
    return answerOf(await runCall(door, binding, arrivalOf(route, input, acting), async () => parts));
  },
  asSystem: (name, work) =>
    systemTransaction(door.database.db, (tx) => callAsSystem(door, { tx, now: door.clock(), ends: true }, name, work)),
});

/**
 * One call inside a transaction of the system that goes on after it (the demonstration, which is loaded whole or not at all), at a time
 * that the caller says. The transaction then reaches every unit again.
 */
export const performWithin = async <R extends RouteShape>(
  door: Pick<Door, 'gate' | 'secrets' | 'queue'>,
  bindings: readonly Binding[],
  at: { readonly tx: Db; readonly now: Date },
  route: R,
  input: Input<R>,
  acting: Acting,
): Promise<AnswerOf<R>> => {
  const binding = bindingOf(bindings, route);
  if (binding.prepare) throw new Error(`${route.path} has work to do before its transaction`);
  const seen: Seen = { handed: {} };
  const parts = partsOf(route, input);
  const outcome = await perform(door, binding, arrivalOf(route, input, acting), parts, { ...at, seen }, false);
  await sql`select set_config('app.scope', 'all', true), set_config('app.unit', '', true), set_config('app.now', '', true)`.execute(
    at.tx,
  );
  return answerOf(outcome);
};
