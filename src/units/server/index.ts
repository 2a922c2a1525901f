export { type ImportOutcome, importUnits, type UnitFile } from './import.ts';
export { unitPaths } from './paths.ts';
export { findUnitByCode, provinceId, type UnitOfDay, unitsAbove, unitsAsOf } from './queries.ts';
