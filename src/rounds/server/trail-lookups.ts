import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { NamedObject, TrailLookups } from '../../platform/trail-lookups.ts';

const form = sql`(select f.code from form f where f.id = r.form_id) as form`;

/** What a record of a round `r` is called: form, period, and a unit as the round knew it, a commune with its district. */
export const nameInRound = (unitId: RawBuilder<unknown>): RawBuilder<unknown> => sql`${form}, r.period, coalesce((
  select concat_ws(', ', u.full_name, case when p.kind = 'district' then lower(left(p.full_name, 1)) || substr(p.full_name, 2) end)
  from unit_version u left join unit_version p on p.unit_id = u.parent_id and ${standsOn('p', sql`r.period_end`)}
  where u.unit_id = ${unitId} and ${standsOn('u', sql`r.period_end`)}), '') as name`;

export const roundLookups: TrailLookups = {
  names: {
    approval: async (tx, ids) => {
      const { rows } = await sql<NamedObject>`
        select r.id, ${form}, r.period, '' as name from round r where r.id = any(${arrayLiteral(ids)}::uuid[])`.execute(
        tx,
      );
      return rows;
    },
  },
};
