import type { ColumnType, Generated } from 'kysely';
import type {
  Booleans,
  ConsolidationState,
  Defaulted,
  DefaultedJson,
  DraftColumn,
  IntegerArray,
  Json,
  Numerics,
  Optional,
  OptionalJson,
  OptionalTextArray,
  OptionalTimestamp,
  RoundState,
  SubmissionState,
  TextArray,
  Texts,
  Timestamp,
} from './columns.ts';

/** Campaigns, rounds with their steps, submissions, the records of the route, notices. */
export type RoundTables = {
  campaign: {
    id: Generated<string>;
    title: string;
    letter_id: string;
    opens_on: string;
    guidance: Optional<string>;
    due_commune: string;
    due_district: string;
    due_department: string;
    due_board: string;
    created_by: string;
    created_at: Timestamp;
  };
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
  };
  round_step: {
    round_id: string;
    subject_unit_id: number;
    position: number;
    action: 'fill' | 'check' | 'sign' | 'verify' | 'approve';
    actor_unit_id: number;
    due_on: string;
  };
  consolidation: {
    id: Generated<string>;
    round_id: string;
    unit_id: number;
    state: Defaulted<ConsolidationState>;
    version: Defaulted<number>;
    signature_number: Defaulted<number>;
    verified_to: Defaulted<number>;
    return_reason: Optional<string>;
  };
  submission: {
    id: Generated<string>;
    round_id: string;
    reporter_unit_id: number;
    subject_unit_id: number;
    state: Defaulted<SubmissionState>;
    version: Defaulted<number>;
    revision: Defaulted<number>;
    draft: DefaultedJson<DraftColumn>;
    filled: Defaulted<number>;
    required: number;
    opened_cells: OptionalTextArray;
    excused_reason: Optional<string>;
    excused_by: Optional<string>;
    submitted_at: OptionalTimestamp;
    accepted_at: OptionalTimestamp;
    accepted_by: Optional<string>;
  };
  revision: {
    submission_id: string;
    number: number;
    form_version_id: number;
    figures: Numerics;
    /** Of which no decimal is exact, by ordinal. */
    fractions: OptionalJson<Record<string, string>>;
    not_applicable: Booleans;
    texts: DefaultedJson<Record<string, string>>;
    lists: DefaultedJson<DraftColumn['lists']>;
    context: DefaultedJson<Record<string, unknown>>;
    explanations: DefaultedJson<{ check: string; at: string; text: string }[]>;
    digest: string;
    submitted_by: string;
    custodian_id: Optional<string>;
    submitted_at: Timestamp;
  };
  change_set: {
    id: Generated<number>;
    submission_id: string;
    version: number;
    cells: TextArray;
    old_values: Texts;
    new_values: Texts;
    only_cell: ColumnType<string | null, never, never>;
    source: 'page' | 'api' | 'file' | 'demonstration';
    account_id: string;
    custodian_id: Optional<string>;
    at: Timestamp;
  };
  submission_return: {
    id: Generated<string>;
    submission_id: string;
    revision: number;
    reason: string;
    cells: Json<{ cell: string; reason: string }[]>;
    due_on: string;
    returned_by: string;
    returned_unit_id: number;
    custodian_id: Optional<string>;
    at: Timestamp;
    answered_at: OptionalTimestamp;
  };
  consolidation_signature: {
    consolidation_id: string;
    number: number;
    members: Json<{ submission: string; revision: number; digest: string }[]>;
    figures: Numerics;
    fractions: OptionalJson<Record<string, string>>;
    not_applicable: Booleans;
    digest: string;
    signed_by: string;
    custodian_id: Optional<string>;
    unit_id: number;
    at: Timestamp;
  };
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
  notice: {
    id: Generated<string>;
    unit_id: number;
    kind: 'campaign' | 'reminder' | 'returned' | 'decision' | 'account-request';
    duty: Optional<string>;
    title: string;
    body: string;
    link: Optional<string>;
    once: Optional<string>;
    created_by: Optional<string>;
    from_unit_id: Optional<number>;
    created_at: Timestamp;
    read_at: OptionalTimestamp;
    read_by: Optional<string>;
  };
};
