import { expect, it } from 'vitest';
import type { UnitRow } from '../contract.ts';
import { foundRows, treeRows } from './tree-rows.ts';

const unit = (id: number, kind: UnitRow['kind'], fullName: string, parentId: number | null): UnitRow => ({
  id,
  code: `C${id}`,
  name: fullName,
  fullName,
  agencyName: null,
  kind,
  parentId,
  path: fullName,
  sectors: [],
  validFrom: '2020-01-01',
  validTo: null,
});
const units = [
  unit(5, 'commune', 'Xã Đàm Thủy', 3),
  unit(4, 'commune', 'Xã Cao Chương', 3),
  unit(3, 'district', 'Huyện Trùng Khánh', 1),
  unit(2, 'board', 'Ban Dân tộc', 1),
  unit(1, 'province', 'Tỉnh Cao Bằng', null),
];

it('R1 the tree is read from above: institutions before areas, each level in Vietnamese order', () => {
  expect(treeRows(units).map(({ unit: { id }, depth }) => [id, depth])).toEqual([
    [1, 0],
    [2, 1],
    [3, 1],
    [4, 2],
    [5, 2],
  ]);
});

it('R1 a unit whose parent is out of sight stands at the top, and none is lost', () => {
  expect(treeRows(units.filter((one) => one.id !== 1)).map((row) => row.unit.id)).toEqual([2, 3, 4, 5]);
});

it('R1 searching needs no diacritics', () => {
  expect(foundRows(treeRows(units), 'dam thuy').map((row) => row.unit.id)).toEqual([5]);
  expect(foundRows(treeRows(units), '')).toHaveLength(5);
});
