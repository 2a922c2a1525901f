import { type RawBuilder, sql } from 'kysely';
import type { Db } from './open.ts';

/** The last statement of a transaction says so: a pool may send it together with the commit (`round-trips.ts`). */
export const LAST = '/* last */';

/** Runs data-changing statements as one, the last of their transaction: each sees the database as it stood before all of them. */
export const runLast = async (tx: Db, statements: readonly RawBuilder<unknown>[]): Promise<void> => {
  const last = statements.at(-1);
  if (!last) return;
  const before = statements.slice(0, -1).map((statement, at) => sql`${sql.id(`s${at}`)} as (${statement})`);
  await (before.length === 0 ? sql`/* last */ ${last}` : sql`/* last */ with ${sql.join(before)} ${last}`).execute(tx);
};
