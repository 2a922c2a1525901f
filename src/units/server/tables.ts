import type { Generated } from 'kysely';
import type { Defaulted, Optional, TextArray } from '../../platform/db/columns.ts';
import type { UnitKind } from '../rules/unit.ts';

/** Units and what holds of them over a run of days. */
export type UnitTables = {
  unit: { id: Generated<number>; created_at: Defaulted<Date> };
  unit_version: {
    unit_id: number;
    code: string;
    name: string;
    full_name: string;
    agency_name: Optional<string>;
    alias: Optional<string>;
    kind: UnitKind;
    parent_id: Optional<number>;
    sectors: TextArray;
    legal_basis: Optional<string>;
    valid_from: string;
    valid_to: Optional<string>;
  };
  unit_succession: { from_id: number; to_id: number; share: string; day: string; legal_basis: string };
  unit_closure: {
    ancestor_id: number;
    descendant_id: number;
    depth: number;
    valid_from: string;
    valid_to: Optional<string>;
  };
};
