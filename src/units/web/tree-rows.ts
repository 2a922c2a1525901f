import { searchKey } from '../../platform/text/search-key.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { type UnitRow, unitKinds } from '../contract.ts';

export type TreeRow = { readonly unit: UnitRow; readonly depth: number };

const inOrder = (a: UnitRow, b: UnitRow): number =>
  unitKinds.indexOf(a.kind) - unitKinds.indexOf(b.kind) || compareText(a.name, b.name);

/** The tree as lines: every unit under its parent, institutions before areas, then by name. */
export const treeRows = (units: readonly UnitRow[]): TreeRow[] => {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parent: number | null): UnitRow[] =>
    units
      .filter((unit) =>
        parent === null ? unit.parentId === null || !known.has(unit.parentId) : unit.parentId === parent,
      )
      .toSorted(inOrder);
  const walk = (parent: number | null, depth: number): TreeRow[] =>
    below(parent).flatMap((unit) => [{ unit, depth }, ...walk(unit.id, depth + 1)]);
  return walk(null, 0);
};

/** The lines that a search finds, flat; diacritics do not matter. */
export const foundRows = (rows: readonly TreeRow[], search: string): readonly TreeRow[] => {
  const key = searchKey(search);
  if (key === '') return rows;
  return rows
    .filter(({ unit }) => searchKey(`${unit.fullName} ${unit.agencyName ?? ''} ${unit.code}`).includes(key))
    .map(({ unit }) => ({ unit, depth: 0 }));
};
