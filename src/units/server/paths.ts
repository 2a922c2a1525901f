import { pathNames, treeAsOf } from '../rules/tree.ts';
import type { UnitOfDay } from './queries.ts';

/** Each unit's name by which it cannot be taken for another, by id; `units` are those of one day and must hold the ancestors too. */
export const unitPaths = (units: readonly UnitOfDay[]): Map<number, string> => {
  const tree = treeAsOf(
    units.map((unit) => ({ ...unit, unitId: unit.id, validFrom: '', validTo: null })),
    '',
  );
  return new Map(units.map((unit) => [unit.id, pathNames(tree, unit.id) ?? unit.fullName]));
};
