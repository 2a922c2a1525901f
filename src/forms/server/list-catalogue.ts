import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { nearestTo } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { searchKey } from '../../platform/text/search-key.ts';
import type { CatalogueRow } from '../contract/catalogue.ts';
import { publishedForms } from './publish.ts';
import { sectors } from './sectors.ts';

type Row = Omit<CatalogueRow, 'sectorName' | 'quotedBy'>;

const instant = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const version = (
  name: string,
) => sql`case when ${sql.ref(`${name}.id`)} is null then null else json_build_object('number', ${sql.ref(`${name}.number`)},
  'versionId', ${sql.ref(`${name}.id`)}, 'effectiveFrom', ${sql.ref(`${name}.effective_from`)}, 'note', ${sql.ref(`${name}.note`)},
  'publishedAt', ${instant(`${name}.published_at`)}) end`;

/** Of a form what holds on the day, else what is to hold first; who verifies it then. */
const rowsOn = async (tx: Db, day: string): Promise<Row[]> =>
  (
    await sql<Row>`
      select f.code, v.title, v.sector, v.definition ->> 'basis' as basis, v.filled_by as "filledBy", v.reports_for as "reportsFor",
        v.definition -> 'periodKinds' as "periodKinds", v.definition ->> 'calendar' as calendar, v.sensitive, u.verifier,
        ${version('h')} as "inForce", ${version('n')} as next,
        (select count(*) from form_version w where w.form_id = f.id)::integer as versions,
        case when f.retired_at is null then null else json_build_object('at', ${instant('f.retired_at')}, 'reason', f.retired_reason) end as retired,
        r.campaigns, r.collecting
      from form f
      left join lateral (select * from form_version where form_id = f.id and effective_from <= ${day}::date order by number desc limit 1) h on true
      left join lateral (select * from form_version where form_id = f.id and effective_from > ${day}::date order by effective_from, number desc limit 1) n on true
      cross join lateral (select * from form_version where id = coalesce(h.id, n.id)) v
      cross join lateral (
        select count(distinct campaign_id)::integer as campaigns, count(*) filter (where state = 'open')::integer as collecting
        from round where form_id = f.id and taken_back_at is null) r
      left join lateral (select verifier_unit_ids from form_route where form_id = f.id order by ${nearestTo('form_route', day)} limit 1) t on true
      left join lateral (
        select string_agg(m.name, ', ' order by w.place) as verifier from unnest(t.verifier_unit_ids) with ordinality as w (unit_id, place)
        cross join lateral (
          select coalesce(o.agency_name, o.full_name) as name from unit_version o where o.unit_id = w.unit_id
          order by ${nearestTo('o', day)} limit 1) m) u on true
      order by f.code`.execute(tx)
  ).rows;

/** Who quotes whom, by the newest version of each. */
const quotations = async (tx: Db, codes: readonly string[]): Promise<ReadonlyMap<string, string[]>> => {
  const find = await publishedForms(tx);
  const by = new Map<string, string[]>();
  for (const code of codes)
    for (const quoted of new Set(find(code)?.references.forms.map(({ form }) => form) ?? []))
      by.set(quoted, [...(by.get(quoted) ?? []), code]);
  return by;
};

type Wish = { readonly day?: string; readonly search?: string };

/** The catalogue of forms on a day, narrowed to what is searched for. */
export const catalogueOn = async (
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  { day = vietnamDay(now), search = '' }: Wish,
): Promise<{ readonly day: string; readonly forms: CatalogueRow[] }> => {
  const rows = await rowsOn(tx, day);
  const names = new Map(sectors().map(({ code, name }) => [code, name]));
  const quotedBy = await quotations(
    tx,
    rows.map(({ code }) => code),
  );
  const key = searchKey(search);
  const forms = rows.map((row) => ({
    ...row,
    sectorName: names.get(row.sector) ?? row.sector,
    quotedBy: quotedBy.get(row.code) ?? [],
  }));
  return {
    day,
    forms: forms.filter(({ code, title, sectorName, basis }) =>
      searchKey(`${code} ${title} ${sectorName} ${basis}`).includes(key),
    ),
  };
};

export const listCatalogue = async (call: Call, { query }: { readonly query: Wish }) => ({
  ...(await catalogueOn(call, query)),
  sectors: [...sectors()],
});
