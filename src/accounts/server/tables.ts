import type { Generated } from 'kysely';
import type { Defaulted, Optional, OptionalTimestamp, TextArray, Timestamp } from '../../platform/db/columns.ts';
import type { RequestKind, RequestState } from '../rules/account-life.ts';

/** Accounts, who is behind them, requests about them, handovers, reviews of the list. */
export type AccountTables = {
  account: {
    id: Generated<string>;
    username: string;
    kind: 'unit' | 'operator';
    unit_id: number;
    duties: TextArray;
    state: Defaulted<'active' | 'closed'>;
    created_at: Timestamp;
    closed_at: OptionalTimestamp;
    closed_reason: Optional<string>;
  };
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
  disuse_closure: { account_id: string; closed_at: Timestamp; last_used_at: Timestamp; limit_days: number };
  account_request: {
    number: Generated<string>;
    id: Generated<string>;
    kind: RequestKind;
    state: Defaulted<RequestState>;
    version: Defaulted<number>;
    unit_id: number;
    account_id: Optional<string>;
    username: Optional<string>;
    reason: string;
    custodian: Optional<string>;
    changed_on: Optional<string>;
    letter_id: string;
    asked_unit_id: number;
    asked_by: string;
    asked_custodian_id: Optional<string>;
    asked_at: Timestamp;
    decided_by: Optional<string>;
    decided_at: OptionalTimestamp;
    decision_reason: Optional<string>;
  };
  handover: {
    number: Generated<string>;
    id: Generated<string>;
    account_id: string;
    letter_id: string;
    request_id: Optional<string>;
    former_id: Optional<string>;
    custodian_id: string;
    changed_on: string;
    reported_on: string;
    done_by: string;
    done_at: Timestamp;
  };
  account_review: {
    number: Generated<string>;
    id: Generated<string>;
    reviewed_by: string;
    custodian_name: Optional<string>;
    reviewed_at: Timestamp;
    accounts: number;
    digest: string;
    note: string;
  };
};
