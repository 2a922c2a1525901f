import type { Generated } from 'kysely';
import type {
  Booleans,
  Defaulted,
  Json,
  Numerics,
  Optional,
  OptionalJson,
  Timestamp,
} from '../../platform/db/columns.ts';
import type { ConsolidationState } from '../../rounds/rules/actions.ts';

/** Consolidations with their signatures, and what exactly was approved. */
export type ReviewTables = {
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
  /** What exactly an approval approved. */
  approved_revision: { round_id: string; submission_id: string; revision: number; digest: string };
  approved_signature: { round_id: string; consolidation_id: string; number: number; digest: string };
  /** What became of a consolidation or an approval since, under a new digest. */
  amendment: {
    object_type: 'consolidation' | 'approval';
    object_id: string;
    number: number;
    cause: 'corrected' | 'withdrawn' | 'put-back';
    submission_id: string;
    correction_id: Optional<string>;
    withdrawal_id: Optional<string>;
    digest_before: string;
    digest_after: string;
    at: Timestamp;
  };
};
