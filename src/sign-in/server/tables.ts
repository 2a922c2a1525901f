import type { Generated } from 'kysely';
import type { Defaulted, Optional, OptionalTimestamp, Timestamp } from '../../platform/db/columns.ts';

/** Credentials, former passwords, sessions, known browsers, second factors, throttling, lost passwords. */
export type SignInTables = {
  credential: {
    account_id: string;
    password_hash: string;
    password_set_at: Timestamp;
    must_change_password: Defaulted<boolean>;
    issued_expires_at: OptionalTimestamp;
    issued_used: Defaulted<boolean>;
    failed_attempts: Defaulted<number>;
    locked_until: OptionalTimestamp;
    signed_in_at: OptionalTimestamp;
  };
  password_history: { account_id: string; set_at: Timestamp; hash: string; issued: Defaulted<boolean> };
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
  known_device: {
    id: Generated<string>;
    account_id: string;
    token_digest: string;
    created_at: Timestamp;
    seen_at: Timestamp;
    failed_attempts: Defaulted<number>;
    locked_until: OptionalTimestamp;
    ended_at: OptionalTimestamp;
  };
  second_factor: {
    account_id: string;
    secret: Optional<string>;
    confirmed_at: OptionalTimestamp;
    last_step: Defaulted<number>;
    pending_secret: Optional<string>;
    pending_at: OptionalTimestamp;
    recovery_salt: Optional<string>;
  };
  recovery_code: { account_id: string; hash: string; used_at: OptionalTimestamp };
  address_throttle: {
    address: string;
    refused: number;
    since: Timestamp;
    waits: Defaulted<number>;
    blocked_until: OptionalTimestamp;
  };
  lost_password_request: {
    number: Generated<string>;
    id: Generated<string>;
    state: Defaulted<'waiting' | 'answered' | 'dismissed'>;
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
};
