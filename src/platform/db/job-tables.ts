import type { Generated } from 'kysely';
import type { Defaulted, DefaultedJson, Optional, OptionalTimestamp, Timestamp } from './columns.ts';

/** Work outside requests (decision 8). */
export type JobTables = {
  job: {
    id: Generated<number>;
    name: string;
    data: DefaultedJson<Record<string, unknown>>;
    slot: Optional<string>;
    state: Defaulted<'waiting' | 'running' | 'done' | 'failed'>;
    run_after: Timestamp;
    attempts: Defaulted<number>;
    lease_until: OptionalTimestamp;
    created_at: Timestamp;
    ended_at: OptionalTimestamp;
    error: Optional<string>;
  };
};
