import { type CSSProperties, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { type ColumnNeed, type ColumnWidths, columnWidths, type LabelNeed } from '../../rules/column-widths.ts';

export type TableNeeds = {
  /** Code or running number at the left, 0 where there is none; what follows the figures (a button to remove a row). CSS pixels. */
  readonly code: number;
  readonly after: number;
  /** null: a list. */
  readonly label: ((narrow: boolean) => LabelNeed) | null;
  readonly columns: readonly ColumnNeed[];
};

/** A telephone, as in the style sheets. */
const NARROW = '(max-width: 640px)';
const NARROW_CODE = 32;

export type TableWidths = {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly widths: ColumnWidths;
  readonly code: number;
  readonly room: number;
  /** Of the table: shares of its own width, so that paper keeps the proportions. */
  readonly style: CSSProperties;
  readonly columns: ReactNode;
};

/** A variable, so that the style sheet for paper may say otherwise. */
const widthOf = (whole: number): CSSProperties => ({ '--table-width': `${whole}px` }) as CSSProperties;

const share = (width: number, whole: number): CSSProperties => ({ width: `${(width / whole) * 100}%` });

/** Measures the room for a table and sets its proportions before it is painted. */
export const useTableWidths = ({ code: wide, after, label, columns }: TableNeeds): TableWidths => {
  const box = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void => setRoom(element.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  const narrow = window.matchMedia(NARROW).matches;
  const code = narrow ? Math.min(wide, NARROW_CODE) : wide;
  // Two hairlines of the frame.
  const widths = columnWidths(room - code - after - 2, label?.(narrow) ?? null, columns);
  const all = [
    ...(code > 0 ? [code] : []),
    ...(label ? [widths.label] : []),
    ...widths.columns,
    ...(after > 0 ? [after] : []),
  ];
  const whole = all.reduce((total, width) => total + width, 0);
  return {
    box,
    widths,
    code,
    room,
    style: room === 0 ? {} : widthOf(whole),
    columns: (
      <colgroup>
        {all.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no identity but their place
          <col key={at} style={room === 0 ? {} : share(width, whole)} />
        ))}
      </colgroup>
    ),
  };
};
