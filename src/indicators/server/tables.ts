import type { Generated } from 'kysely';
import type { Quotation } from '../../forms/rules/compiled.ts';
import type { Json, Optional, Timestamp } from '../../platform/db/columns.ts';

/** Indicators, and the versions of their formulas. */
export type IndicatorTables = {
  calculated_indicator: {
    id: Generated<number>;
    code: string;
    version: number;
    retired_from: Optional<string>;
  };
  calculated_indicator_version: {
    indicator_id: number;
    number: number;
    title: string;
    unit: string;
    decimals: number;
    expression: string;
    quotations: Json<Quotation[]>;
    effective_from: string;
    note: Optional<string>;
    created_by: Optional<string>;
    created_at: Timestamp;
  };
};
