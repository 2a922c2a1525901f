import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { NamedObject, TrailLookups } from '../../platform/trail-lookups.ts';
import { nameInRound } from '../../rounds/server/index.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const submissionLookups: TrailLookups = {
  names: {
    submission: async (tx, ids) => {
      const { rows } = await sql<NamedObject>`
        select s.id, ${nameInRound(sql`s.subject_unit_id`)} from submission s join round r on r.id = s.round_id
        where s.id = any(${arrayLiteral(ids)}::uuid[])`.execute(tx);
      return rows;
    },
  },
  /** A change of a figure stands in its history at the very moment and under the account of the line, which has the thing as it was and is (digests). */
  changedFigure: (submission, cell) =>
    UUID.test(submission)
      ? sql`e.after_digest is not null and exists (
          select 1 from change_set c where c.submission_id = ${submission}::uuid and c.cells @> array[${cell}::text]
            and c.at = e.at and c.account_id = e.account_id)`
      : sql`false`,
};
