import { type KeyboardEvent, useRef, useState } from 'react';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Icon } from '../../platform/ui/Icon.tsx';
import { progressStates } from '../contract.ts';
import { words } from './messages.ts';
import { type ProgressState, progressLooks } from './progress-look.ts';

export type StripUnit = {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly submission: string;
  readonly state: ProgressState;
  readonly filled: number;
  readonly required: number;
  readonly dueOn: string;
  readonly hasAccount: boolean;
  readonly remindedAt: string | null;
  readonly remindedByMail: boolean;
};

type StripProps = {
  readonly group: string;
  readonly units: readonly StripUnit[];
  readonly selected: ReadonlySet<number>;
  readonly pick: (unit: StripUnit) => void;
};

const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

const byState = (a: StripUnit, b: StripUnit): number =>
  progressStates.indexOf(a.state) - progressStates.indexOf(b.state) || a.name.localeCompare(b.name, 'vi');

/** A district's units as squares by state. One tab stop; the arrows go from square to square, Enter or Space picks. */
export const Strip = ({ group, units, selected, pick }: StripProps) => {
  const [at, setAt] = useState(0);
  const box = useRef<HTMLDivElement>(null);
  const sorted = units.toSorted(byState);
  const move = (event: KeyboardEvent): void => {
    const last = sorted.length - 1;
    const step = steps[event.key];
    const next =
      event.key === 'Home'
        ? 0
        : event.key === 'End'
          ? last
          : step === undefined
            ? undefined
            : Math.min(last, Math.max(0, at + step));
    if (next === undefined) return;
    event.preventDefault();
    setAt(next);
    box.current?.querySelectorAll('button')[next]?.focus();
  };
  return (
    <div className="strip" ref={box} role="toolbar" aria-label={words.stripOf(group)} onKeyDown={move}>
      {sorted.map((unit, place) => {
        const { icon, words: state } = progressLooks[unit.state];
        const facts = words.unitFacts(state, unit.filled, unit.required, formatDay(unit.dueOn));
        return (
          <button
            key={unit.id}
            type="button"
            className="square"
            data-state={unit.state}
            tabIndex={place === Math.min(at, sorted.length - 1) ? 0 : -1}
            aria-pressed={selected.has(unit.id)}
            aria-label={`${unit.name}: ${facts}`}
            title={`${unit.name}\n${facts}`}
            onFocus={() => setAt(place)}
            onClick={() => pick(unit)}
          >
            {icon ? <Icon name={icon} size={12} /> : null}
          </button>
        );
      })}
    </div>
  );
};
