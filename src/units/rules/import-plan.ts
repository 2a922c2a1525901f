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
  board: 'Ban Dân tộc',
  department: 'sở, ban, ngành',
  district: 'huyện',
  commune: 'xã',
  agency: 'cơ quan, đơn vị khác',
};

export const importKey = ({ kind, code }: { readonly kind: UnitKind; readonly code: string }): string =>
  `${kind} ${code}`;

/** Where a file goes wrong, row by row (rows count from 1): codes twice, unknown parents, wrong levels, circles, a second root. */
export const importFindings = (rows: readonly ImportRow[], living: readonly LivingUnit[]): ImportFinding[] => {
  const all = [...living.map(({ code, kind }) => ({ code, kind })), ...rows];
  const looped = loopedCodes(rows);
  return rows.flatMap((row, index) => {
    const message =
      twice(rows, row, index) ??
      secondOf(row, rows, living) ??
      (looped.has(row.code) ? `nằm trong một vòng cấp trên (${[...looped].join(', ')})` : misplaced(row, all));
    return message === undefined
      ? []
      : [{ at: `body/units/${index}`, message: `Dòng ${index + 1} (${row.code} ${row.fullName}): ${message}` }];
  });
};

/** The parent's key among the units of the file and the living: a code may serve a district and a department at once. */
export const parentOf = <U extends { readonly code: string; readonly kind: UnitKind }>(
  row: ImportRow,
  candidates: readonly U[],
): U | undefined => candidates.find((unit) => unit.code === row.parent && parentKinds[row.kind].includes(unit.kind));

const twice = (rows: readonly ImportRow[], row: ImportRow, index: number): string | undefined => {
  const first = rows.findIndex((other) => importKey(other) === importKey(row));
  return first < index ? `mã đã có ở dòng ${first + 1}` : undefined;
};

const secondOf = (row: ImportRow, rows: readonly ImportRow[], living: readonly LivingUnit[]): string | undefined => {
  if (row.kind !== 'province' && row.kind !== 'board') return undefined;
  const other = [...living, ...rows].find((unit) => unit.kind === row.kind && unit.code !== row.code);
  return other && `chỉ có một ${kindNames[row.kind]} trong hệ thống, đã có ${other.code}`;
};

const misplaced = (
  row: ImportRow,
  all: readonly { readonly code: string; readonly kind: UnitKind }[],
): string | undefined => {
  if (row.kind === 'province') return row.parent === null ? undefined : 'tỉnh là gốc của cây đơn vị, không có cấp trên';
  if (row.parent === null) return 'thiếu mã đơn vị cấp trên';
  const named = all.filter(({ code }) => code === row.parent);
  if (named.length === 0) return `không tìm thấy đơn vị cấp trên ${row.parent} trong tệp hoặc trong danh mục`;
  if (parentOf(row, all)) return undefined;
  return `${kindNames[row.kind]} không đứng dưới ${kindNames[named[0]?.kind ?? 'commune']} (${row.parent})`;
};

/** Codes of rows whose chain of parents inside the file comes back to themselves. */
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
