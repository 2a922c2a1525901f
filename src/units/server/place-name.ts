import { type RawBuilder, sql } from 'kysely';
import { nearestTo, standsOn } from '../../platform/db/stands-on.ts';

/**
 * The name of a unit at the beginning of a line by which it cannot be taken for another (six names of communes repeat), on a day or the
 * nearest one it bore: `Xã Đàm Thủy, huyện Trùng Khánh`.
 */
export const placeName = (unit: RawBuilder<unknown>, day: RawBuilder<unknown>): RawBuilder<string> => sql<string>`(
  select n.full_name || coalesce(', ' || lower(left(d.full_name, 1)) || substr(d.full_name, 2), '')
  from unit_version n left join unit_version d on n.kind = 'commune' and d.unit_id = n.parent_id and d.kind = 'district' and ${standsOn('d', day)}
  where n.unit_id = ${unit} order by ${nearestTo('n', day)} limit 1)`;
