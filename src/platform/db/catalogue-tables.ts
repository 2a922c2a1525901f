import type { Generated } from 'kysely';
import type {
  Defaulted,
  FillerKind,
  IntegerArray,
  Json,
  Optional,
  OptionalJson,
  OptionalTimestamp,
  TextArray,
  Timestamp,
  UnitKind,
} from './columns.ts';

/** What stands before a round: settings, trail, units, letters, accounts, forms. */
export type CatalogueTables = {
  setting: { name: string; value: Json<unknown>; updated_at: Defaulted<Date> };
  unit: { id: Generated<number>; created_at: Defaulted<Date> };
  unit_version: {
    unit_id: number;
    code: string;
    name: string;
    full_name: string;
    agency_name: Optional<string>;
    alias: Optional<string>;
    kind: UnitKind;
    parent_id: Optional<number>;
    sectors: TextArray;
    legal_basis: Optional<string>;
    valid_from: string;
    valid_to: Optional<string>;
  };
  unit_succession: { from_id: number; to_id: number; share: string; day: string; legal_basis: string };
  unit_closure: {
    ancestor_id: number;
    descendant_id: number;
    depth: number;
    valid_from: string;
    valid_to: Optional<string>;
  };
  letter: {
    id: Generated<string>;
    number: string;
    day: string;
    signer: Optional<string>;
    subject: string;
    unit_id: number;
    created_by: string;
    created_at: Timestamp;
    confidential: Defaulted<boolean>;
  };
  attachment: {
    id: Generated<string>;
    letter_id: Optional<string>;
    name: string;
    media_type: string;
    size: number;
    sha256: string;
    content: Uint8Array;
    created_by: string;
    created_at: Timestamp;
  };
  account: {
    id: Generated<string>;
    username: string;
    kind: 'unit' | 'operator';
    unit_id: number;
    duties: TextArray;
    state: Defaulted<'active' | 'closed'>;
    password_hash: string;
    password_set_at: Timestamp;
    must_change_password: Defaulted<boolean>;
    issued_expires_at: OptionalTimestamp;
    issued_used: Defaulted<boolean>;
    failed_attempts: Defaulted<number>;
    locked_until: OptionalTimestamp;
    acted_at: OptionalTimestamp;
    created_at: Timestamp;
    closed_at: OptionalTimestamp;
    closed_reason: Optional<string>;
  };
  password_history: { account_id: string; set_at: Timestamp; hash: string; issued: Defaulted<boolean> };
  custodian: {
    id: Generated<string>;
    account_id: string;
    full_name: string;
    position: string;
    section: string;
    phone: string;
    email: string;
    valid_from: Timestamp;
    valid_to: OptionalTimestamp;
    left_on: Optional<string>;
  };
  session: {
    id: Generated<string>;
    token_digest: string;
    account_id: string;
    created_at: Timestamp;
    seen_at: Timestamp;
    expires_at: Timestamp;
    ended_at: OptionalTimestamp;
    address: Optional<string>;
    user_agent: Optional<string>;
    idle_seconds: Defaulted<number>;
    password_expires_at: OptionalTimestamp;
    second_factor_missing: Defaulted<boolean>;
  };
  request_key: {
    account_id: string;
    key: string;
    body_digest: string;
    status: Optional<number>;
    reply: OptionalJson;
    at: Timestamp;
  };
  form: { id: Generated<number>; code: string };
  form_version: {
    id: Generated<number>;
    form_id: number;
    number: number;
    title: string;
    sector: string;
    sensitive: Defaulted<boolean>;
    filled_by: FillerKind;
    reports_for: Optional<string>;
    definition: Json<unknown>;
    digest: string;
    effective_from: string;
    note: Optional<string>;
    published_at: Timestamp;
    published_by: Optional<string>;
    engine: number;
  };
  form_cell: {
    form_version_id: number;
    position: number;
    code: string;
    section: string;
    ordinal: Optional<number>;
    type: string;
    decimals: number;
    unit: string;
    indicator: Optional<string>;
    breakdown: Json<unknown>;
    measure: Optional<string>;
    series: string;
    over_units: string;
    over_time: string;
    weight: Optional<string>;
  };
  form_route: {
    form_id: number;
    valid_from: string;
    valid_to: Optional<string>;
    verifier_unit_ids: IntegerArray;
    consulted_unit_ids: IntegerArray;
    reader_unit_ids: IntegerArray;
    district_reads: Defaulted<boolean>;
  };
};
