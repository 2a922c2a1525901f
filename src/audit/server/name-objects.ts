import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { AuditRow } from '../contract.ts';

type About = NonNullable<AuditRow['about']>;
type Named = About & { readonly type: string; readonly id: string };
type Noted = { readonly objectType: string; readonly objectId: string | null };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The unit's name as the round knew it, a commune with its district. */
const unitName = sql`(select concat_ws(', ', u.full_name, case when p.kind = 'district' then lower(left(p.full_name, 1)) || substr(p.full_name, 2) end)
  from unit_version u left join unit_version p on p.unit_id = u.parent_id and ${standsOn('p', sql`r.period_end`)}
  where u.unit_id = o.unit_id and ${standsOn('u', sql`r.period_end`)})`;

/** What the objects of these lines are called: form, period and unit of a sheet, title of a campaign, name of an account. By `type id`. */
export const nameObjects = async (tx: Db, rows: readonly Noted[]): Promise<Map<string, About>> => {
  const ids = [
    ...new Set(rows.flatMap(({ objectId }) => (objectId !== null && UUID.test(objectId) ? [objectId] : []))),
  ];
  if (ids.length === 0) return new Map();
  const wanted = sql`any(${arrayLiteral(ids)}::uuid[])`;
  const { rows: named } = await sql<Named>`
    select o.type, o.id, f.code as form, r.period, coalesce(${unitName}, '') as name
    from (
      select 'submission' as type, id, round_id, subject_unit_id as unit_id from submission where id = ${wanted}
      union all
      select 'consolidation', id, round_id, unit_id from consolidation where id = ${wanted}
      union all
      select 'approval', id, id, null from round where id = ${wanted}
    ) o join round r on r.id = o.round_id join form f on f.id = r.form_id
    union all
    select 'campaign', id, null, null, title from campaign where id = ${wanted}
    union all
    select 'account', id, null, null, username from account where id = ${wanted}
    union all
    select 'attachment', id, null, null, name from attachment where id = ${wanted}`.execute(tx);
  return new Map(named.map(({ type, id, ...about }) => [`${type} ${id}`, about]));
};
