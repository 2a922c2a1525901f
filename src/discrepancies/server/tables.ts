import type { Generated } from 'kysely';
import type { Defaulted, Optional, OptionalTimestamp, Timestamp } from '../../platform/db/columns.ts';
import type { CaseState, Cause, Outcome } from '../rules/actions.ts';
import type { LineKind } from '../rules/thread.ts';

/** Rules between two series, cases and what was said of them. Rules write cases themselves, by a trigger, with the change of the figure. */
export type DiscrepancyTables = {
  discrepancy_rule: {
    id: Generated<string>;
    title: string;
    level: 'commune' | 'district' | 'province';
    tolerance: string;
    relative: boolean;
    due_days: number;
    active: Defaulted<boolean>;
    created_by: Optional<string>;
    created_at: Timestamp;
  };
  discrepancy_term: {
    rule_id: string;
    side: 1 | 2;
    form_id: number;
    cell: string;
    series: string;
    factor: string;
  };
  discrepancy: {
    id: Generated<string>;
    year: Generated<number>;
    number: Generated<string>;
    rule_id: Optional<string>;
    form_id: number;
    cell: string;
    title: string;
    period: string;
    unit_id: number;
    submission_id: Optional<string>;
    first_value: Optional<string>;
    second_value: Optional<string>;
    first_source: string;
    second_source: string;
    owner_unit_id: number;
    due_on: string;
    asked_unit_id: Optional<number>;
    state: Defaulted<CaseState>;
    outcome: Optional<Outcome>;
    cause: Optional<Cause>;
    explanation: Optional<string>;
    opened_at: Timestamp;
    agreed_at: OptionalTimestamp;
    /** When the owner was told of it; null until then where a rule opened it. */
    told_at: OptionalTimestamp;
    reminded_on: Optional<string>;
  };
  discrepancy_note: {
    id: Generated<string>;
    discrepancy_id: string;
    kind: LineKind;
    body: Optional<string>;
    account_id: Optional<string>;
    custodian_id: Optional<string>;
    unit_id: Optional<number>;
    letter_id: Optional<string>;
    at: Timestamp;
  };
};
