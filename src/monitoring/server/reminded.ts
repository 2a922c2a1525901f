import { type RawBuilder, sql } from 'kysely';

/** When the unit that fills a submission `s` was reminded of its round last; null: never. */
export const remindedAt: RawBuilder<Date | null> = sql<Date | null>`(
  select max(m.at) from reminder m where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id)`;

/** Whether that last reminder went by e-mail too. */
export const remindedByMail: RawBuilder<boolean> = sql<boolean>`coalesce((
  select exists (select 1 from reminder_mail e where e.reminder_id = m.id)
  from reminder m where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id order by m.at desc, m.id desc limit 1), false)`;
