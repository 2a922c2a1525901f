import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Db } from './open.ts';
import type { PipelinedQuery, PipelinedResult } from './pipelined.ts';

const send = <R>(tx: Db, first: RawBuilder<R>, rest: readonly RawBuilder<unknown>[]): Promise<PipelinedResult<R>> => {
  const following = rest.map((each) => each.compile(tx));
  const query: PipelinedQuery = { ...first.compile(tx), ...(following.length > 0 ? { following } : {}) };
  return tx.executeQuery<R>(query as CompiledQuery<R>);
};

/** Sends a statement and a second one with it: the rows of the first, and a function for those of the second once they are wanted. */
export const queryWithNext = async <R>(
  tx: Db,
  first: RawBuilder<R>,
  second: RawBuilder<unknown> | undefined,
): Promise<{ readonly rows: readonly R[]; readonly nextRows: () => Promise<readonly unknown[]> }> => {
  const { rows, following } = await send(tx, first, second ? [second] : []);
  return { rows, nextRows: async () => (await following?.[0])?.rows ?? [] };
};

type Rows<S extends readonly RawBuilder<unknown>[]> = {
  [At in keyof S]: S[At] extends RawBuilder<infer R> ? readonly R[] : never;
};

/** Runs statements in one round trip, each when the one before it is done: the rows of each. */
export const queryTogether = async <S extends readonly [RawBuilder<unknown>, ...RawBuilder<unknown>[]]>(
  tx: Db,
  ...[first, ...rest]: S
): Promise<Rows<S>> => {
  const { rows, following = [] } = await send(tx, first, rest);
  const others = await Promise.all(following);
  return [rows, ...others.map((each) => each.rows)] as unknown as Rows<S>;
};

/** Runs the statement after which the transaction has nothing more to do: its commit is sent with it. */
export const queryLast = async <R>(tx: Db, statement: RawBuilder<R>): Promise<readonly R[]> => {
  const last: PipelinedQuery = { ...statement.compile(tx), last: true };
  return (await tx.executeQuery<R>(last as CompiledQuery<R>)).rows;
};
