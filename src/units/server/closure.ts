import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';

/**
 * Writes who stands above the given new units on which days: each unit above itself at depth 0, then upwards, the days being
 * those on which every link of the chain holds. One statement for all of them.
 */
export const extendClosure = async (tx: Db, unitIds: readonly number[]): Promise<void> => {
  if (unitIds.length === 0) return;
  await sql`
    with recursive chain (ancestor_id, descendant_id, depth, above_id, valid_from, valid_to) as (
      select v.unit_id, v.unit_id, 0, v.parent_id, v.valid_from, v.valid_to
      from unit_version v where v.unit_id = any (${arrayLiteral(unitIds)}::integer[])
      union all
      select p.unit_id, c.descendant_id, c.depth + 1, p.parent_id, greatest(c.valid_from, p.valid_from), least(c.valid_to, p.valid_to)
      from chain c join unit_version p on p.unit_id = c.above_id
        and (c.valid_to is null or p.valid_from < c.valid_to) and (p.valid_to is null or p.valid_to > c.valid_from)
    )
    insert into unit_closure (ancestor_id, descendant_id, depth, valid_from, valid_to)
    select ancestor_id, descendant_id, depth, valid_from, valid_to from chain`.execute(tx);
};
