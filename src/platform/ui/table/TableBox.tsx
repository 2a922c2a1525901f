import { type ReactNode, type UIEvent, useState } from 'react';
import { Icon } from '../Icon.tsx';
import { words } from '../panel-words.ts';
import { hiddenColumns } from './column-needs.ts';
import type { TableWidths } from './use-table-widths.tsx';
import './table.css';

type TableBoxProps = {
  readonly table: TableWidths;
  readonly className?: string;
  readonly children: ReactNode;
};

/** So much of what is seen stays in sight when one goes on sideways. */
const STEP = 0.7;

/** Around a form's table: no scrolling of its own where all of it fits across; else it says what lies beyond the edges. */
export const TableBox = ({ table: { box, widths, code, room }, className = '', children }: TableBoxProps) => {
  const [scrolled, setScrolled] = useState(0);
  const before = code + widths.label;
  const { left, right } = widths.fits ? NONE : hiddenColumns(widths.columns, { before, scrolled, room });
  const push = (by: number): void =>
    box.current?.querySelector('.ft-frame')?.scrollBy({ left: by * STEP * (room - before) });
  return (
    <div className={`ft-box ${className}`} ref={box} data-right={right > 0 || undefined}>
      <div
        className="ft-frame"
        data-fits={widths.fits || undefined}
        onScroll={(event: UIEvent) => setScrolled(event.currentTarget.scrollLeft)}
      >
        {children}
      </div>
      {left + right > 0 ? (
        <p className="ft-beyond no-print">
          {left > 0 ? <Beyond icon="before" text={words.columnsLeft(left)} onPush={() => push(-1)} /> : null}
          {right > 0 ? <Beyond icon="next" text={words.columnsRight(right)} onPush={() => push(1)} /> : null}
        </p>
      ) : null}
    </div>
  );
};

const NONE = { left: 0, right: 0 };

type BeyondProps = { readonly icon: 'before' | 'next'; readonly text: string; readonly onPush: () => void };

const Beyond = ({ icon, text, onPush }: BeyondProps) => (
  <button type="button" tabIndex={-1} onClick={onPush}>
    {icon === 'before' ? <Icon name="before" size={14} /> : null}
    {text}
    {icon === 'next' ? <Icon name="next" size={14} /> : null}
  </button>
);
