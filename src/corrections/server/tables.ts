import type { Generated } from 'kysely';
import type {
  Booleans,
  Defaulted,
  Json,
  Numerics,
  Optional,
  OptionalJson,
  OptionalTimestamp,
  Timestamp,
} from '../../platform/db/columns.ts';
import type { CorrectionState, WithdrawalState } from '../rules/transitions.ts';

type Asked = {
  id: Generated<string>;
  version: Defaulted<number>;
  reason: string;
  letter_id: string;
  asked_by: string;
  asked_custodian_id: Optional<string>;
  asked_unit_id: number;
  asked_at: Timestamp;
  decided_by: Optional<string>;
  decided_custodian_id: Optional<string>;
  decided_at: OptionalTimestamp;
  decision_reason: Optional<string>;
};

/** Corrections with who is heard on them, and withdrawals. */
export type CorrectionTables = {
  correction: {
    number: Generated<string>;
    submission_id: string;
    base_revision: number;
    state: Defaulted<CorrectionState>;
    form_version_id: number;
    figures: Numerics;
    fractions: OptionalJson<Record<string, string>>;
    not_applicable: Booleans;
    texts: Json<Record<string, string>>;
    lists: Json<unknown>;
    context: Json<unknown>;
    explanations: Json<unknown>;
    digest: string;
    proposed_at: Timestamp;
  } & Asked;
  correction_cell: {
    correction_id: string;
    submission_id: string;
    cell: string;
    old_value: Optional<string>;
    new_value: Optional<string>;
    open: Defaulted<boolean>;
  };
  correction_step: {
    correction_id: string;
    position: number;
    action: 'opine' | 'decide';
    unit_id: number;
    due_on: string;
  };
  correction_opinion: {
    correction_id: string;
    base_revision: number;
    position: number;
    opinion: 'agree' | 'disagree';
    note: Optional<string>;
    account_id: string;
    custodian_id: Optional<string>;
    unit_id: number;
    at: Timestamp;
  };
  withdrawal: {
    number: Generated<string>;
    round_id: string;
    submission_id: Optional<string>;
    state: Defaulted<WithdrawalState>;
    from_state: Optional<string>;
    put_back_by: Optional<string>;
    put_back_custodian_id: Optional<string>;
    put_back_at: OptionalTimestamp;
    put_back_reason: Optional<string>;
  } & Asked;
};
