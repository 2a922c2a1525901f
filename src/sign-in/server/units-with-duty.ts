import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { Duty } from '../rules/permissions.ts';

/** The units where operators with a duty sit: whom a notice for that duty goes to. */
export const unitsWithDuty = async (tx: Db, duty: Duty): Promise<number[]> => {
  const rows = await tx
    .selectFrom('account')
    .select('unit_id')
    .distinct()
    .where('kind', '=', 'operator')
    .where('state', '=', 'active')
    .where(sql<boolean>`${duty} = any (duties)`)
    .execute();
  return rows.map(({ unit_id }) => unit_id);
};
