import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';

/** One stored figure: a number, not applicable, or missing. */
export type Cellish = number | '-' | null;
export type SentSheet = {
  readonly form: string;
  readonly period: string;
  readonly unit: string;
  readonly state: 'draft' | 'submitted' | 'returned' | 'accepted';
  readonly figures: readonly Cellish[];
};

/** Puts a further revision under a unit's sheet and its state, past every rule: for tests of what totals read. */
export const putSheet = async (db: Db, { form, period, unit, state, figures }: SentSheet): Promise<void> => {
  const numbers = figures.map((figure) => (typeof figure === 'number' ? String(figure) : null));
  const blanks = figures.map((figure) => figure === '-');
  await sql`
    with target as (
      update submission s set state = ${state}, revision = s.revision + 1 from round r, form f, unit_version u
      where r.id = s.round_id and f.id = r.form_id and f.code = ${form} and r.period = ${period} and u.unit_id = s.subject_unit_id and u.code = ${unit} and u.kind in ('commune', 'district')
      returning s.id, s.revision, r.form_version_id
    )
    insert into revision (submission_id, number, form_version_id, figures, not_applicable, digest, submitted_by, submitted_at)
    select id, revision, form_version_id, ${arrayLiteral(numbers)}::numeric[], ${blanks.includes(true) ? arrayLiteral(blanks) : null}::boolean[], 'sha256:test', (select id from account where username = 'nhat.ky'), now() from target`.execute(
    db,
  );
};

export const unitId = async (db: Db, code: string): Promise<number> =>
  (
    await db
      .selectFrom('unit_version')
      .select('unit_id')
      .where('code', '=', code)
      .where('kind', 'in', ['commune', 'district', 'province'])
      .executeTakeFirstOrThrow()
  ).unit_id;
