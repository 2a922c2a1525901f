import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';

/** Puts a sheet into the state that the rules of rounds say; its figures stay as they were sent. */
export const moveSubmission = async (tx: Db, id: string, state: SubmissionState): Promise<void> => {
  await sql`update submission set state = ${state}, version = version + 1 where id = ${id}::uuid`.execute(tx);
};

/**
 * Writes the revision of a granted correction, and what it changed into the history of the cells. `granted` is its row under the names of
 * the table, with its cells, old and new values as arrays in the order of the cells: the lock of approved figures admits exactly this.
 */
export const writeCorrected = async (tx: Db, granted: RawBuilder<unknown>): Promise<void> => {
  await sql`
    insert into revision (submission_id, number, form_version_id, figures, fractions, not_applicable, texts, lists, context, explanations, digest,
      submitted_by, custodian_id, submitted_at, correction_id, granted_at)
    select submission_id, base_revision + 1, form_version_id, figures, fractions, not_applicable, texts, lists, context, explanations, digest,
      asked_by, asked_custodian_id, proposed_at, id, decided_at from (${granted}) c`.execute(tx);
  await sql`
    insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, custodian_id, at, correction_id)
    select c.submission_id, s.version + 1, c.cells, c.old_values, c.new_values, 'correction', c.asked_by, c.asked_custodian_id, c.decided_at, c.id
    from (${granted}) c join submission s on s.id = c.submission_id`.execute(tx);
  await sql`update submission s set revision = c.base_revision + 1, version = s.version + 1 from (${granted}) c where s.id = c.submission_id`.execute(
    tx,
  );
};
