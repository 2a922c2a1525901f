import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carryBackward, carryForward } from './carry.ts';
import { gapsAndOverlaps, overdrawnShares } from './timeline.ts';
import { pathNames, subtreeOf, treeAsOf } from './tree.ts';
import type { Succession, UnitKind, UnitVersion } from './unit.ts';

interface CatalogUnit {
  readonly code: string;
  readonly name: string;
  readonly fullName: string;
  readonly kind: UnitKind;
  readonly parent: string | null;
}

const before: { units: CatalogUnit[] } = read('units-2022.json');
const after: { units: CatalogUnit[] } = read('units-2025.json');
const reform: { day: string; basis: string; merges: { from: string; to: string; share: number }[] } =
  read('units-merge-2025.json');

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
const successions: Succession[] = reform.merges.map(({ from, to, share }) => ({
  fromId: idOf(from, '2022'),
  toId: idOf(to, '2025'),
  share: `${share}`,
  day: reform.day,
  basis: reform.basis,
}));

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

  test('R1 no unit has a gap or an overlap and no code is held twice on a day, though the codes are used again', () => {
    expect(gapsAndOverlaps(versions)).toEqual([]);
    expect(overdrawnShares(successions)).toEqual([]);
    const oldCodes = new Set(oldCommunes.map(({ code }) => code));
    expect(newCommunes.every(({ code }) => oldCodes.has(code))).toBe(true);
  });

  test('R1 commune names repeat, commune with district does not', () => {
    const tree = treeAsOf(versions, '2022-04-22');
    const communes = [...tree.units.values()].filter(({ kind }) => kind === 'commune');
    const names = new Set(communes.map(({ name }) => name));
    expect(names.size).toBeLessThan(161);
    expect(new Set(communes.map(({ unitId }) => pathNames(tree, unitId))).size).toBe(161);
    expect(subtreeOf(tree, idOf('047', '2022'))).toHaveLength(22);
    expect(pathNames(tree, idOf('01495', '2022'))).toBe('xã Đàm Thủy, huyện Trùng Khánh');
  });
});

describe('R72 the merge of 2025', () => {
  const figures = new Map(oldCommunes.map(({ code }, index) => [idOf(code, '2022'), `${1000 + index * 7}.5`]));
  const carried = carryForward(figures, successions, '2024-12-31', '2025-12-31');

  test('R72 figures of the 161 carry onto the 56, each known whole', () => {
    expect(carried.size).toBe(56);
    expect([...carried.values()].every(({ complete }) => complete)).toBe(true);
    for (const { code } of newCommunes) {
      const members = reform.merges.filter(({ to }) => to === code).map(({ from }) => figures.get(idOf(from, '2022')));
      expect(tenths(carried.get(idOf(code, '2025'))?.value)).toBe(
        members.reduce((sum, value) => sum + tenths(value), 0),
      );
    }
  });

  test('R72 the province keeps its sum', () => {
    const sum = (values: Iterable<string | undefined>) =>
      [...values].reduce((total, value) => total + tenths(value), 0);
    expect(sum([...carried.values()].map(({ value }) => value))).toBe(sum(figures.values()));
  });

  test('R72 backward, the 56 say nothing certain about any merged commune', () => {
    const later = new Map(newCommunes.map(({ code }) => [idOf(code, '2025'), '10']));
    const ids = oldCommunes.map(({ code }) => idOf(code, '2022'));
    const backward = carryBackward(later, ids, successions, '2025-12-31', '2024-12-31');
    const alone = (code: string) => {
      const heir = reform.merges.find(({ from }) => from === code)?.to;
      return reform.merges.filter(({ to }) => to === heir).length === 1;
    };
    for (const { code } of oldCommunes) expect(backward.get(idOf(code, '2022'))?.complete).toBe(alone(code));
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

/** Every figure here has one decimal or none. */
function tenths(value: string | undefined): number {
  return Math.round(Number(value ?? 'missing') * 10);
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`../../../catalog/${name}`, import.meta.url), 'utf8'));
}
