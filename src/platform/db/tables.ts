import type { AccountLifeTables } from './account-life-tables.ts';
import type { AuditTables } from './audit-tables.ts';
import type { CatalogueTables } from './catalogue-tables.ts';
import type { JobTables } from './job-tables.ts';
import type { RoundTables } from './round-tables.ts';
import type { SignInTables } from './sign-in-tables.ts';

export type {
  ConsolidationState,
  DraftColumn,
  FillerKind,
  RoundState,
  SubmissionState,
  UnitKind,
} from './columns.ts';

/** Row types of every table in `migrations/`. */
export type Tables = CatalogueTables & AuditTables & JobTables & AccountLifeTables & RoundTables & SignInTables;
