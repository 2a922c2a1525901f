import { names } from '../../platform/text/names.ts';
import type { UnitKind } from './unit.ts';

/** A unit as a file names it: its parent by code. */
export type ImportRow = {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
};
/** A unit that lives on the day of the import. */
export type LivingUnit = {
  readonly id: number;
  readonly code: string;
  readonly kind: UnitKind;
  readonly parentId: number | null;
};
export type ImportFinding = { readonly at: string; readonly message: string };

/** What stands under what. Communes stand under a district until 30/06/2025 and under the province afterwards. */
const parentKinds: Record<UnitKind, readonly UnitKind[]> = {
  province: [],
  board: ['province'],
  department: ['province'],
  district: ['province'],
  commune: ['district', 'province'],
  agency: ['province', 'district', 'commune'],
};

const kindNames: Record<UnitKind, string> = {
  province: 'tỉnh',
  get board() {
    return names.board;
  },
  department: 'sở, ban, ngành',
  district: 'huyện',
  commune: 'xã',
  agency: 'cơ quan, đơn vị khác',
};

export const importKey = ({ kind, code }: { readonly kind: UnitKind; readonly code: string }): string =>
  `${kind} ${code}`;

/** Where a file goes wrong, row by row (rows count from 1): codes twice, unknown parents, wrong levels, circles, a second root. */
export const importFindings = (rows: readonly ImportRow[], living: readonly LivingUnit[]): ImportFinding[] => {
  const all = unitsByCode([...living.map(({ code, kind }) => ({ code, kind })), ...rows]);
  const firsts = firstRows(rows);
  const heads = [...living, ...rows].filter(({ kind }) => isSingle(kind));
  const looped = loopedCodes(rows.filter((row) => !parentOf(row, all)));
  return rows.flatMap((row, index) => {
    const first = firsts.get(importKey(row)) ?? index;
    const message =
      (first < index ? `mã đã có ở dòng ${first + 1}` : undefined) ??
      secondOf(row, heads) ??
      (looped.has(row.code) ? `nằm trong một vòng cấp trên (${[...looped].join(', ')})` : misplaced(row, all));
    return message === undefined
      ? []
      : [{ at: `body/units/${index}`, message: `Dòng ${index + 1} (${row.code} ${row.fullName}): ${message}` }];
  });
};

/** The parent's key among the units of the file and the living: a code may serve a district and a department at once. */
export const parentOf = <U extends Coded>(row: ImportRow, candidates: UnitsByCode<U>): U | undefined =>
  candidates.get(row.parent ?? '')?.find((unit) => parentKinds[row.kind].includes(unit.kind));

type Coded = { readonly code: string; readonly kind: UnitKind };
export type UnitsByCode<U extends Coded> = ReadonlyMap<string, readonly U[]>;

export const unitsByCode = <U extends Coded>(units: readonly U[]): UnitsByCode<U> => {
  const found = new Map<string, U[]>();
  for (const unit of units) {
    const sharing = found.get(unit.code);
    if (sharing) sharing.push(unit);
    else found.set(unit.code, [unit]);
  }
  return found;
};

const firstRows = (rows: readonly ImportRow[]): Map<string, number> => {
  const firsts = new Map<string, number>();
  for (const [index, row] of rows.entries()) if (!firsts.has(importKey(row))) firsts.set(importKey(row), index);
  return firsts;
};

const isSingle = (kind: UnitKind): boolean => kind === 'province' || kind === 'board';

const secondOf = (row: ImportRow, heads: readonly Coded[]): string | undefined => {
  if (!isSingle(row.kind)) return undefined;
  const other = heads.find((unit) => unit.kind === row.kind && unit.code !== row.code);
  return other && `chỉ có một ${kindNames[row.kind]} trong hệ thống, đã có ${other.code}`;
};

const misplaced = (row: ImportRow, all: UnitsByCode<Coded>): string | undefined => {
  if (row.kind === 'province') return row.parent === null ? undefined : 'tỉnh là gốc của cây đơn vị, không có cấp trên';
  if (row.parent === null) return 'thiếu mã đơn vị cấp trên';
  const named = all.get(row.parent) ?? [];
  if (named.length === 0) return `không tìm thấy đơn vị cấp trên ${row.parent} trong tệp hoặc trong danh mục`;
  if (parentOf(row, all)) return undefined;
  return `${kindNames[row.kind]} không đứng dưới ${kindNames[named[0]?.kind ?? 'commune']} (${row.parent})`;
};

/** Codes of rows (of those without a fitting parent) whose chain of parents inside the file comes back to themselves. */
const loopedCodes = (rows: readonly ImportRow[]): Set<string> => {
  const parents = new Map(rows.map((row) => [row.code, row.parent]));
  const looped = new Set<string>();
  for (const { code } of rows) {
    let above = parents.get(code) ?? null;
    for (let steps = 0; above !== null && above !== code && steps < 20; steps += 1) above = parents.get(above) ?? null;
    if (above === code) looped.add(code);
  }
  return looped;
};
