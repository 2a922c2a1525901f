import type { Generated } from 'kysely';
import type {
  Defaulted,
  IntegerArray,
  Json,
  Optional,
  OptionalTimestamp,
  Timestamp,
} from '../../platform/db/columns.ts';
import type { CodeItem } from '../contract/code-lists.ts';
import type { FormDefinition } from '../rules/definition.ts';
import type { EditOperation } from '../rules/edit/operation.ts';
import type { Touches } from '../rules/edit/touches.ts';

/** Forms, their versions with cells as published, and who reads them. */
export type FormTables = {
  form: {
    id: Generated<number>;
    code: string;
    retired_at: OptionalTimestamp;
    retired_reason: Optional<string>;
  };
  form_version: {
    id: Generated<number>;
    form_id: number;
    number: number;
    title: string;
    sector: string;
    sensitive: Defaulted<boolean>;
    filled_by: 'commune' | 'district' | 'department' | 'board';
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
  form_draft: {
    id: Generated<string>;
    code: string;
    title: string;
    base_version_id: Optional<number>;
    definition: Json<FormDefinition>;
    version: Defaulted<number>;
    findings: Defaulted<number>;
    created_by: string;
    created_at: Timestamp;
    removed_by: Optional<string>;
    removed_at: OptionalTimestamp;
    published_version_id: Optional<number>;
  };
  form_draft_edit: {
    draft_id: string;
    version: number;
    operations: Json<EditOperation[]>;
    undo: Json<EditOperation[]>;
    touched: Json<Pick<Touches, 'writes' | 'needs'>>;
    created_by: string;
    created_custodian_id: Optional<string>;
    created_at: Timestamp;
  };
  code_list: { code: string; title: string };
  code_list_version: {
    list_code: string;
    number: number;
    items: Json<CodeItem[]>;
    note: Optional<string>;
    created_by: string;
    created_at: Timestamp;
  };
  form_route: {
    form_id: number;
    valid_from: string;
    valid_to: Optional<string>;
    verifier_unit_ids: IntegerArray;
    consulted_unit_ids: IntegerArray;
    reader_unit_ids: IntegerArray;
    district_reads: Defaulted<boolean>;
    skips_district: Defaulted<boolean>;
    ends_at_verifier: Defaulted<boolean>;
  };
};
