import type { Generated } from 'kysely';
import type {
  ApprovalState,
  Booleans,
  ConsolidationState,
  Defaulted,
  DefaultedJson,
  DraftColumn,
  Json,
  Numerics,
  Optional,
  OptionalTextArray,
  OptionalTimestamp,
  SubmissionState,
  TextArray,
  Texts,
  Timestamp,
} from './columns.ts';

/** A round: campaigns, submissions, the route, notices. */
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
  campaign_form: {
    campaign_id: string;
    form_version_id: number;
    period: string;
    period_start: string;
    period_end: string;
    reads_periods: Defaulted<string[]>;
  };
  approval: {
    id: Generated<string>;
    campaign_id: string;
    form_version_id: number;
    form_id: number;
    period: string;
    state: Defaulted<ApprovalState>;
    version: Defaulted<number>;
    digest: Optional<string>;
    decided_by: Optional<string>;
    decided_at: OptionalTimestamp;
  };
  consolidation: {
    id: Generated<string>;
    campaign_id: string;
    form_version_id: number;
    form_id: number;
    period: string;
    unit_id: number;
    state: Defaulted<ConsolidationState>;
    version: Defaulted<number>;
    signature_number: Defaulted<number>;
    due_on: string;
    return_reason: Optional<string>;
  };
  submission: {
    id: Generated<string>;
    campaign_id: string;
    form_version_id: number;
    form_id: number;
    period: string;
    reporter_unit_id: number;
    subject_unit_id: number;
    state: Defaulted<SubmissionState>;
    version: Defaulted<number>;
    revision: Defaulted<number>;
    draft: DefaultedJson<DraftColumn>;
    filled: Defaulted<number>;
    required: number;
    opened_cells: OptionalTextArray;
    due_on: string;
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
    created_by: Optional<string>;
    created_at: Timestamp;
    read_at: OptionalTimestamp;
    read_by: Optional<string>;
  };
};
