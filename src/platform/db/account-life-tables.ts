import type { Generated } from 'kysely';
import type { Defaulted, Optional, OptionalTimestamp, Timestamp } from './columns.ts';

export type AccountRequestKind = 'open' | 'change' | 'close' | 'delete' | 'reopen' | 'handover';
export type AccountRequestState = 'waiting' | 'accepted' | 'refused' | 'withdrawn';
export type LostPasswordState = 'waiting' | 'answered' | 'dismissed';

/** Requests about accounts, handovers, lost passwords, reviews of the list. */
export type AccountLifeTables = {
  account_request: {
    id: Generated<string>;
    kind: AccountRequestKind;
    state: Defaulted<AccountRequestState>;
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
  lost_password_request: {
    id: Generated<string>;
    state: Defaulted<LostPasswordState>;
    version: Defaulted<number>;
    unit_words: string;
    username: Optional<string>;
    account_id: Optional<string>;
    full_name: string;
    phone: string;
    message: Optional<string>;
    address: Optional<string>;
    asked_at: Timestamp;
    mailed_at: OptionalTimestamp;
    decided_by: Optional<string>;
    decided_at: OptionalTimestamp;
    note: Optional<string>;
  };
  password_reset: {
    id: Generated<string>;
    account_id: string;
    request_id: Optional<string>;
    token_digest: string;
    created_at: Timestamp;
    expires_at: Timestamp;
    used_at: OptionalTimestamp;
  };
  account_review: {
    id: Generated<string>;
    reviewed_by: string;
    custodian_name: Optional<string>;
    reviewed_at: Timestamp;
    accounts: number;
    digest: string;
    note: string;
  };
};
