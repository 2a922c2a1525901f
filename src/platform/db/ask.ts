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
  const statement: Travelling = {
    ...compile(tx, first),
    ...(second ? { behind: compile(tx, second) } : {}),
  };
  const { rows, behind }: Answered<R> = await tx.executeQuery<R>(statement as CompiledQuery<R>);
  return { rows, behind: async () => (await behind)?.rows ?? [] };
};

/** Asks the statement after which the transaction has nothing more to do. */
export const askLast = async <R>(tx: Db, statement: RawBuilder<R>): Promise<readonly R[]> => {
  const last: Travelling = { ...compile(tx, statement), last: true };
  return (await tx.executeQuery<R>(last as CompiledQuery<R>)).rows;
};
