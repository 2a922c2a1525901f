import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { HearingStep } from '../rules/actions.ts';
import type { RouteStep } from '../rules/hearing.ts';

/** The route above a sheet: who checks it, who signs and verifies the total that holds it, who approves. */
export const routeAbove = async (tx: Db, submissionId: string): Promise<RouteStep[]> => {
  const { rows } = await sql<RouteStep>`
    select t.position, t.action, t.actor_unit_id as "actorUnitId"
    from submission s join round r on r.id = s.round_id join round_step t on t.round_id = s.round_id
    where s.id = ${submissionId}::uuid and t.action <> 'fill' and (t.action = 'approve' or exists (
      select 1 from unit_closure c where c.descendant_id = s.subject_unit_id and c.ancestor_id = t.subject_unit_id and ${standsOn('c', sql`r.period_end`)}))
    order by t.position`.execute(tx);
  return rows;
};

export const insertHearing = async (tx: Db, correctionId: string, steps: readonly HearingStep[]): Promise<void> => {
  const column = <V extends string | number>(pick: (step: HearingStep) => V) => arrayLiteral(steps.map(pick));
  await sql`
    insert into correction_step (correction_id, position, action, unit_id, due_on)
    select ${correctionId}::uuid, * from unnest(${column((s) => s.position)}::smallint[], ${column((s) => s.action)}::text[],
      ${column((s) => s.unitId)}::integer[], ${column((s) => s.dueOn)}::date[])`.execute(tx);
};
