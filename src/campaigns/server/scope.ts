import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';

type Asker = Pick<Call, 'actor' | 'scope'>;

/**
 * True for the submissions, aliased `s`, whose existence the asker may know: the subject stands below the asker's unit on the
 * last day of the period; for a department, of the forms that it verifies, is consulted on or reports. What is outside is
 * answered like what does not exist.
 */
export const submissionsInScope = (asker: Asker): RawBuilder<boolean> => sql<boolean>`exists (
  ${roundOf(asker)} and ${ofDepartment(asker)})`;

/** The same for figures: those of a sensitive form only for the filler, its readers, the verifier, the board and, where the form says so, the district. */
export const visibleSubmissions = (asker: Asker): RawBuilder<boolean> => sql<boolean>`exists (
  ${roundOf(asker)} and ${ofDepartment(asker)} and ${notHidden(asker)})`;

/** cf: the form in its period; r: its route on the last day. */
const roundOf = ({ scope }: Asker) => sql`
  select 1 from campaign_form cf
  join unit_closure uc on uc.ancestor_id = ${scope.rootUnitId} and uc.descendant_id = s.subject_unit_id
    and uc.valid_from <= cf.period_end and (uc.valid_to is null or uc.valid_to > cf.period_end)
  join form_route r on r.form_id = s.form_id and r.valid_from <= cf.period_end and (r.valid_to is null or r.valid_to > cf.period_end)
  where cf.campaign_id = s.campaign_id and cf.form_version_id = s.form_version_id and cf.period = s.period`;

const ofDepartment = ({ scope }: Asker) =>
  scope.departmentUnitId === null
    ? sql`true`
    : sql`(s.reporter_unit_id = ${scope.departmentUnitId} or r.verifier_unit_id = ${scope.departmentUnitId}
        or ${scope.departmentUnitId} = any(r.consulted_unit_ids))`;

const notHidden = ({ actor }: Asker) => {
  if (actor.unitKind === 'board') return sql`true`;
  const isDistrict = actor.unitKind === 'district';
  return sql`(s.reporter_unit_id = ${actor.unitId} or r.verifier_unit_id = ${actor.unitId} or ${actor.unitId} = any(r.reader_unit_ids)
    or (r.district_reads and ${isDistrict}::boolean) or not exists (select 1 from form_version fv where fv.id = s.form_version_id and fv.sensitive))`;
};
