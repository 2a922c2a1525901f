import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { NamedObject, TrailLookups } from '../../platform/trail-lookups.ts';

export const campaignLookups: TrailLookups = {
  names: {
    campaign: async (tx, ids) => {
      const { rows } = await sql<NamedObject>`
        select id, null as form, null as period, title as name from campaign where id = any(${arrayLiteral(ids)}::uuid[])`.execute(
        tx,
      );
      return rows;
    },
  },
};
