import type { Binding } from './call/binding.ts';
import type { Config } from './config/config.ts';
import type { Trail } from './contract/event.ts';
import type { Job } from './jobs/job.ts';
import type { Constraints } from './problems/constraints.ts';
import type { SealedTable } from './secrets/sealed-columns.ts';
import type { TrailLookups } from './trail-lookups.ts';

/** What jobs need to know of the installation they work in. */
export type JobConfig = Pick<
  Config,
  'auditDirectory' | 'auditMailTo' | 'dataDirectory' | 'databaseUrl' | 'databaseOwnerUrl' | 'secretKeysFile' | 'backups'
>;

/** What a noun brings to the server; `app` joins them, and nothing of a noun is listed anywhere else. */
export type Manifest = {
  readonly routes?: readonly Binding[];
  readonly jobs?: (config: JobConfig) => readonly Job[];
  readonly trail?: Trail;
  /** What the commands of this machine leave in the trail, by their names (`npm run unlock`). */
  readonly commands?: Readonly<Record<string, readonly string[]>>;
  /** Constraints of its tables that say what is wrong. */
  readonly constraints?: Constraints;
  /** Tables whose rows the application's role never changes or removes. */
  readonly appendOnly?: readonly string[];
  /** Its tables with columns that hold sealed values (SEC-22). */
  readonly sealed?: readonly SealedTable[];
  /** What whoever reads the trail asks of it. */
  readonly lookups?: TrailLookups;
};
