import { insideSentence } from '../../platform/text/sentence.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { holdsOn, type UnitVersion } from './unit.ts';

/** The units of one day. Children are sorted by name; units whose parent is not there that day stand under null. */
export interface UnitTree {
  readonly day: string;
  readonly units: ReadonlyMap<number, UnitVersion>;
  readonly children: ReadonlyMap<number | null, readonly UnitVersion[]>;
}

/** The tree as of a day `yyyy-mm-dd`. */
export function treeAsOf(versions: readonly UnitVersion[], day: string): UnitTree {
  const units = new Map<number, UnitVersion>();
  for (const version of versions) if (holdsOn(version, day)) units.set(version.unitId, version);
  const children = new Map<number | null, UnitVersion[]>();
  for (const unit of units.values()) {
    const parentId = unit.parentId !== null && units.has(unit.parentId) ? unit.parentId : null;
    const siblings = children.get(parentId);
    if (siblings) siblings.push(unit);
    else children.set(parentId, [unit]);
  }
  for (const siblings of children.values()) siblings.sort(compareUnits);
  return { day, units, children };
}

/** The unit's own parents, nearest first. */
export function ancestorsOf(tree: UnitTree, unitId: number): UnitVersion[] {
  const found: UnitVersion[] = [];
  let parentId = tree.units.get(unitId)?.parentId ?? null;
  while (parentId !== null) {
    const parent = tree.units.get(parentId);
    if (!parent || found.includes(parent)) break;
    found.push(parent);
    parentId = parent.parentId;
  }
  return found;
}

/**
 * The name by which a unit cannot be taken for another: a commune with its district (`xã Đàm Thủy, huyện Trùng Khánh`;
 * six commune names repeat in the province), where there is one; undefined for a unit that does not live that day.
 */
export function pathNames(tree: UnitTree, unitId: number): string | undefined {
  const unit = tree.units.get(unitId);
  if (!unit) return undefined;
  if (unit.kind !== 'commune') return areaName(unit);
  const district = ancestorsOf(tree, unitId).find(({ kind }) => kind === 'district');
  return district ? `${areaName(unit)}, ${areaName(district)}` : areaName(unit);
}

/** By name in Vietnamese order, then by code, so that the order is total. */
export function compareUnits(a: UnitVersion, b: UnitVersion): number {
  return compareText(a.name, b.name) || compareText(a.code, b.code);
}

/** The kind of an area is written small inside a sentence; an office's name begins with a capital. */
function areaName({ kind, fullName }: UnitVersion): string {
  const isArea = kind === 'commune' || kind === 'district' || kind === 'province';
  return isArea ? insideSentence(fullName) : fullName;
}
