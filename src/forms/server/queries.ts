import { sql } from 'kysely';
import { vietnamDay } from '../../periods/rules/days.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { found } from '../../platform/problems/catalogue.ts';
import type { FormRow } from '../contract.ts';
import { ethnicGroups } from './ethnic-groups.ts';

/** Every form at the version in effect on a day (or, not in effect yet, at its first), with who verifies it. */
export const listForms = async (tx: Db, day: string): Promise<FormRow[]> => {
  const { rows } = await sql<FormRow>`
    select f.code, v.title, v.sector, v.filled_by as "filledBy", v.reports_for as "reportsFor", v.sensitive,
      v.definition -> 'periodKinds' as "periodKinds", v.definition ->> 'calendar' as calendar, v.definition ->> 'basis' as basis,
      v.number as version, v.id as "versionId", v.versions, v.effective_from as "effectiveFrom",
      coalesce(u.agency_name, u.full_name) as verifier
    from form f
    cross join lateral (
      select w.*, count(*) over ()::integer as versions from form_version w where w.form_id = f.id
      order by (w.effective_from <= ${day}::date) desc, case when w.effective_from <= ${day}::date then -w.number else w.number end limit 1
    ) v
    left join lateral (
      select r.verifier_unit_id from form_route r where r.form_id = f.id
      order by (r.valid_from <= ${day}::date) desc, r.valid_from desc limit 1
    ) r on true
    left join lateral (
      select agency_name, full_name from unit_version where unit_id = r.verifier_unit_id
      order by (valid_from <= ${day}::date) desc, valid_from desc limit 1
    ) u on true
    order by f.code`.execute(tx);
  return rows;
};

export const listFormRows = async ({ tx, now }: Call) => ({ forms: await listForms(tx, vietnamDay(now)) });

export const getVersion = async ({ tx }: Call, { params }: { params: { code: string; version: number } }) =>
  found(
    await tx
      .selectFrom('form_version as v')
      .innerJoin('form as f', 'f.id', 'v.form_id')
      .select(['f.code', 'v.number as version', 'v.id as versionId', 'v.effective_from as effectiveFrom'])
      .select(['v.digest', 'v.note', 'v.definition'])
      .where('f.code', '=', params.code)
      .where('v.number', '=', params.version)
      .executeTakeFirst(),
  );

export const listGroups = async () => ({
  groups: ethnicGroups().map(({ code, censusCode, name, localName, isMinority }) => ({
    code,
    censusCode,
    name,
    localName: localName ?? null,
    isMinority,
  })),
});
