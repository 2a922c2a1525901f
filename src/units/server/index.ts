export { headFor } from './head-for.ts';
export { type ImportOutcome, importUnits } from './import.ts';
export { unitPaths } from './paths.ts';
export { placeName } from './place-name.ts';
export { findUnitByCode, provinceId, type UnitOfDay, unitsAbove, unitsAsOf, unitWithAbove } from './queries.ts';
export type { UnitFile } from './unit-file.ts';
