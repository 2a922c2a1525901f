import type { ColumnType, Generated } from 'kysely';

/** Row types of every table in `migrations/`. numeric and date columns are text, so that nothing is rounded or shifted. */
type Json<V> = ColumnType<V, string, string>;
type DefaultedJson<V> = ColumnType<V, string | undefined, string>;
type Numerics = ColumnType<(string | null)[], string, string>;
type Booleans = ColumnType<(boolean | null)[] | null, string | null | undefined, string | null>;
type Timestamp = ColumnType<Date, Date, Date>;
type OptionalTimestamp = ColumnType<Date | null, Date | null | undefined, Date | null>;
type Optional<V> = ColumnType<V | null, V | null | undefined, V | null>;
type Defaulted<V> = ColumnType<V, V | undefined, V>;

export type UnitKind = 'province' | 'board' | 'department' | 'agency' | 'district' | 'commune';
export type FillerKind = 'commune' | 'district' | 'department' | 'board';
export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'accepted' | 'withdrawn';
export type ConsolidationState = 'open' | 'signed' | 'stale' | 'returned' | 'verified' | 'approved';
export type ApprovalState = 'open' | 'approved';
export type DraftColumn = { cells: Record<string, string>; lists: Record<string, { id: string; values: Record<string, string> }[]> };

export type Tables = {
  setting: { name: string; value: Json<unknown>; updated_at: Defaulted<Date> };
  audit_event: {
    id: Generated<number>; at: Timestamp; account_id: Optional<string>; account_name: Optional<string>; custodian_id: Optional<string>;
    custodian_name: Optional<string>; unit_id: Optional<number>; action: string; object_type: string; object_id: Optional<string>;
    result: 'done' | 'refused'; reason: Optional<string>; detail: DefaultedJson<Record<string, unknown>>; address: Optional<string>;
    port: Optional<number>; user_agent: Optional<string>; request_id: Optional<string>; digest: string;
  };
  unit: { id: Generated<number>; created_at: Defaulted<Date> };
  unit_version: {
    unit_id: number; code: string; name: string; full_name: string; agency_name: Optional<string>; alias: Optional<string>; kind: UnitKind;
    parent_id: Optional<number>; sectors: ColumnType<string[], string | undefined, string>; legal_basis: Optional<string>; valid_from: string; valid_to: Optional<string>;
  };
  unit_succession: { from_id: number; to_id: number; share: string; day: string; legal_basis: string };
  unit_closure: { ancestor_id: number; descendant_id: number; depth: number; valid_from: string; valid_to: Optional<string> };
  letter: { id: Generated<string>; number: string; day: string; signer: Optional<string>; subject: string; unit_id: number; created_by: string; created_at: Timestamp };
  attachment: {
    id: Generated<string>; letter_id: Optional<string>; name: string; media_type: string; size: number; sha256: string; content: Uint8Array;
    created_by: string; created_at: Timestamp;
  };
  account: {
    id: Generated<string>; username: string; kind: 'unit' | 'operator'; unit_id: number; duties: ColumnType<string[], string | undefined, string>;
    state: Defaulted<'active' | 'closed'>; password_hash: string; password_set_at: Timestamp; must_change_password: Defaulted<boolean>;
    issued_expires_at: OptionalTimestamp; issued_used: Defaulted<boolean>; failed_attempts: Defaulted<number>; locked_until: OptionalTimestamp;
    acted_at: OptionalTimestamp; created_at: Timestamp;
  };
  password_history: { account_id: string; set_at: Timestamp; hash: string; issued: Defaulted<boolean> };
  custodian: {
    id: Generated<string>; account_id: string; full_name: string; position: string; section: string; phone: string; email: string;
    valid_from: Timestamp; valid_to: OptionalTimestamp;
  };
  session: {
    id: Generated<string>; token_digest: string; account_id: string; created_at: Timestamp; seen_at: Timestamp; expires_at: Timestamp;
    ended_at: OptionalTimestamp; address: Optional<string>; user_agent: Optional<string>;
  };
  request_key: { account_id: string; key: string; body_digest: string; status: Optional<number>; reply: ColumnType<unknown, string | null | undefined, string | null>; at: Timestamp };
  form: { id: Generated<number>; code: string };
  form_version: {
    id: Generated<number>; form_id: number; number: number; title: string; sector: string; sensitive: Defaulted<boolean>; filled_by: FillerKind;
    reports_for: Optional<string>; definition: Json<unknown>; digest: string; effective_from: string; note: Optional<string>; published_at: Timestamp; published_by: Optional<string>;
  };
  form_route: {
    form_id: number; valid_from: string; valid_to: Optional<string>; verifier_unit_id: number; consulted_unit_ids: ColumnType<number[], string | undefined, string>;
    reader_unit_ids: ColumnType<number[], string | undefined, string>; district_reads: Defaulted<boolean>;
  };
  campaign: {
    id: Generated<string>; title: string; letter_id: string; opens_on: string; guidance: Optional<string>; due_commune: string; due_district: string;
    due_department: string; due_board: string; created_by: string; created_at: Timestamp;
  };
  campaign_form: { campaign_id: string; form_version_id: number; period: string; period_start: string; period_end: string };
  approval: {
    id: Generated<string>; campaign_id: string; form_version_id: number; form_id: number; period: string; state: Defaulted<ApprovalState>; version: Defaulted<number>;
    digest: Optional<string>; decided_by: Optional<string>; decided_at: OptionalTimestamp;
  };
  consolidation: {
    id: Generated<string>; campaign_id: string; form_version_id: number; form_id: number; period: string; unit_id: number; state: Defaulted<ConsolidationState>;
    version: Defaulted<number>; signature_number: Defaulted<number>; due_on: string; return_reason: Optional<string>;
  };
  submission: {
    id: Generated<string>; campaign_id: string; form_version_id: number; form_id: number; period: string; reporter_unit_id: number; subject_unit_id: number;
    state: Defaulted<SubmissionState>; version: Defaulted<number>; revision: Defaulted<number>; draft: DefaultedJson<DraftColumn>; filled: Defaulted<number>;
    required: number; opened_cells: ColumnType<string[] | null, string | null | undefined, string | null>; due_on: string; excused_reason: Optional<string>;
    excused_by: Optional<string>; submitted_at: OptionalTimestamp; accepted_at: OptionalTimestamp; accepted_by: Optional<string>;
  };
  revision: {
    submission_id: string; number: number; form_version_id: number; figures: Numerics; not_applicable: Booleans; texts: DefaultedJson<Record<string, string>>;
    lists: DefaultedJson<DraftColumn['lists']>; context: DefaultedJson<Record<string, unknown>>; explanations: DefaultedJson<{ check: string; at: string; text: string }[]>;
    digest: string; submitted_by: string; custodian_id: Optional<string>; submitted_at: Timestamp;
  };
  cell_change: {
    id: Generated<number>; submission_id: string; version: number; cell: string; old_value: Optional<string>; new_value: Optional<string>;
    source: 'page' | 'api' | 'file' | 'demonstration'; account_id: string; custodian_id: Optional<string>; at: Timestamp;
  };
  submission_return: {
    id: Generated<string>; submission_id: string; revision: number; reason: string; cells: Json<{ cell: string; reason: string }[]>; due_on: string;
    returned_by: string; returned_unit_id: number; custodian_id: Optional<string>; at: Timestamp; answered_at: OptionalTimestamp;
  };
  consolidation_signature: {
    consolidation_id: string; number: number; members: Json<{ submission: string; revision: number; digest: string }[]>; figures: Numerics; not_applicable: Booleans;
    digest: string; signed_by: string; custodian_id: Optional<string>; unit_id: number; at: Timestamp;
  };
  review_step: {
    id: Generated<number>; object_type: 'submission' | 'consolidation' | 'approval'; object_id: string; action: string; from_state: string; to_state: string;
    number: Optional<number>; digest: Optional<string>; reason: Optional<string>; account_id: string; custodian_id: Optional<string>; unit_id: number; at: Timestamp;
  };
  notice: {
    id: Generated<string>; unit_id: number; kind: 'campaign' | 'reminder' | 'returned' | 'decision'; title: string; body: string; link: Optional<string>;
    created_by: Optional<string>; created_at: Timestamp; read_at: OptionalTimestamp; read_by: Optional<string>;
  };
};
