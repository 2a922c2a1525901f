import { type RawBuilder, sql } from 'kysely';

type Recorded = 'submission' | 'consolidation';

/** The state of a record at a moment: that of its last step before it, since every change of state records a step. Null where there was none yet. */
export const stateBefore = (type: Recorded, id: RawBuilder<unknown>, bound: Date): RawBuilder<string | null> => sql<
  string | null
>`(
  select t.to_state from review_step t where t.object_type = ${type} and t.object_id = ${id} and t.at < ${bound}::timestamptz
  order by t.id desc limit 1)`;

/** Whether a sheet was excused then: the excuse may have been taken back since, or before. */
export const excusedBefore = (id: RawBuilder<unknown>, bound: Date): RawBuilder<boolean> => sql<boolean>`coalesce((
  select t.action = 'excuse' from review_step t where t.object_type = 'submission' and t.object_id = ${id}
    and t.action in ('excuse', 'take-back-excuse') and t.at < ${bound}::timestamptz order by t.id desc limit 1), false)`;
