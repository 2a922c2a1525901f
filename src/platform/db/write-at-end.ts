import { type RawBuilder, sql } from 'kysely';
import type { Db } from './open.ts';
import { queryLast } from './pipeline.ts';

/**
 * Runs data-changing statements as one: each sees the database as it stood before all of them. The commit goes with it, unless the
 * transaction goes on (`ends`).
 */
export const writeAtEnd = async (tx: Db, statements: readonly RawBuilder<unknown>[], ends = true): Promise<void> => {
  const last = statements.at(-1);
  if (!last) return;
  const before = statements.slice(0, -1).map((statement, at) => sql`${sql.id(`s${at}`)} as (${statement})`);
  const all = before.length === 0 ? last : sql`with ${sql.join(before)} ${last}`;
  await (ends ? queryLast(tx, all) : all.execute(tx));
};
