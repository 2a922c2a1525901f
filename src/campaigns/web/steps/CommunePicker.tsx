import { Checkbox } from '@mantine/core';
import { Answer } from '../../../platform/ui/Answer.tsx';
import { useAsk } from '../../../platform/ui/query.ts';
import { listUnits, type UnitRow } from '../../../units/contract.ts';
import { words } from '../messages.ts';

type CommunePickerProps = {
  readonly picked: readonly number[];
  readonly onChange: (communes: readonly number[]) => void;
  readonly error?: string | undefined;
};

const byName = (a: UnitRow, b: UnitRow): number => a.name.localeCompare(b.name, 'vi');

/** Communes under the unit above them: districts, or the province itself where there are none. */
const groupsOf = (units: readonly UnitRow[]) => {
  const communes = units.filter((unit) => unit.kind === 'commune');
  const above = units.filter((unit) => communes.some((commune) => commune.parentId === unit.id)).toSorted(byName);
  return above.map((unit) => ({
    unit,
    communes: communes.filter((commune) => commune.parentId === unit.id).toSorted(byName),
  }));
};

/** Picks communes one by one or a district at once. */
export const CommunePicker = ({ picked, onChange, error }: CommunePickerProps) => {
  const units = useAsk(listUnits, { query: {} }, { staleTime: 60_000 });
  const chosen = new Set(picked);
  const set = (ids: readonly number[], on: boolean): void =>
    onChange(on ? [...new Set([...picked, ...ids])] : picked.filter((id) => !ids.includes(id)));
  return (
    <Answer of={units}>
      {(answer) => {
        const groups = groupsOf(answer.units);
        const total = groups.reduce((sum, group) => sum + group.communes.length, 0);
        return (
          <div>
            <p role="status" className="small" style={error ? { color: 'var(--red-ink)' } : {}}>
              {error ?? words.communesPicked(picked.length, total)}
            </p>
            {groups.map(({ unit, communes }) => {
              const ids = communes.map((commune) => commune.id);
              const here = ids.filter((id) => chosen.has(id)).length;
              return (
                <details key={unit.id} className="district">
                  <summary>
                    <span>{unit.fullName}</span>
                    <span className="small soft figures">{words.ofDistrict(here, ids.length)}</span>
                  </summary>
                  <div className="district-communes">
                    <Checkbox
                      label={words.wholeDistrict(unit.fullName)}
                      checked={here === ids.length}
                      indeterminate={here > 0 && here < ids.length}
                      onChange={(event) => set(ids, event.currentTarget.checked)}
                    />
                    {communes.map((commune) => (
                      <Checkbox
                        key={commune.id}
                        label={commune.fullName}
                        checked={chosen.has(commune.id)}
                        onChange={(event) => set([commune.id], event.currentTarget.checked)}
                      />
                    ))}
                  </div>
                </details>
              );
            })}
          </div>
        );
      }}
    </Answer>
  );
};
