import { describe, expect, test } from 'vitest';
import { ancestorsOf, pathNames, treeAsOf, type UnitTree } from './tree.ts';
import type { UnitKind, UnitVersion } from './unit.ts';

const id = { p: 1, tk: 2, ha: 3, dt: 4, cv: 5, qt1: 6, qt2: 7, dt25: 8, syt: 17 };

function version(
  unitId: number,
  fullName: string,
  parentId: number | null,
  more: Partial<UnitVersion> = {},
): UnitVersion {
  const kinds = new Map<string, UnitKind>([
    ['Tỉnh', 'province'],
    ['Huyện', 'district'],
  ]);
  const [first = '', ...rest] = fullName.split(' ');
  const kind = kinds.get(first) ?? 'commune';
  const base = { unitId, code: `${unitId}`, name: rest.join(' '), fullName, kind, parentId };
  return { ...base, validFrom: '2020-02-01', validTo: null, ...more };
}

const childrenOf = (tree: UnitTree, unitId: number): number[] =>
  (tree.children.get(unitId) ?? []).map((child) => child.unitId);

const ended = { validTo: '2025-07-01' };
const versions: UnitVersion[] = [
  version(id.p, 'Tỉnh Cao Bằng', null),
  version(id.tk, 'Huyện Trùng Khánh', id.p, ended),
  version(id.ha, 'Huyện Hoà An', id.p, ended),
  version(id.dt, 'Xã Đàm Thủy', id.tk, ended),
  version(id.cv, 'Xã Chí Viễn', id.tk, ended),
  version(id.qt1, 'Xã Quang Trung', id.tk, ended),
  version(id.qt2, 'Xã Quang Trung', id.ha, ended),
  version(id.dt25, 'Xã Đàm Thủy', id.p, { code: `${id.dt}`, validFrom: '2025-07-01' }),
];

describe('R1 units in time', () => {
  test('R1 the tree as of a day', () => {
    const before = treeAsOf(versions, '2025-06-30');
    const after = treeAsOf(versions, '2025-07-01');
    expect(childrenOf(before, id.tk)).toEqual([id.cv, id.dt, id.qt1]);
    expect(childrenOf(after, id.p)).toEqual([id.dt25]);
    expect(childrenOf(after, id.tk)).toEqual([]);
    expect(ancestorsOf(before, id.dt).map(({ unitId }) => unitId)).toEqual([id.tk, id.p]);
    expect(treeAsOf(versions, '2020-01-31').units.size).toBe(0);
  });

  test('R1 a commune is named with its district, while there is one', () => {
    const before = treeAsOf(versions, '2022-04-10');
    expect(pathNames(before, id.dt)).toBe('xã Đàm Thủy, huyện Trùng Khánh');
    expect(pathNames(before, id.qt1)).not.toBe(pathNames(before, id.qt2));
    expect(pathNames(before, id.tk)).toBe('huyện Trùng Khánh');
    expect(pathNames(treeAsOf(versions, '2026-01-01'), id.dt25)).toBe('xã Đàm Thủy');
    expect(pathNames(before, id.dt25)).toBeUndefined();
  });

  test('R1 an office keeps the capital of its name', () => {
    const office = version(id.syt, 'Sở Y tế', id.p, { kind: 'department' });
    expect(pathNames(treeAsOf([...versions, office], '2022-01-01'), id.syt)).toBe('Sở Y tế');
  });
});
