import type { UnitKind } from '../contract/unit-kind.ts';

/** Who acts through an account: the account, the custodian of this moment, and the unit they act for. */
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
  /** The session that the call came over; null where a job or a command acts for the account. */
  readonly sessionId: string | null;
  readonly mustChangePassword: boolean;
  /** A second factor is mandatory for this account and not yet enrolled. */
  readonly secondFactorMissing?: boolean;
};

/** A program of a consumer: there is no account and no person behind its calls. */
export type Consumer = {
  readonly kind: 'consumer';
  readonly consumerId: string;
  /** Stable and short: under this name its calls stand in the trail. */
  readonly name: string;
};

export type Caller = Actor | Consumer;

/** One id for one caller: the account's or the consumer's. */
export const callerId = (caller: Caller): string => (caller.kind === 'consumer' ? caller.consumerId : caller.accountId);

/** Authority over units: the subtree below `rootUnitId`; a department reaches it only through the forms of its sectors. */
export type Scope = { readonly rootUnitId: number; readonly departmentUnitId: number | null };
