import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { visibleSubmissions } from '../../rounds/server/index.ts';
import { nameOf } from '../../submissions/server/index.ts';
import type { PublicationRow } from '../contract.ts';

type Row = Omit<PublicationRow, 'unit' | 'at'> & {
  readonly unitId: number | null;
  readonly unitName: string | null;
  readonly at: Date;
};
type Filter = { readonly after?: number; readonly limit?: number; readonly form?: string; readonly period?: string };

/** The log from a number on, of what concerns a sheet that the asker may see. */
export const listPublications = async (call: Call, { query }: { query: Filter }) => {
  const { form, period, limit = 200 } = query;
  const of = [
    sql`true`,
    ...(form === undefined ? [] : [sql`f.code = ${form}`]),
    ...(period === undefined ? [] : [sql`r.period = ${period}`]),
  ];
  const { rows } = await sql<Row>`
    select p.number::double precision as number, e.kind, e.round_id as approval, f.code as form, r.period, e.submission_id as submission,
      o.subject_unit_id as "unitId", case when o.id is not null then ${nameOf(sql`o.subject_unit_id`, sql`n.full_name`)} end as "unitName",
      e.revision, e.digest, e.at, p.chain
    from publication p join publication_event e on e.id = p.event_id join round r on r.id = e.round_id join form f on f.id = r.form_id
    left join submission o on o.id = e.submission_id
    where p.number > ${query.after ?? 0} and ${sql.join(of, sql` and `)} and exists (
      select 1 from submission s where s.round_id = e.round_id and (e.submission_id is null or s.id = e.submission_id) and ${visibleSubmissions(call)})
    order by p.number limit ${limit}`.execute(call.tx);
  const { rows: last } = await sql<{ number: number }>`
    select coalesce(max(number), 0)::double precision as number from publication`.execute(call.tx);
  const publications = rows.map(({ unitId, unitName, at, ...row }) => ({
    ...row,
    unit: unitId === null ? null : { id: unitId, name: unitName ?? '' },
    at: at.toISOString(),
  }));
  const read = publications.length === limit ? (publications.at(-1)?.number ?? 0) : (last[0]?.number ?? 0);
  return { publications, last: read };
};
