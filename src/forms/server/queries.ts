import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { found } from '../../platform/problems/catalogue.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { FormRow } from '../contract.ts';
import type { FrozenCell } from '../rules/compiled.ts';
import { ethnicGroups } from './ethnic-groups.ts';
import { keptCells } from './frozen-cells.ts';

/** Every form at the version in effect on a day (or, not in effect yet, at its first), with who verifies it. */
export const listForms = async (tx: Db, day: string): Promise<FormRow[]> => {
  const { rows } = await sql<FormRow>`
    select f.code, v.title, v.sector, v.filled_by as "filledBy", v.reports_for as "reportsFor", v.sensitive,
      v.definition -> 'periodKinds' as "periodKinds", v.definition ->> 'calendar' as calendar, v.definition ->> 'basis' as basis,
      v.number as version, v.id as "versionId", v.versions, v.effective_from as "effectiveFrom",
      u.verifier
    from form f
    cross join lateral (
      select w.*, count(*) over ()::integer as versions from form_version w where w.form_id = f.id
      order by (w.effective_from <= ${day}::date) desc, case when w.effective_from <= ${day}::date then -w.number else w.number end limit 1
    ) v
    left join lateral (
      select r.verifier_unit_ids from form_route r where r.form_id = f.id
      order by ${nearestTo('r', day)} limit 1
    ) r on true
    left join lateral (
      select string_agg(n.name, ', ' order by w.place) as verifier from unnest(r.verifier_unit_ids) with ordinality as w (unit_id, place)
      cross join lateral (
        select coalesce(o.agency_name, o.full_name) as name from unit_version o where o.unit_id = w.unit_id
        order by ${nearestTo('o', day)} limit 1
      ) n
    ) u on true
    order by f.code`.execute(tx);
  return rows;
};

export const listFormRows = async ({ tx, now }: Call) => ({ forms: await listForms(tx, vietnamDay(now)) });

type PublishedVersion = {
  readonly code: string;
  readonly version: number;
  readonly versionId: number;
  readonly effectiveFrom: string;
  readonly digest: string;
  readonly note: string | null;
  readonly definition: unknown;
  readonly engine: number;
  readonly cells: FrozenCell[];
};

/** A version with all that it is read by, on the page as here. */
export const getVersion = async ({ tx }: Call, { params }: { params: { code: string; version: number } }) => {
  const { rows } = await sql<PublishedVersion>`
    select f.code, v.number as version, v.id as "versionId", v.effective_from as "effectiveFrom", v.digest, v.note, v.definition, v.engine,
      ${keptCells} as cells
    from form_version v join form f on f.id = v.form_id where f.code = ${params.code} and v.number = ${params.version}`.execute(
    tx,
  );
  return found(rows[0]);
};

export const listGroups = async () => ({
  groups: ethnicGroups().map(({ code, censusCode, name, localName, isMinority }) => ({
    code,
    censusCode,
    name,
    localName: localName ?? null,
    isMinority,
  })),
});
