import type { CompiledQuery, QueryResult } from 'kysely';

/**
 * A statement and what travels with it to the database: others `behind` it, whose answers are wanted later, and the end of the
 * transaction where it is the `last`. A connection may send them together or one after the other; the outcome is the same.
 */
export type Travelling = CompiledQuery & { readonly behind?: readonly CompiledQuery[]; readonly last?: boolean };
export type Answered<R> = QueryResult<R> & { readonly behind?: readonly Promise<QueryResult<unknown>>[] };

/** Nobody may come for the answer of what travelled behind a statement that failed. */
export const quiet = <P extends Promise<unknown>>(asked: P): P => {
  asked.catch(() => undefined);
  return asked;
};
