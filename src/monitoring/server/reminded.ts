import { type RawBuilder, sql } from 'kysely';

/** When the unit that fills a submission `s` was reminded of its round last; null: never. */
export const remindedAt: RawBuilder<Date | null> = sql<Date | null>`(
  select max(m.at) from reminder m where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id)`;

/** Whether that last reminder went by e-mail too; of two at one moment, whether either did. */
export const remindedByMail: RawBuilder<boolean> = sql<boolean>`exists (
  select 1 from reminder m join reminder_mail e on e.reminder_id = m.id
  where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id and m.at = ${remindedAt})`;
