import { formatDay } from '../../platform/text/vietnamese.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import type { progressStates } from '../contract.ts';
import { words } from './messages.ts';
import { progressLooks } from './progress-look.ts';
import type { StripUnit } from './Strip.tsx';

type NamedUnitsProps = {
  readonly units: readonly StripUnit[];
  readonly selected: ReadonlySet<number>;
  readonly pick: (unit: StripUnit) => void;
};

/** What a district must look after comes first: late, returned, still typing. */
const urgent = [
  'late',
  'returned',
  'draft',
  'submitted',
  'excused',
  'accepted',
] as const satisfies readonly (typeof progressStates)[number][];

/** Where there is one district only its communes stand there by name, each with its state in words. */
export const NamedUnits = ({ units, selected, pick }: NamedUnitsProps) => {
  const sorted = units.toSorted((a, b) => urgent.indexOf(a.state) - urgent.indexOf(b.state));
  return (
    <ul className="named-units">
      {sorted.map((unit) => {
        const { icon, words: state } = progressLooks[unit.state];
        const sent = unit.state === 'accepted' || unit.state === 'submitted';
        const facts = sent
          ? state
          : [
              state,
              words.cells(unit.filled, unit.required),
              words.dueShort(formatDay(unit.dueOn).slice(0, 5)),
              unit.remindedAt === null ? '' : words.remindedShort(unit.remindedAt),
            ]
              .filter((fact) => fact !== '')
              .join(' · ');
        return (
          <li key={unit.id}>
            <button type="button" aria-pressed={selected.has(unit.id)} onClick={() => pick(unit)}>
              <span className="square" data-state={unit.state}>
                {icon ? <Icon name={icon} size={12} /> : null}
              </span>
              <span>{`${unit.name}:`}</span>
              <span className="small soft figures">{facts}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
};
