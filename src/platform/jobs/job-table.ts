import type { Generated } from 'kysely';
import type { Defaulted, DefaultedJson, Optional, OptionalTimestamp, Timestamp } from '../db/columns.ts';

/** Work outside requests (decision 8). */
export type JobTable = {
  job: {
    id: Generated<number>;
    name: string;
    title: Optional<string>;
    cancellable: Defaulted<boolean>;
    data: DefaultedJson<Record<string, unknown>>;
    slot: Optional<string>;
    state: Defaulted<'waiting' | 'running' | 'done' | 'failed' | 'cancelled'>;
    run_after: Timestamp;
    attempts: Defaulted<number>;
    lease_until: OptionalTimestamp;
    created_at: Timestamp;
    ended_at: OptionalTimestamp;
    error: Optional<string>;
    asked_by: Optional<string>;
    started_at: OptionalTimestamp;
    beat_at: OptionalTimestamp;
    progress_done: Optional<number>;
    progress_of: Optional<number>;
    progress_words: Optional<string>;
    cancel_asked_at: OptionalTimestamp;
  };
};
