import { searchKey } from '../../platform/text/search-key.ts';
import type { UnitRow } from '../../units/contract.ts';

/** `Xã Đàm Thủy` → `xa-dam-thuy`, with the code behind it where that name is taken. */
export const suggestUsernames = (
  units: readonly UnitRow[],
  taken: readonly string[],
): { readonly unit: UnitRow; readonly username: string }[] => {
  const used = new Set(taken);
  return units.map((unit) => {
    const plain = searchKey(unit.fullName).replaceAll(' ', '-').slice(0, 48).replace(/-+$/, '');
    const username = plain.length >= 2 && !used.has(plain) ? plain : `${plain}-${unit.code.toLowerCase()}`;
    used.add(username);
    return { unit, username };
  });
};
