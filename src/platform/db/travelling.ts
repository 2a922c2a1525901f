import type { CompiledQuery, QueryResult, RawBuilder } from 'kysely';
import type { Db } from './open.ts';

/**
 * A statement and what travels with it to the database: another one `behind` it, whose answer is wanted later, and the end of the
 * transaction where it is the `last`. A connection may send them together or one after the other; the outcome is the same.
 */
export type Travelling = CompiledQuery & { readonly behind?: CompiledQuery; readonly last?: boolean };
export type Answered<R> = QueryResult<R> & { readonly behind?: Promise<QueryResult<unknown>> };

/** Nobody may come for the answer of what travelled behind a statement that failed. */
export const quiet = <P extends Promise<unknown>>(asked: P): P => {
  asked.catch(() => undefined);
  return asked;
};

/** Asks a statement, and with it the one behind: the rows of the first, and those of the second once they are wanted. */
export const askBoth = async <R>(
  tx: Db,
  first: RawBuilder<R>,
  second: RawBuilder<unknown> | undefined,
): Promise<{ readonly rows: readonly R[]; readonly behind: () => Promise<readonly unknown[]> }> => {
  const statement: Travelling = { ...first.compile(tx), ...(second ? { behind: second.compile(tx) } : {}) };
  const { rows, behind }: Answered<R> = await tx.executeQuery<R>(statement as CompiledQuery<R>);
  return { rows, behind: async () => (await behind)?.rows ?? [] };
};

/** Asks the statement after which the transaction has nothing more to do. */
export const askLast = async <R>(tx: Db, statement: RawBuilder<R>): Promise<readonly R[]> => {
  const last: Travelling = { ...statement.compile(tx), last: true };
  return (await tx.executeQuery<R>(last as CompiledQuery<R>)).rows;
};
