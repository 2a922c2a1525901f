import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';

/** True for rounds `r` that are still asked for: one that was taken back before anybody sent anything is not counted, listed or waited for. */
export const roundStands: RawBuilder<boolean> = sql<boolean>`r.taken_back_at is null`;

/** The same at a moment: opened before it, and not taken back by then. */
export const roundStood = (bound: Date): RawBuilder<boolean> => sql<boolean>`(
  (r.opened_at is null or r.opened_at < ${bound}::timestamptz) and (r.taken_back_at is null or r.taken_back_at >= ${bound}::timestamptz))`;

/** Nothing is asked in these rounds any more; each form in its period may be opened anew. */
export const takeBackRounds = async (
  { tx, actor, now }: Pick<Call, 'tx' | 'actor' | 'now'>,
  ids: readonly string[],
  reason: string,
): Promise<void> => {
  await sql`
    update round set taken_back_reason = ${reason}, taken_back_by = ${actor.accountId}::uuid, taken_back_at = ${now}::timestamptz, version = version + 1
    where id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
};
