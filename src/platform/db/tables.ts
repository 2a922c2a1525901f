import type { CatalogueTables } from './catalogue-tables.ts';
import type { RoundTables } from './round-tables.ts';

export type {
  ApprovalState,
  ConsolidationState,
  DraftColumn,
  FillerKind,
  SubmissionState,
  UnitKind,
} from './columns.ts';

/** Row types of every table in `migrations/`. */
export type Tables = CatalogueTables & RoundTables;
