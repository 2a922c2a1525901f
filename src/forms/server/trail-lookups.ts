import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { NamedObject, TrailLookups } from '../../platform/trail-lookups.ts';

export const formLookups: TrailLookups = {
  names: {
    'form-draft': async (tx, ids) => {
      const { rows } = await sql<NamedObject>`
        select id, code as form, null as period, title as name from form_draft where id = any(${arrayLiteral(ids)}::uuid[])`.execute(
        tx,
      );
      return rows;
    },
  },
};
