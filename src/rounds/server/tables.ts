import type { Generated } from 'kysely';
import type {
  Defaulted,
  IntegerArray,
  Optional,
  OptionalTimestamp,
  TextArray,
  Timestamp,
} from '../../platform/db/columns.ts';
import type { RoundState, StepAction } from '../rules/actions.ts';

/** Forms in a period, with the steps of their routes as planned and as taken. */
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
    /** The last verification approves, without a word of the board. */
    ends_at_verifier: Defaulted<boolean>;
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
  /** Each step that a record took on the route, whoever took it. */
  review_step: {
    id: Generated<number>;
    object_type: 'submission' | 'consolidation' | 'approval';
    object_id: string;
    action: string;
    from_state: string;
    to_state: string;
    number: Optional<number>;
    digest: Optional<string>;
    reason: Optional<string>;
    account_id: string;
    custodian_id: Optional<string>;
    unit_id: number;
    at: Timestamp;
  };
};
