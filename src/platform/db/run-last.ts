import { type RawBuilder, sql } from 'kysely';
import { askLast } from './ask.ts';
import type { Db } from './open.ts';

/** Runs data-changing statements as one, the last of their transaction: each sees the database as it stood before all of them. */
export const runLast = async (tx: Db, statements: readonly RawBuilder<unknown>[]): Promise<void> => {
  const last = statements.at(-1);
  if (!last) return;
  const before = statements.slice(0, -1).map((statement, at) => sql`${sql.id(`s${at}`)} as (${statement})`);
  await askLast(tx, before.length === 0 ? last : sql`with ${sql.join(before)} ${last}`);
};
