import type { Generated } from 'kysely';
import type { Defaulted, Json, Optional, Timestamp } from '../../platform/db/columns.ts';
import type { SchemeGroup, SchemeLevel } from '../rules/scheme.ts';

/** Schemes, the decisions that hold for a run of days, and who stands where. */
export type ClassificationTables = {
  classification: {
    id: Generated<number>;
    version: Defaulted<number>;
    code: string;
    title: string;
    level: SchemeLevel;
    groups: Json<SchemeGroup[]>;
    note: Optional<string>;
  };
  classification_list: {
    id: Generated<number>;
    classification_id: number;
    legal_basis: string;
    valid_from: string;
    valid_to: Optional<string>;
    complete: boolean;
    illustrative: boolean;
    note: Optional<string>;
    created_by: Optional<string>;
    created_at: Timestamp;
  };
  classification_member: {
    id: Generated<string>;
    classification_id: number;
    list_id: number;
    unit_id: number;
    group_code: string;
    legal_basis: Optional<string>;
    valid_from: string;
    valid_to: Optional<string>;
  };
};
