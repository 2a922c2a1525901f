import { type RawBuilder, sql } from 'kysely';

/** When the unit that fills a submission `s` was reminded of its round last; null: never. */
export const remindedAt: RawBuilder<Date | null> = sql<Date | null>`(
  select max(m.at) from reminder m where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id)`;
