import type { RouteShape } from '../contract/route.ts';
import type { Db } from '../db/open.ts';
import { Problem, problem } from '../problems/catalogue.ts';
import { constraintProblem } from '../problems/constraints.ts';
import type { Binding } from './binding.ts';
import { type Arrival, type Door, isWrite, type Seen } from './door.ts';
import { identify, type Parts } from './identify.ts';
import { type Outcome, openReply, perform, secretOf } from './perform.ts';
import { recordRefusal } from './refused.ts';
import { findKeptReply, replyFor } from './request-keys.ts';

/** Times written by a wrong clock would be worthless for good: nothing is written, all else goes on (SEC-18). */
const refuseByWrongClock = ({ clockWatch }: Door, route: RouteShape): void => {
  if (isWrite(route) && !route.whileClockWrong && clockWatch?.report().state === 'wrong') throw problem('clock-wrong');
};

/**
 * Work in a transaction, answered after its commit; a reading that left nothing to write is answered before, since there is nothing that
 * the end of its transaction could still undo.
 */
const inTransaction = <V>(db: Db, work: (tx: Db) => Promise<V>, onlyRead: () => boolean): Promise<V> =>
  new Promise((resolve, reject) => {
    const done = db.transaction().execute(async (tx) => {
      const value = await work(tx);
      if (onlyRead()) resolve(value);
      return value;
    });
    done.then(resolve, reject);
  });

const prepare = async (door: Door, { prepare: slow }: Binding, arrival: Arrival, input: Parts): Promise<Parts> => {
  if (!slow) return input;
  const { credential, origin } = arrival;
  const token = credential?.by === 'session' ? credential.token : undefined;
  const outside = { db: door.database.db, now: door.clock(), origin, secrets: door.secrets, token };
  return { ...input, prepared: await slow(outside as never, input as never) };
};

/** A refusal that the same call, repeated, may have met because the first one had done the work already. */
const isRefusal = (error: unknown): boolean => error instanceof Problem && error.status < 500;

/** What a constraint of the database refused, as the problem it stands for; anything else as it is. */
const spoken = ({ gate }: Door, error: unknown): unknown =>
  error instanceof Problem ? error : (constraintProblem(error, gate.constraints) ?? error);

/**
 * The answer to a call that failed because the same request, with the same key, was at work at the same time and came first:
 * it gets the first one's answer instead of the refusal.
 */
const answerOfDuplicate = async (
  { database }: Door,
  route: RouteShape,
  { credential }: Arrival,
  { key }: Seen,
  error: unknown,
): Promise<Outcome> => {
  const kept = key && isRefusal(error) ? await findKeptReply(database.db, key) : undefined;
  if (!key || !kept) throw error;
  return { answer: openReply(replyFor(key, kept), secretOf(route, credential)) };
};

/** Checks the caller's permission in a transaction of its own, before an upload is read. */
export type Admit = () => Promise<void>;

/** Reads for content that is sent after the call: each time a short transaction in which the caller is identified again. */
export const readLater =
  (door: Door, route: RouteShape, arrival: Arrival) =>
  <V>(work: (tx: Db) => Promise<V>): Promise<V> =>
    door.database.db.transaction().execute(async (tx) => {
      const moment = { tx, now: door.clock(), seen: { handed: {} } };
      await identify(door, { route }, { ...arrival, background: true }, nothing, moment);
      return work(tx);
    });

/**
 * A call from its beginning to its end, in one transaction: what was sent is read (`read`) and slow work done before it, the answer given
 * after it. A thrown problem undoes everything; the trail says of a refusal who was refused what.
 */
export const runCall = async (
  door: Door,
  binding: Binding,
  arrival: Arrival,
  read: (admit: Admit) => Promise<Parts>,
  seen: Seen = { handed: {} },
): Promise<Outcome> => {
  const { route } = binding;
  const { db } = door.database;
  const admit: Admit = () =>
    db.transaction().execute(async (tx) => {
      await identify(door, { route }, arrival, nothing, { tx, now: door.clock(), seen });
    });
  try {
    refuseByWrongClock(door, route);
    const input = await prepare(door, binding, arrival, await read(admit));
    const now = door.clock();
    const work = (tx: Db) => perform(door, binding, arrival, input, { tx, now, seen });
    return await inTransaction(db, work, () => !isWrite(route) && !seen.wrote).catch((error: unknown) =>
      answerOfDuplicate(door, route, arrival, seen, spoken(door, error)),
    );
  } catch (cause) {
    await recordRefusal(door, route, arrival.origin, seen.actor, cause);
    throw spoken(door, cause);
  }
};

const nothing: Parts = { params: {}, query: {}, body: undefined, wanted: 'json' };
