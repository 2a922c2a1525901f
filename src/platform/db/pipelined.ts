import type { CompiledQuery, QueryResult } from 'kysely';

/**
 * A statement and what is sent with it in one write to the socket, before its answer is there (pipelining): statements `following` it,
 * and the commit where it is the `last` of its transaction. A connection may also send them one after the other; the outcome is the same.
 */
export type PipelinedQuery = CompiledQuery & {
  readonly following?: readonly CompiledQuery[];
  readonly last?: boolean;
  /** The transaction of this statement takes its time: no deadline of this side ends it. */
  readonly patient?: boolean;
};
export type PipelinedResult<R> = QueryResult<R> & {
  readonly following?: readonly Promise<QueryResult<unknown>>[];
};

/** Marks a rejection as handled: nobody may wait for a statement that was sent behind one that failed. */
export const handled = <P extends Promise<unknown>>(answer: P): P => {
  answer.catch(() => undefined);
  return answer;
};
