import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { NamedObject, TrailLookups } from '../../platform/trail-lookups.ts';
import { nameInRound } from '../../rounds/server/index.ts';

export const reviewLookups: TrailLookups = {
  names: {
    consolidation: async (tx, ids) => {
      const { rows } = await sql<NamedObject>`
        select c.id, ${nameInRound(sql`c.unit_id`)} from consolidation c join round r on r.id = c.round_id
        where c.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
      return rows;
    },
  },
};
