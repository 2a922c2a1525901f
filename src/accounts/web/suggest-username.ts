import { searchKey } from '../../platform/text/search-key.ts';
import type { UnitRow } from '../../units/contract.ts';

/** The names to try for a unit, the plainest first: `xa-dam-thuy`, `xa-dam-thuy-01495`, `xa-dam-thuy-01495-2` … */
const candidates = function* (unit: UnitRow): Generator<string> {
  const plain = searchKey(unit.fullName).replaceAll(' ', '-').slice(0, 40).replace(/-+$/, '');
  const named = plain.length >= 2;
  const coded = `${named ? plain : 'tk'}-${unit.code.toLowerCase()}`;
  if (named) yield plain;
  yield coded;
  for (let number = 2; ; number += 1) yield `${coded}-${number}`;
};

/** A sign-in name for each unit that nobody has (closed accounts keep theirs). */
export const suggestUsernames = (
  units: readonly UnitRow[],
  taken: readonly string[],
): { readonly unit: UnitRow; readonly username: string }[] => {
  const used = new Set(taken);
  return units.map((unit) => {
    for (const username of candidates(unit)) {
      if (used.has(username)) continue;
      used.add(username);
      return { unit, username };
    }
    throw new Error('unreachable: candidates never end');
  });
};
