import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill, standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { FormDefinition } from '../rules/definition.ts';

/** The code by which catalogues name the board, whatever its unit's code is in this province. */
const BOARD = 'BDT';
/** Readers that are levels of the tree, not organisations. */
const LEVELS = ['filler', 'district'];

/** Who verifies, is consulted and reads, and how far the route goes. */
export type RouteValues = {
  readonly verifierUnitIds: readonly number[];
  readonly consultedUnitIds: readonly number[];
  readonly readerUnitIds: readonly number[];
  readonly districtReads: boolean;
  readonly skipsDistrict: boolean;
  readonly endsAtVerifier: boolean;
};

/**
 * Sets who verifies, is consulted on and reads a form from a day on, as its definition says; how far the route goes stays as the board has
 * set it. Refuses organisations that are not units of the province.
 */
export const setRoute = async (tx: Db, formId: number, definition: FormDefinition, from: string): Promise<void> => {
  const { consulted = [], readers = [] } = definition;
  const organisations = organisationsIn(readers);
  const units = await routeUnits(tx, definition, from);
  const [standing] = await routesOn(tx, [{ formId, day: from }]);
  await writeRoute(tx, formId, from, {
    verifierUnitIds: verifiersOf(definition).map(units),
    consultedUnitIds: consulted.map(units),
    readerUnitIds: organisations.map(units),
    districtReads: definition.readers === undefined || readers.includes('district'),
    skipsDistrict: standing?.skipsDistrict ?? false,
    endsAtVerifier: standing?.endsAtVerifier ?? false,
  });
};

/**
 * Sets the route of a form from a day on. One that stays the same is left alone; the former one ends where the new one begins, and one that
 * was to begin later falls away, as the version does that brought it: on no day do two routes stand.
 */
export const writeRoute = async (tx: Db, formId: number, from: string, values: RouteValues): Promise<void> => {
  await sql`
    with wanted as (
      select ${formId}::integer as form_id, ${arrayLiteral(values.verifierUnitIds)}::integer[] as verifiers,
        ${arrayLiteral(values.consultedUnitIds)}::integer[] as consulted, ${arrayLiteral(values.readerUnitIds)}::integer[] as readers,
        ${values.districtReads}::boolean as district, ${values.skipsDistrict}::boolean as skips, ${values.endsAtVerifier}::boolean as ends
    ), same as (
      select 1 from form_route r join wanted w on w.form_id = r.form_id
      where ${standsOn('r', from)} and ${holdsStill('r')} and r.verifier_unit_ids = w.verifiers and r.consulted_unit_ids = w.consulted
        and r.reader_unit_ids = w.readers and r.district_reads = w.district and r.skips_district = w.skips and r.ends_at_verifier = w.ends
    ), ended as (
      update form_route o set valid_to = ${from}::date
      where o.form_id = ${formId} and o.valid_from < ${from}::date and ${standsOn('o', from)} and not exists (select 1 from same)
    ), overtaken as (
      delete from form_route where form_id = ${formId} and valid_from > ${from}::date and not exists (select 1 from same)
    )
    insert into form_route (form_id, valid_from, verifier_unit_ids, consulted_unit_ids, reader_unit_ids, district_reads, skips_district, ends_at_verifier)
    select form_id, ${from}::date, verifiers, consulted, readers, district, skips, ends from wanted where not exists (select 1 from same)
    on conflict (form_id, valid_from) do update set verifier_unit_ids = excluded.verifier_unit_ids,
      consulted_unit_ids = excluded.consulted_unit_ids, reader_unit_ids = excluded.reader_unit_ids, district_reads = excluded.district_reads,
      skips_district = excluded.skips_district, ends_at_verifier = excluded.ends_at_verifier, valid_to = null`.execute(
    tx,
  );
};

type UnitOf = (code: string) => number;

const organisationsIn = (readers: readonly string[]): string[] => readers.filter((reader) => !LEVELS.includes(reader));

/** Who verifies, in turn. */
export const verifiersOf = ({ verifier, furtherVerifiers = [] }: FormDefinition): string[] => [
  ...new Set([verifier, ...furtherVerifiers]),
];

/** The units that a form names, by their codes; refuses a form that names one that is not there. */
export const routeUnits = (tx: Db, definition: FormDefinition, day: string): Promise<UnitOf> => {
  const { code, consulted = [], readers = [] } = definition;
  return unitsByCode(tx, [...verifiersOf(definition), ...consulted, ...organisationsIn(readers)], day, code);
};

/** Organisations by code on a day; one that does not stand yet counts by its first version, so that past periods have a route. */
const unitsByCode = async (tx: Db, codes: readonly string[], day: string, form: string): Promise<UnitOf> => {
  const { rows } = await sql<{ code: string; unitId: number }>`
    select distinct on (code) code, unit_id as "unitId" from (
      select case when kind = 'board' then ${BOARD} else code end as code, unit_id, valid_from, valid_to
      from unit_version where kind in ('board', 'department', 'agency')
    ) o
    where code = any(${arrayLiteral(codes)}::text[])
    order by code, ${standsOn('o', day)} desc, valid_from`.execute(tx);
  const ids = new Map(rows.map(({ code, unitId }) => [code, unitId]));
  const unknown = codes.filter((code) => !ids.has(code));
  if (unknown.length > 0) {
    const message = `không có cơ quan mang mã ${unknown.join(', ')} trong danh mục đơn vị`;
    throw problem('definition-refused', { findings: [{ where: form, message }] });
  }
  return (code) => ids.get(code) ?? 0;
};

/** A route as it stands on a day; `verifierUnitIds` one after the other. */
export type FormRoute = RouteValues & { readonly formId: number };

/** Routes of forms as they stand on one day each (the last day of the period asked about); in the order asked. */
export const routesOn = async (
  tx: Db,
  asked: readonly { readonly formId: number; readonly day: string }[],
): Promise<(FormRoute & { readonly day: string })[]> => {
  const { rows } = await sql<FormRoute & { day: string }>`
    select r.form_id as "formId", a.day, r.verifier_unit_ids as "verifierUnitIds", r.consulted_unit_ids as "consultedUnitIds",
      r.reader_unit_ids as "readerUnitIds", r.district_reads as "districtReads", r.skips_district as "skipsDistrict",
      r.ends_at_verifier as "endsAtVerifier"
    from unnest(${arrayLiteral(asked.map(({ formId }) => formId))}::integer[], ${arrayLiteral(asked.map(({ day }) => day))}::date[])
      with ordinality as a (form_id, day, place)
    join form_route r on r.form_id = a.form_id and ${standsOn('r', sql`a.day`)}
    order by a.place`.execute(tx);
  return rows;
};

/** The days on which the routes of a form begin, in order. */
export const routeDays = async (tx: Db, formId: number): Promise<string[]> => {
  const { rows } = await sql<{ day: string }>`
    select valid_from::text as day from form_route where form_id = ${formId} order by valid_from`.execute(tx);
  return rows.map(({ day }) => day);
};
