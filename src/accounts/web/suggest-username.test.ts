import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import { Username } from '../contract.ts';
import { suggestUsernames } from './suggest-username.ts';

const unit = (id: number, code: string, fullName: string) => ({
  id,
  code,
  name: fullName,
  fullName,
  agencyName: null,
  kind: 'commune' as const,
  parentId: null,
  path: fullName,
  sectors: [],
  validFrom: '2020-01-01',
  validTo: null,
});

it('R2 suggested sign-in names fit the contract and never meet, not even for communes of one name', () => {
  const units = [
    unit(1, '01495', 'Xã Đàm Thủy'),
    unit(2, '01600', 'Xã Lý Quốc'),
    unit(3, '01700', 'Xã Lý Quốc'),
    unit(4, 'A1', '!'),
  ];
  const names = suggestUsernames(units, ['xa-dam-thuy']).map((one) => one.username);
  expect(names.slice(0, 3)).toEqual(['xa-dam-thuy-01495', 'xa-ly-quoc', 'xa-ly-quoc-01700']);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(Value.Check(Username, name)).toBe(true);
});
