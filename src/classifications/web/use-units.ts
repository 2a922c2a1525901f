import { useMemo } from 'react';
import { useAsk } from '../../platform/ui/query.ts';
import { listUnits, type UnitRow } from '../../units/contract.ts';
import type { NamedUnit } from '../../units/rules/unit-names.ts';
import type { SchemeLevel } from '../rules/scheme.ts';

export type UnitChoice = { readonly value: string; readonly label: string };

/** The units of a level on a day: as they are found in a text, and as choices. */
export const useUnits = (level: SchemeLevel, day: string) => {
  const { data, error } = useAsk(listUnits, { query: { asOf: day } }, { enabled: day !== '', staleTime: 60_000 });
  const all = data?.units;
  return { ...useMemo(() => unitsOf(all ?? [], level), [all, level]), error, ready: all !== undefined };
};

const unitsOf = (all: readonly UnitRow[], level: SchemeLevel) => {
  const above = new Map(all.map((unit) => [unit.id, unit]));
  const units = all.filter(({ kind }) => kind === level);
  const named = units.map((unit): NamedUnit => {
    const parent = above.get(unit.parentId ?? 0);
    return {
      key: String(unit.id),
      code: unit.code,
      name: unit.fullName,
      district: parent?.kind === 'district' ? parent.fullName : null,
    };
  });
  const choices = units.map(({ id, path }): UnitChoice => ({ value: String(id), label: path }));
  return { named, choices };
};
