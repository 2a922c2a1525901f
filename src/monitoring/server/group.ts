import { type RawBuilder, sql } from 'kysely';
import { standsOn } from '../../platform/db/stands-on.ts';

/** Joins the district in which the subject of a submission `s` lies on a day, as `g`; the province for its own offices. */
export const joinGroup = (day: RawBuilder<unknown>): RawBuilder<unknown> => sql`cross join lateral (
  select a.unit_id as id, a.full_name as name, a.kind from unit_closure c join unit_version a on a.unit_id = c.ancestor_id
    and ${standsOn('a', day)}
  where c.descendant_id = s.subject_unit_id and ${standsOn('c', day)} and a.kind in ('district', 'province')
  order by c.depth limit 1) g`;

/** What stands for it on the page: the province's own offices are no district. */
export const groupNameOf = (kind: string | undefined, name: string | undefined): string =>
  kind === 'province' ? 'Cơ quan cấp tỉnh' : (name ?? '');
