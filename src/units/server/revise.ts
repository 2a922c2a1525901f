import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { ImportedUnit } from '../contract.ts';
import { importKey } from '../rules/import-plan.ts';
import type { UnitOfDay } from './queries.ts';
import type { UnitFile } from './unit-file.ts';

type Names = {
  readonly name: string;
  readonly full_name: string;
  readonly agency_name: string | null;
  readonly alias: string | null;
  readonly sectors: string;
};

/**
 * Names, offices and sectors that differ from a file: corrected in place where the unit's version began on that same day,
 * otherwise a new version from that day. Returns how many units changed. The tree stays as it is.
 */
export const reviseUnits = async (tx: Db, file: UnitFile, known: ReadonlyMap<string, UnitOfDay>): Promise<number> => {
  let changed = 0;
  for (const row of file.units) {
    const before = known.get(importKey(row));
    if (!before || !differs(row, before)) continue;
    await (before.validFrom === file.from ? correct(tx, row, before) : supersede(tx, file, row, before));
    changed += 1;
  }
  return changed;
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
  sectors: arrayLiteral([...(row.sectors ?? before.sectors)]),
});

const correct = (tx: Db, row: ImportedUnit, before: UnitOfDay) =>
  tx
    .updateTable('unit_version')
    .set(names(row, before))
    .where('unit_id', '=', before.id)
    .where('valid_from', '=', before.validFrom)
    .execute();

const supersede = async (tx: Db, file: UnitFile, row: ImportedUnit, before: UnitOfDay): Promise<void> => {
  await tx
    .updateTable('unit_version')
    .set({ valid_to: file.from })
    .where('unit_id', '=', before.id)
    .where('valid_from', '=', before.validFrom)
    .execute();
  const version = {
    unit_id: before.id,
    code: before.code,
    kind: before.kind,
    parent_id: before.parentId,
    legal_basis: file.legalBasis,
    valid_from: file.from,
    valid_to: before.validTo,
  };
  await tx
    .insertInto('unit_version')
    .values({ ...version, ...names(row, before) })
    .execute();
};
