import { type RawBuilder, sql } from 'kysely';

type Recorded = 'submission' | 'consolidation';

/**
 * Where a record stood at a moment: where the last of its steps before it had led. Every change of a state leaves a step, so this is the
 * state that was shown then; null where there was none yet.
 */
export const stateBefore = (type: Recorded, id: RawBuilder<unknown>, bound: Date): RawBuilder<string | null> => sql<
  string | null
>`(
  select t.to_state from review_step t where t.object_type = ${type} and t.object_id = ${id} and t.at < ${bound}::timestamptz
  order by t.id desc limit 1)`;

/** Whether a sheet was excused then: the excuse may have been taken back since, or before. */
export const excusedBefore = (id: RawBuilder<unknown>, bound: Date): RawBuilder<boolean> => sql<boolean>`coalesce((
  select t.action = 'excuse' from review_step t where t.object_type = 'submission' and t.object_id = ${id}
    and t.action in ('excuse', 'take-back-excuse') and t.at < ${bound}::timestamptz order by t.id desc limit 1), false)`;
