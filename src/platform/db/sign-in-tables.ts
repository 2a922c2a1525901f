import type { Generated } from 'kysely';
import type { Defaulted, Optional, OptionalTimestamp, TextArray, Timestamp } from './columns.ts';

/** Policy presets, second factor, throttling (migration 0002), known browsers (0008). */
export type SignInTables = {
  policy_preset: {
    code: string;
    name: string;
    basis: string;
    valid_from: string;
    mandatory: Defaulted<boolean>;
    default_in: TextArray;
  };
  policy_value: { preset: string; name: string; value: number; basis: string };
  policy_choice: {
    id: Generated<string>;
    presets: TextArray;
    second_factor_kinds: TextArray;
    valid_from: Timestamp;
    reason: string;
    chosen_by: Optional<string>;
    custodian_id: Optional<string>;
    chosen_at: Timestamp;
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
  disuse_closure: { account_id: string; closed_at: Timestamp; last_used_at: Timestamp; limit_days: number };
};
