import type { Generated } from 'kysely';
import type { Defaulted, IntegerArray, Json, Optional, Timestamp } from '../../platform/db/columns.ts';

/** Forms, their versions with cells as published, and who reads them. */
export type FormTables = {
  form: { id: Generated<number>; code: string };
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
  form_route: {
    form_id: number;
    valid_from: string;
    valid_to: Optional<string>;
    verifier_unit_ids: IntegerArray;
    consulted_unit_ids: IntegerArray;
    reader_unit_ids: IntegerArray;
    district_reads: Defaulted<boolean>;
  };
};
