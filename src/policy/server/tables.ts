import type { Generated } from 'kysely';
import type { Defaulted, Optional, TextArray, Timestamp } from '../../platform/db/columns.ts';

/** Presets of the policy, their values, and what the board chose. */
export type PolicyTables = {
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
    number: Generated<string>;
    id: Generated<string>;
    presets: TextArray;
    second_factor_kinds: TextArray;
    valid_from: Timestamp;
    reason: string;
    chosen_by: Optional<string>;
    custodian_id: Optional<string>;
    chosen_at: Timestamp;
  };
};
