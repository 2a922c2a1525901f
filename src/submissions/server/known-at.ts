import { type RawBuilder, sql } from 'kysely';

/** The revision of submission `s` that was current at a moment: the last that was known before it; 0 where there was none. */
export const revisionBefore = (bound: Date): RawBuilder<number> => sql<number>`coalesce((
  select max(e.number) from revision e where e.submission_id = s.id and e.known_from < ${bound}::timestamptz), 0)`;
