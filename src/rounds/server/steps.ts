import { type RawBuilder, sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';

const asJson = sql`json_agg(json_build_object('position', t.position, 'action', t.action, 'actorUnitId', t.actor_unit_id, 'dueOn', t.due_on) order by t.position)`;

/** The steps of a submission `s`, as `Step[]`. */
export const submissionSteps: RawBuilder<unknown> = sql`(
  select ${asJson} from round_step t
  where t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action in ('fill', 'check'))`;

/** The steps of a consolidation `c`, and the approval that can send it back. */
export const consolidationSteps: RawBuilder<unknown> = sql`(
  select ${asJson} from (
    select * from round_step where round_id = c.round_id and subject_unit_id = c.unit_id and action in ('sign', 'verify')
    union all select * from round_step where round_id = c.round_id and action = 'approve'
  ) t)`;

/** The step of the approval of a round `r`. */
export const approvalSteps: RawBuilder<unknown> = sql`(
  select ${asJson} from round_step t where t.round_id = r.id and t.action = 'approve')`;

/** Joins the step by which submission `s` is filled, as `fill`: whose due date is the sheet's. */
export const joinFill: RawBuilder<unknown> = sql`
  join round_step fill on fill.round_id = s.round_id and fill.subject_unit_id = s.subject_unit_id and fill.action = 'fill'`;

/** Moves the due date of these submissions to a day; a part of a statement. */
export const moveDueDates = (submissionIds: readonly string[], dueOn: string): RawBuilder<unknown> => sql`
  update round_step t set due_on = ${dueOn}::date from submission s
  where s.id = any(${arrayLiteral(submissionIds)}::uuid[]) and t.round_id = s.round_id and t.subject_unit_id = s.subject_unit_id and t.action = 'fill'`;
