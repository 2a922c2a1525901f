import type { UnitKind } from '../db/tables.ts';

/** Who acts: the account, the custodian of this moment, and the unit they act for. */
export type Actor = {
  readonly accountId: string;
  readonly username: string;
  readonly kind: 'unit' | 'operator';
  readonly unitId: number;
  readonly unitKind: UnitKind;
  readonly unitName: string;
  readonly duties: readonly string[];
  readonly custodianId: string | null;
  readonly custodianName: string | null;
  readonly sessionId: string;
  readonly mustChangePassword: boolean;
  /** A second factor is mandatory for this account and not yet enrolled. */
  readonly secondFactorMissing?: boolean;
};

/** Authority over units: the subtree below `rootUnitId`; a department reaches it only through the forms of its sectors. */
export type Scope = { readonly rootUnitId: number; readonly departmentUnitId: number | null };
