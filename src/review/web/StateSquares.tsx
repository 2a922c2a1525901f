import { type KeyboardEvent, useRef, useState } from 'react';
import { formatTime } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { stateIcon, stateTone, stateWords } from '../../platform/ui/StateBadge.tsx';
import type { DistrictState } from '../contract.ts';
import { messages } from './messages.ts';

const words = messages.approvals;

type StateSquaresProps = { readonly label: string; readonly districts: readonly DistrictState[] };

const steps: Partial<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** `Huyện Hạ Lang: Đã chốt, Đàm Văn Hải, 09:12 21/11/2022`. */
const sentenceOf = ({ unit, state, signed, verified }: DistrictState): string => {
  const last = state === 'verified' || state === 'approved' ? (verified ?? signed) : state === 'signed' ? signed : null;
  return `${unit}: ${stateWords(state)}${last ? `, ${last.by}, ${formatTime(last.at)}` : ''}`;
};

/**
 * How far each district is, a square each: colour, mark and, in words, who and when on pointing, on focus and for a screen reader. One tab
 * stop; the arrows go from square to square, Enter opens the total.
 */
export const StateSquares = ({ label, districts }: StateSquaresProps) => {
  const [stop, setStop] = useState(0);
  const [looked, setLooked] = useState<string>();
  const box = useRef<HTMLUListElement>(null);
  const move = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(districts.length - 1, Math.max(0, stop + step));
    setStop(next);
    box.current?.querySelectorAll('a')[next]?.focus();
  };
  const shown = districts.find(({ consolidation }) => consolidation === looked);
  return (
    <div className="state-squares">
      <ul ref={box} aria-label={label} onKeyDown={move} onMouseLeave={() => setLooked(undefined)}>
        {districts.map((district, at) => (
          <li key={district.consolidation}>
            <PageLink
              href={`/chot/${district.consolidation}`}
              className="state-square"
              data-tone={stateTone(district.state)}
              tabIndex={at === Math.min(stop, districts.length - 1) ? 0 : -1}
              aria-label={sentenceOf(district)}
              onFocus={() => {
                setStop(at);
                setLooked(district.consolidation);
              }}
              onBlur={() => setLooked(undefined)}
              onMouseEnter={() => setLooked(district.consolidation)}
            >
              <Icon name={stateIcon(district.state)} size={12} />
            </PageLink>
          </li>
        ))}
      </ul>
      <p className="small soft state-looked" aria-hidden="true">
        {shown ? sentenceOf(shown) : words.squares(districts)}
      </p>
    </div>
  );
};
