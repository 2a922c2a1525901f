import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { standsOn } from '../../platform/db/stands-on.ts';

type Asker = Pick<Call, 'actor' | 'scope'>;

/**
 * True for the submissions, aliased `s`, whose existence the asker may know: the subject stands below the asker's unit on the
 * last day of the period of their round, aliased `r`; for a department, of the forms that it verifies, is consulted on or reports.
 * What is outside is answered like what does not exist.
 */
export const submissionsInScope = ({ scope }: Asker): RawBuilder<boolean> => sql<boolean>`(exists (
  select 1 from unit_closure uc where uc.ancestor_id = ${scope.rootUnitId} and uc.descendant_id = s.subject_unit_id
    and ${standsOn('uc', sql`r.period_end`)})
  and ${
    scope.departmentUnitId === null
      ? sql`true`
      : sql`(s.reporter_unit_id = ${scope.departmentUnitId} or ${ofDepartment(scope.departmentUnitId)})`
  })`;

/** The same for figures: those of a sensitive form only for the filler, its readers, the verifiers, the board and, where the form says so, the district. */
export const visibleSubmissions = (asker: Asker): RawBuilder<boolean> => {
  const { actor } = asker;
  const filled = sql`s.reporter_unit_id = ${actor.unitId}`;
  const sensitive = sql`exists (select 1 from form_version fv where fv.id = r.form_version_id and fv.sensitive)`;
  return actor.unitKind === 'board'
    ? submissionsInScope(asker)
    : sql<boolean>`(${submissionsInScope(asker)} and (${filled} or ${readsRound(actor)} or not ${sensitive}))`;
};

/** True for rounds `r` of the forms that a department verifies or is consulted on. */
export const ofDepartment = (departmentUnitId: number): RawBuilder<boolean> =>
  sql<boolean>`(${departmentUnitId} = any(r.verifier_unit_ids) or ${departmentUnitId} = any(r.consulted_unit_ids))`;

/** True for rounds `r` whose figures this unit reads though the form is sensitive. */
export const readsRound = ({ unitId, unitKind }: Pick<Call['actor'], 'unitId' | 'unitKind'>): RawBuilder<boolean> =>
  sql<boolean>`(${unitId} = any(r.verifier_unit_ids) or ${unitId} = any(r.reader_unit_ids) or (r.district_reads and ${unitKind === 'district'}::boolean))`;
