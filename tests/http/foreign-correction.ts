import { sql } from 'kysely';
import type { World } from '../world/world.ts';

/** A correction and a withdrawal of somebody else's sheet, put down by hand: its round is not approved, which the guard would not have. */
export const foreignCorrection = async ({ db }: World, submission: string) => {
  const letter = sql`(select id from letter order by created_at limit 1)`;
  const account = sql`(select a.id from account a join submission s on s.reporter_unit_id = a.unit_id and s.id = ${submission}::uuid limit 1)`;
  const unit = sql`(select reporter_unit_id from submission where id = ${submission}::uuid)`;
  const board = sql`(select t.actor_unit_id from round_step t join submission s on s.round_id = t.round_id and s.id = ${submission}::uuid where t.action = 'approve')`;
  await sql`
    insert into revision (submission_id, number, form_version_id, figures, digest, submitted_by, submitted_at)
    select s.id, 1, r.form_version_id, '{}', 'x', ${account}, now() from submission s join round r on r.id = s.round_id where s.id = ${submission}::uuid`.execute(
    db,
  );
  await sql`alter table correction disable trigger correction_guarded`.execute(db);
  const { rows: corrections } = await sql<{ id: string }>`
    insert into correction (submission_id, base_revision, reason, letter_id, form_version_id, figures, texts, lists, context, explanations, digest,
      asked_by, asked_unit_id, asked_at, proposed_at)
    select e.submission_id, 1, 'thử', ${letter}, e.form_version_id, '{}', '{}', '{}', '{}', '[]', 'x', ${account}, ${unit}, now(), now()
    from revision e where e.submission_id = ${submission}::uuid returning id`.execute(db);
  await sql`alter table correction enable trigger correction_guarded`.execute(db);
  const correction = corrections[0]?.id ?? '';
  await sql`insert into correction_step (correction_id, position, action, unit_id, due_on) select ${correction}::uuid, 1, 'decide', ${board}, '2022-12-31'`.execute(
    db,
  );
  const { rows: withdrawals } = await sql<{ id: string }>`
    insert into withdrawal (round_id, submission_id, reason, letter_id, asked_by, asked_unit_id, asked_at)
    select s.round_id, s.id, 'thử', ${letter}, ${account}, ${unit}, now() from submission s where s.id = ${submission}::uuid returning id`.execute(
    db,
  );
  const { rows: cases } = await sql<{ id: string }>`
    insert into discrepancy (form_id, cell, title, period, unit_id, submission_id, first_source, second_source, owner_unit_id, due_on, opened_at)
    select r.form_id, 'A01.TAY', 'thử', r.period, s.subject_unit_id, s.id, 'x', 'y', s.subject_unit_id, '2022-12-31', now()
    from submission s join round r on r.id = s.round_id where s.id = ${submission}::uuid returning id`.execute(db);
  return { correction, withdrawal: withdrawals[0]?.id ?? '', discrepancy: cases[0]?.id ?? '' };
};
