import type { CompiledQuery, RawBuilder } from 'kysely';
import { compile } from './compile.ts';
import type { Db } from './open.ts';
import type { Answered, Travelling } from './travelling.ts';

/** Asks a statement, and with it the one behind: the rows of the first, and those of the second once they are wanted. */
export const askBoth = async <R>(
  tx: Db,
  first: RawBuilder<R>,
  second: RawBuilder<unknown> | undefined,
): Promise<{ readonly rows: readonly R[]; readonly behind: () => Promise<readonly unknown[]> }> => {
  const { rows, behind } = await send(tx, first, second ? [second] : []);
  return { rows, behind: async () => (await behind?.[0])?.rows ?? [] };
};

type Rows<S extends readonly RawBuilder<unknown>[]> = {
  [At in keyof S]: S[At] extends RawBuilder<infer R> ? readonly R[] : never;
};

/** Asks statements in one round trip, each when the one before it is done: the rows of each. */
export const askTogether = async <S extends readonly [RawBuilder<unknown>, ...RawBuilder<unknown>[]]>(
  tx: Db,
  ...[first, ...rest]: S
): Promise<Rows<S>> => {
  const { rows, behind = [] } = await send(tx, first, rest);
  const others = await Promise.all(behind);
  return [rows, ...others.map((each) => each.rows)] as unknown as Rows<S>;
};

const send = <R>(tx: Db, first: RawBuilder<R>, rest: readonly RawBuilder<unknown>[]): Promise<Answered<R>> => {
  const behind = rest.map((each) => compile(tx, each));
  const statement: Travelling = { ...compile(tx, first), ...(behind.length > 0 ? { behind } : {}) };
  return tx.executeQuery<R>(statement as CompiledQuery<R>);
};

/** Asks the statement after which the transaction has nothing more to do. */
export const askLast = async <R>(tx: Db, statement: RawBuilder<R>): Promise<readonly R[]> => {
  const last: Travelling = { ...compile(tx, statement), last: true };
  return (await tx.executeQuery<R>(last as CompiledQuery<R>)).rows;
};
