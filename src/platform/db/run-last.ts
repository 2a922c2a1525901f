import { type RawBuilder, sql } from 'kysely';
import { askLast } from './ask.ts';
import type { Db } from './open.ts';

/**
 * Runs data-changing statements as one: each sees the database as it stood before all of them. The last of their transaction, unless
 * that goes on (`ends`).
 */
export const runLast = async (tx: Db, statements: readonly RawBuilder<unknown>[], ends = true): Promise<void> => {
  const last = statements.at(-1);
  if (!last) return;
  const before = statements.slice(0, -1).map((statement, at) => sql`${sql.id(`s${at}`)} as (${statement})`);
  const all = before.length === 0 ? last : sql`with ${sql.join(before)} ${last}`;
  await (ends ? askLast(tx, all) : all.execute(tx));
};
