import type { ColumnType, Generated } from 'kysely';
import type { LeftValue } from '../../forms/rules/move-values.ts';
import type { FormValues } from '../../forms/rules/values.ts';
import type {
  Booleans,
  Defaulted,
  DefaultedJson,
  Json,
  Numerics,
  Optional,
  OptionalJson,
  OptionalTextArray,
  OptionalTimestamp,
  TextArray,
  Texts,
  Timestamp,
} from '../../platform/db/columns.ts';
import type { SubmissionState } from '../../rounds/rules/actions.ts';
import type { ChangeSource } from '../rules/change-sources.ts';
import type { RevisionKind } from '../rules/revision-kinds.ts';

/** Submissions, what was sent and returned, and what each write changed. */
export type SubmissionTables = {
  submission: {
    id: Generated<string>;
    round_id: string;
    reporter_unit_id: number;
    subject_unit_id: number;
    state: Defaulted<SubmissionState>;
    version: Defaulted<number>;
    revision: Defaulted<number>;
    draft: DefaultedJson<FormValues>;
    filled: Defaulted<number>;
    required: number;
    opened_cells: OptionalTextArray;
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
    /** Of which no decimal is exact, by ordinal. */
    fractions: OptionalJson<Record<string, string>>;
    not_applicable: Booleans;
    texts: DefaultedJson<Record<string, string>>;
    lists: DefaultedJson<FormValues['lists']>;
    context: DefaultedJson<Record<string, unknown>>;
    explanations: DefaultedJson<{ check: string; at: string; text: string }[]>;
    digest: string;
    submitted_by: string;
    custodian_id: Optional<string>;
    submitted_at: Timestamp;
    correction_id: Optional<string>;
    /** Of a correction: when it was granted. */
    granted_at: OptionalTimestamp;
    kind: ColumnType<RevisionKind, never, never>;
    known_from: ColumnType<Date, never, never>;
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
  submission_move: {
    submission_id: string;
    version: number;
    from_version_id: number;
    to_version_id: number;
    left_over: Json<LeftValue[]>;
    moved_at: Timestamp;
  };
  change_set: {
    id: Generated<number>;
    submission_id: string;
    version: number;
    cells: TextArray;
    old_values: Texts;
    new_values: Texts;
    only_cell: ColumnType<string | null, never, never>;
    source: ChangeSource;
    account_id: string;
    custodian_id: Optional<string>;
    at: Timestamp;
    correction_id: Optional<string>;
  };
};
