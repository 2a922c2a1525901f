import { expect, it } from 'vitest';
import type { UnitRow } from '../../units/contract.ts';
import { type Account, type AccountFilter, districtsOf, foundAccounts, offices, unitsWithin } from './accounts-view.ts';

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

const account = (username: string, change: Partial<Account>): Account => ({
  id: username,
  username,
  kind: 'unit',
  unitId: 7,
  unitName: 'Xã Đàm Thủy',
  unitPath: 'xã Đàm Thủy, huyện Trùng Khánh',
  unitKind: 'commune',
  duties: [],
  state: 'active',
  mustChangePassword: false,
  lockedUntil: null,
  deviceLockedUntil: null,
  actedAt: '2022-11-23T02:00:00.000Z',
  custodian: null,
  createdAt: '2022-11-23T02:00:00.000Z',
  closedAt: null,
  closedReason: null,
  secondFactor: false,
  ...change,
});
const custodian = { fullName: 'Lý Thị Lan', position: '', section: '', phone: '', email: '', from: '', leftOn: null };
const listed = [
  account('xa', { custodian, secondFactor: true }),
  account('moi', { actedAt: null, unitId: 8 }),
  account('khoa', { lockedUntil: '2022-11-23T03:00:00.000Z', custodian }),
  account('dong', { state: 'closed' }),
  account('to', { kind: 'operator', custodian, unitId: 2 }),
];

it.each<[AccountFilter, string[]]>([
  ['all', ['xa', 'moi', 'khoa', 'dong', 'to']],
  ['units', ['xa', 'moi', 'khoa']],
  ['operators', ['to']],
  ['without', ['moi']],
  ['factorOff', ['moi', 'khoa', 'to']],
  ['locked', ['khoa']],
  ['never', ['moi']],
  ['closed', ['dong']],
])('R7 the list of accounts shows “%s”', (filter, names) => {
  expect(foundAccounts(listed, { filter, search: '' }).map(({ username }) => username)).toEqual(names);
});

it('R7 an area and a name without diacritics narrow it', () => {
  const names = (search: string, within?: ReadonlySet<number>) =>
    foundAccounts(listed, { filter: 'all', search, within }).map(({ username }) => username);
  expect([names('ly thi lan', new Set([7])), names('', new Set([8]))]).toEqual([['xa', 'khoa'], ['moi']]);
});
