import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { pathNames, treeAsOf } from './tree.ts';
import type { UnitKind, UnitVersion } from './unit.ts';

interface CatalogUnit {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

const before: { units: CatalogUnit[] } = read('units-2022.json');
const after: { units: CatalogUnit[] } = read('units-2025.json');
const reform: { day: string } = read('units-merge-2025.json');

/** The day before the reform. */
const LAST_DAY = '2025-06-30';
const province = before.units.find(({ kind }) => kind === 'province');
const oldCommunes = before.units.filter(({ kind }) => kind === 'commune');
const newCommunes = after.units.filter(({ kind }) => kind === 'commune');
const versions: UnitVersion[] = [
  ...before.units.map((unit) => version(unit, '2022', '2020-03-01', unit.kind === 'province' ? null : reform.day)),
  ...newCommunes.map((unit) => ({
    ...version(unit, '2025', reform.day, null),
    parentId: idOf(province?.code, '2022'),
  })),
];
describe('R1 the units of Cao Bằng before and after 1 July 2025', () => {
  test('R1 10 districts and 161 communes stand until the last day, 56 communes without districts from the next', () => {
    const kinds = (day: string) => {
      const units = [...treeAsOf(versions, day).units.values()];
      return ['district', 'commune'].map((kind) => units.filter((unit) => unit.kind === kind).length);
    };
    expect(kinds('2022-04-22')).toEqual([10, 161]);
    expect(kinds(LAST_DAY)).toEqual([10, 161]);
    expect(kinds(reform.day)).toEqual([0, 56]);
  });

  test('R1 the new communes use codes of the old ones again', () => {
    const oldCodes = new Set(oldCommunes.map(({ code }) => code));
    expect(newCommunes.every(({ code }) => oldCodes.has(code))).toBe(true);
  });

  test('R1 commune names repeat, commune with district does not', () => {
    const tree = treeAsOf(versions, '2022-04-22');
    const communes = [...tree.units.values()].filter(({ kind }) => kind === 'commune');
    const names = new Set(communes.map(({ name }) => name));
    expect(names.size).toBeLessThan(161);
    expect(new Set(communes.map(({ unitId }) => pathNames(tree, unitId))).size).toBe(161);
    expect(tree.children.get(idOf('047', '2022'))).toHaveLength(21);
    expect(pathNames(tree, idOf('01495', '2022'))).toBe('xã Đàm Thủy, huyện Trùng Khánh');
  });
});

function version(unit: CatalogUnit, era: string, validFrom: string, validTo: string | null): UnitVersion {
  const { code, name, fullName, kind, parent } = unit;
  const parentId = parent === null ? null : idOf(parent, era);
  return { unitId: idOf(code, era), code, name, fullName, kind, parentId, validFrom, validTo };
}

function idOf(code: string | undefined, era: string): number {
  return Number(code) + Number(era) * 100_000;
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../catalog/${name}`, import.meta.url), 'utf8'));
}
