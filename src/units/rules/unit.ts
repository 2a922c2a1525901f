import type { UnitKind } from '../../platform/contract/unit-kind.ts';

/** What a unit is. The province is the root area and has no account; hamlets are list records, not units. */
export type { UnitKind };

/**
 * What holds of a unit over a run of days. The key is `unitId`, never the code: a successor takes its predecessor's
 * (01273 was Hợp Giang, is Thục Phán).
 */
export interface UnitVersion {
  readonly unitId: number;
  readonly code: string;
  /** Without its kind: `Đàm Thủy`. */
  readonly name: string;
  /** With its kind: `Xã Đàm Thủy`. */
  readonly fullName: string;
  readonly kind: UnitKind;
  readonly parentId: number | null;
  /** First day, `yyyy-mm-dd`. */
  readonly validFrom: string;
  /** The first day on which it no longer holds; null while it does. */
  readonly validTo: string | null;
}

/** Whether a version holds on a day. */
export function holdsOn(version: UnitVersion, day: string): boolean {
  return version.validFrom <= day && (version.validTo === null || day < version.validTo);
}
