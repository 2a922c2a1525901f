import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import type { UnitKind } from '../rules/unit.ts';

/** A unit as it is on one day. `validTo` is the first day it no longer holds. */
export type UnitOfDay = {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly agencyName: string | null;
  readonly alias: string | null;
  readonly kind: UnitKind;
  readonly parentId: number | null;
  readonly sectors: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
};

const versionsOn = (tx: Db, day: string) =>
  tx
    .selectFrom('unit_version as v')
    .select([
      'v.unit_id as id',
      'v.code',
      'v.name',
      'v.full_name as fullName',
      'v.agency_name as agencyName',
      'v.alias',
      'v.kind',
      'v.parent_id as parentId',
      'v.sectors',
      'v.valid_from as validFrom',
      'v.valid_to as validTo',
    ])
    .where(standsOn('v', day));

const holds = (day: string) => standsOn('c', day);

/** The root and everything below it on a day (`yyyy-mm-dd`), the root first; empty where the root does not live that day. */
export const unitsAsOf = (tx: Db, rootUnitId: number, day: string): Promise<UnitOfDay[]> =>
  versionsOn(tx, day)
    .innerJoin('unit_closure as c', 'c.descendant_id', 'v.unit_id')
    .where('c.ancestor_id', '=', rootUnitId)
    .where(holds(day))
    .orderBy('c.depth')
    .orderBy('v.code')
    .execute();

/** The units above a unit on a day, nearest first, without itself: their names complete its path. */
export const unitsAbove = (tx: Db, unitId: number, day: string): Promise<UnitOfDay[]> =>
  versionsOn(tx, day)
    .innerJoin('unit_closure as c', 'c.ancestor_id', 'v.unit_id')
    .where('c.descendant_id', '=', unitId)
    .where('c.depth', '>', 0)
    .where(holds(day))
    .orderBy('c.depth')
    .execute();

/** A unit on a day, and the units above it, itself first; as a statement, which may travel with another. */
export const unitWithAbove = (tx: Db, unitId: number, day: string) =>
  versionsOn(tx, day)
    .innerJoin('unit_closure as c', 'c.ancestor_id', 'v.unit_id')
    .where('c.descendant_id', '=', unitId)
    .where(holds(day))
    .orderBy('c.depth');

/** All units of a day, whatever the tree. */
export const unitsOn = (tx: Db, day: string): Promise<UnitOfDay[]> => versionsOn(tx, day).execute();

/** The unit that holds a code on a day. A code may serve two kinds: say the kind where that matters. */
export const findUnitByCode = (tx: Db, code: string, day: string, kind?: UnitKind): Promise<UnitOfDay | undefined> => {
  const query = versionsOn(tx, day).where('v.code', '=', code).orderBy('v.unit_id').limit(1);
  return (kind ? query.where('v.kind', '=', kind) : query).executeTakeFirst();
};

/** The root of the tree: one province a database. */
export const provinceId = async (tx: Db): Promise<number> => {
  const row = await tx
    .selectFrom('unit_version')
    .select('unit_id')
    .where('kind', '=', 'province')
    .limit(1)
    .executeTakeFirst();
  if (!row) throw problem('not-found', { detail: 'Chưa có danh mục đơn vị. Nạp danh mục đơn vị trước.' });
  return row.unit_id;
};
