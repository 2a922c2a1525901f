import { expect, it } from 'vitest';
import type { UnitRow } from '../../units/contract.ts';
import { districtsOf, offices, unitsWithin, wishFrom } from './accounts-view.ts';

const unit = (id: number, kind: UnitRow['kind'], fullName: string, parentId: number | null): UnitRow => ({
  id,
  kind,
  fullName,
  parentId,
  code: String(id),
  name: fullName,
  agencyName: null,
  path: fullName,
  sectors: [],
  validFrom: '2019-01-01',
  validTo: null,
});
const all = [
  unit(1, 'province', 'Tỉnh Cao Bằng', null),
  unit(2, 'board', 'Ban Dân tộc', 1),
  unit(3, 'department', 'Sở Y tế', 1),
  unit(4, 'district', 'Huyện Trùng Khánh', 1),
  unit(5, 'district', 'Huyện Hạ Lang', 1),
  unit(6, 'district', 'Huyện Bảo Lạc', 1),
  unit(7, 'commune', 'Xã Đàm Thủy', 4),
  unit(8, 'commune', 'Xã Vinh Quý', 5),
];

it('R2 accounts are handed out for all, for the offices of the province, or a district at a time', () => {
  const without = all.filter(({ id }) => [3, 4, 7, 8].includes(id));
  expect(districtsOf(without, all).map(({ fullName }) => fullName)).toEqual(['Huyện Hạ Lang', 'Huyện Trùng Khánh']);
  const within = (area: string) => unitsWithin(without, area).map(({ id }) => id);
  expect([within(''), within(offices), within('4'), within('5'), within('6')]).toEqual([
    [3, 4, 7, 8],
    [3],
    [4, 7],
    [8],
    [],
  ]);
});

it.each([
  ['', {}],
  ['loc=all&tim=&dia-ban=', {}],
  ['loc=locked&tim=%20dam%20thuy%20', { show: 'locked', search: 'dam thuy' }],
  ['dia-ban=offices', { area: 'offices' }],
  ['dia-ban=47', { area: 47 }],
  ['loc=khac&dia-ban=-1', {}],
  ['dia-ban=99999999999', {}],
])('R7 the address “%s” is asked of the server as it can be', (address, wish) => {
  expect(wishFrom(new URLSearchParams(address))).toEqual(wish);
});
