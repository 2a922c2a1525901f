import { sql } from 'kysely';
import { json } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import type { ImportedUnit } from '../contract.ts';
import { importKey } from '../rules/import-plan.ts';
import type { UnitOfDay } from './queries.ts';
import type { UnitFile } from './unit-file.ts';

type Names = {
  readonly name: string;
  readonly full_name: string;
  readonly agency_name: string | null;
  readonly alias: string | null;
  readonly sectors: readonly string[];
};

/**
 * Names, offices and sectors that differ from a file: corrected in place where the unit's version began on that same day,
 * otherwise a new version from that day. Returns how many units changed. The tree stays as it is.
 */
export const reviseUnits = async (tx: Db, file: UnitFile, known: ReadonlyMap<string, UnitOfDay>): Promise<number> => {
  const differing = file.units.flatMap((row) => {
    const before = known.get(importKey(row));
    return before && differs(row, before) ? [{ before, names: names(row, before) }] : [];
  });
  const beganThen = ({ before }: Revised) => before.validFrom === file.from;
  await correct(tx, file, differing.filter(beganThen));
  const earlier = differing.filter((one) => !beganThen(one));
  await supersede(tx, file, earlier);
  return differing.length;
};

const differs = (row: ImportedUnit, before: UnitOfDay): boolean =>
  row.name.normalize('NFC') !== before.name ||
  row.fullName.normalize('NFC') !== before.fullName ||
  (row.agencyName !== undefined && row.agencyName.normalize('NFC') !== before.agencyName) ||
  (row.alias !== undefined && row.alias.normalize('NFC') !== before.alias) ||
  (row.sectors !== undefined && row.sectors.join() !== before.sectors.join());

const names = (row: ImportedUnit, before: UnitOfDay): Names => ({
  name: row.name.normalize('NFC'),
  full_name: row.fullName.normalize('NFC'),
  agency_name: row.agencyName?.normalize('NFC') ?? before.agencyName,
  alias: row.alias?.normalize('NFC') ?? before.alias,
  sectors: [...(row.sectors ?? before.sectors)],
});

type Revised = { readonly before: UnitOfDay; readonly names: Names };

/** The rows as a set: thousands of units are two statements, not thousands. */
const asSet = (revised: readonly Revised[]) => sql`
  select n.unit_id, n.name, n.full_name, n.agency_name, n.alias, array(select jsonb_array_elements_text(n.sectors)) as sectors
  from jsonb_to_recordset(${json(revised.map(({ before, names: row }) => ({ unit_id: before.id, ...row })))}::jsonb)
    as n (unit_id integer, name text, full_name text, agency_name text, alias text, sectors jsonb)`;

const correct = async (tx: Db, { from }: UnitFile, revised: readonly Revised[]): Promise<void> => {
  if (revised.length === 0) return;
  await sql`
    update unit_version v set name = n.name, full_name = n.full_name, agency_name = n.agency_name, alias = n.alias, sectors = n.sectors
    from (${asSet(revised)}) n where v.unit_id = n.unit_id and v.valid_from = ${from}::date`.execute(tx);
};

const supersede = async (tx: Db, { from, legalBasis }: UnitFile, revised: readonly Revised[]): Promise<void> => {
  if (revised.length === 0) return;
  await sql`
    with n as (${asSet(revised)}), former as (
      select v.* from unit_version v join n on n.unit_id = v.unit_id
      where v.valid_from < ${from}::date and ${standsOn('v', from)}
    ), ended as (
      update unit_version v set valid_to = ${from}::date from former f where v.unit_id = f.unit_id and v.valid_from = f.valid_from
    )
    insert into unit_version (unit_id, code, name, full_name, agency_name, alias, kind, parent_id, sectors, legal_basis, valid_from, valid_to)
    select n.unit_id, f.code, n.name, n.full_name, n.agency_name, n.alias, f.kind, f.parent_id, n.sectors, ${legalBasis}, ${from}::date, f.valid_to
    from n join former f on f.unit_id = n.unit_id`.execute(tx);
};
