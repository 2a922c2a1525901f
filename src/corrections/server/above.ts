import { sql } from 'kysely';
import type { Static } from 'typebox';
import type { Call } from '../../platform/call/call.ts';
import { memberOf } from '../../review/server/index.ts';
import { nameOf } from '../../submissions/server/index.ts';
import type { Above } from '../contract.ts';

const named = (unit: ReturnType<typeof sql.ref>) =>
  sql`json_build_object('id', ${unit}, 'name', ${nameOf(unit, sql`coalesce(n.agency_name, n.full_name)`)})`;

/** The signed totals that hold a sheet and the approval of its round, as far as the asker sees them: what granting amends, nearest first. */
export const recordsAbove = async ({ tx }: Call, submissionId: string): Promise<Static<typeof Above>[]> => {
  const { rows } = await sql<Static<typeof Above>>`
    select x.object, x.unit from (
      select 'consolidation' as object, ${named(sql.ref('c.unit_id'))} as unit, 0 as place, c.unit_id
      from submission s join round r on r.id = s.round_id join consolidation c on ${memberOf}
      where s.id = ${submissionId}::uuid and c.signature_number > 0
      union all
      select 'approval', ${named(sql.ref('t.actor_unit_id'))}, 1, t.actor_unit_id
      from submission s join round r on r.id = s.round_id and r.state <> 'open' join round_step t on t.round_id = r.id and t.action = 'approve'
      where s.id = ${submissionId}::uuid
    ) x order by x.place, x.unit_id`.execute(tx);
  return rows;
};
