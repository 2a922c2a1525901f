import type { CompiledQuery, RawBuilder } from 'kysely';
import type { Db } from './open.ts';
import type { Answered, Travelling } from './travelling.ts';

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
