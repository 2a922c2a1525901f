import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import type { ImportedUnit } from '../contract.ts';
import { type ImportFinding, importFindings, importKey, parentOf, unitsByCode } from '../rules/import-plan.ts';
import { extendClosure } from './closure.ts';
import { type UnitOfDay, unitsOn } from './queries.ts';
import { reviseUnits } from './revise.ts';
import type { UnitFile } from './unit-file.ts';

export type ImportOutcome = { readonly added: number; readonly changed: number; readonly unchanged: number };

const CHUNK = 1000;

/**
 * Brings a file of units into force from a day. A unit is known again by kind and code on that day: what is equal stays,
 * a new name holds from that day on, what is absent in the file is left alone; a new place in the tree is a reform and refused here.
 */
export const importUnits = async (tx: Db, file: UnitFile, now: Date): Promise<ImportOutcome> => {
  await oneAtATime(tx);
  const living = await unitsOn(tx, file.from);
  const known = new Map(living.map((unit) => [importKey(unit), unit]));
  refuse([
    ...importFindings(file.units, living),
    ...moved(file.units, living, known),
    ...(await beginsLater(tx, file)),
  ]);
  const fresh = file.units.filter((row) => !known.has(importKey(row)));
  const ids = await newIds(tx, fresh.length, now);
  const added = fresh.map((row, index) => ({ row, id: ids[index] ?? 0, code: row.code, kind: row.kind }));
  await insertVersions(tx, file, added, living);
  await extendClosure(tx, ids);
  const kept = file.units.flatMap((row) => known.get(importKey(row)) ?? []);
  const changed = await reviseUnits(tx, file, known);
  return { added: added.length, changed, unchanged: kept.length - changed };
};

/** Two files at once would both find a unit missing and bring it in twice. */
const oneAtATime = (tx: Db) => sql`select pg_advisory_xact_lock(7304222)`.execute(tx);

const refuse = (findings: readonly ImportFinding[]): void => {
  if (findings.length > 0) throw problem('invalid-content', { findings: findings.slice(0, 100) });
};

const moved = (
  rows: readonly ImportedUnit[],
  living: readonly UnitOfDay[],
  known: ReadonlyMap<string, UnitOfDay>,
): ImportFinding[] => {
  const byId = new Map(living.map((unit) => [unit.id, unit]));
  return rows.flatMap((row, index) => {
    const before = known.get(importKey(row));
    if (!before || row.parent === null) return [];
    const parent = byId.get(before.parentId ?? 0);
    if (parent?.code === row.parent) return [];
    return [
      {
        at: `body/units/${index}/parent`,
        message: `Dòng ${index + 1} (${row.code} ${row.fullName}): đang thuộc ${parent?.code ?? 'gốc'}, không thể chuyển sang ${row.parent} bằng cách nạp danh mục`,
      },
    ];
  });
};

/** A unit that begins after the day of the file cannot be brought forward by it. */
const beginsLater = async (tx: Db, { units, from }: UnitFile): Promise<ImportFinding[]> => {
  const later = await tx
    .selectFrom('unit_version as v')
    .select(['v.code', 'v.kind', 'v.valid_from as day'])
    .where('v.valid_from', '>', from)
    .where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('unit_version as w')
            .select('w.unit_id')
            .whereRef('w.unit_id', '=', 'v.unit_id')
            .where('w.valid_from', '<=', from),
        ),
      ),
    )
    .execute();
  const days = new Map(later.map((unit) => [importKey(unit), unit.day]));
  return units.flatMap((row, index) => {
    const day = days.get(importKey(row));
    return day === undefined
      ? []
      : [
          {
            at: `body/units/${index}`,
            message: `Dòng ${index + 1} (${row.code} ${row.fullName}): đã có từ ngày ${formatDay(day)}, sau ngày của tệp`,
          },
        ];
  });
};

const newIds = async (tx: Db, count: number, now: Date): Promise<number[]> => {
  if (count === 0) return [];
  const { rows } = await sql<{
    id: number;
  }>`insert into unit (created_at) select ${now} from generate_series(1, ${count}) returning id`.execute(tx);
  return rows.map(({ id }) => id).sort((a, b) => a - b);
};

type Coded = Pick<UnitOfDay, 'id' | 'code' | 'kind'>;
type Added = {
  readonly row: ImportedUnit;
  readonly id: number;
  readonly code: string;
  readonly kind: ImportedUnit['kind'];
};

const insertVersions = async (
  tx: Db,
  file: UnitFile,
  added: readonly Added[],
  living: readonly UnitOfDay[],
): Promise<void> => {
  const candidates = unitsByCode<Coded>([...added, ...living]);
  const values = added.map(({ row, id }) => ({
    unit_id: id,
    code: row.code,
    name: row.name.normalize('NFC'),
    full_name: row.fullName.normalize('NFC'),
    agency_name: row.agencyName?.normalize('NFC') ?? null,
    alias: row.alias?.normalize('NFC') ?? null,
    kind: row.kind,
    parent_id: parentOf(row, candidates)?.id ?? null,
    sectors: arrayLiteral(row.sectors ?? []),
    legal_basis: file.legalBasis,
    valid_from: file.from,
  }));
  for (let start = 0; start < values.length; start += CHUNK)
    await tx
      .insertInto('unit_version')
      .values(values.slice(start, start + CHUNK))
      .execute();
};
