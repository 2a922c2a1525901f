import type { Generated } from 'kysely';
import type { Defaulted, IntegerArray, Optional, OptionalTimestamp, TextArray } from '../../platform/db/columns.ts';
import type { RoundState, StepAction } from '../rules/actions.ts';

/** Forms in a period, with the steps of their routes. */
export type RoundTables = {
  round: {
    id: Generated<string>;
    form_id: number;
    form_version_id: number;
    period: string;
    period_start: string;
    period_end: string;
    reads_periods: TextArray;
    campaign_id: Optional<string>;
    opens_on: string;
    verifier_unit_ids: IntegerArray;
    consulted_unit_ids: IntegerArray;
    reader_unit_ids: IntegerArray;
    district_reads: Defaulted<boolean>;
    state: Defaulted<RoundState>;
    version: Defaulted<number>;
    digest: Optional<string>;
    decided_by: Optional<string>;
    decided_at: OptionalTimestamp;
    taken_back_reason: Optional<string>;
    taken_back_by: Optional<string>;
    taken_back_at: OptionalTimestamp;
    /** Null: figures of the past, known since they were sent. */
    opened_at: OptionalTimestamp;
  };
  round_step: {
    round_id: string;
    subject_unit_id: number;
    position: number;
    action: StepAction;
    actor_unit_id: number;
    due_on: string;
  };
};
