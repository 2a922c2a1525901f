import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { columnNeeds, labelNeed } from './column-needs.ts';
import { findPosition, type Step, stepFrom } from './movement.ts';
import type { HeadCell, RowHead } from './shape.ts';
import { TableBox } from './TableBox.tsx';
import { RowStub, TableHead } from './TableHead.tsx';
import { useTableWidths } from './use-table-widths.tsx';
import './table.css';

/** A cell to read: its text and whatever marks it. `name` is what a screen reader hears besides the text. */
export type FigureCell = {
  readonly key: string;
  readonly name: string;
  readonly content: ReactNode;
  /** Characters of its longest line: figures are never cut. */
  readonly characters: number;
  readonly computed?: boolean;
  readonly greyed?: boolean;
  readonly changed?: boolean;
  readonly picked?: boolean;
  readonly mark?: 'error' | 'warning';
  readonly words?: boolean;
};
export type FigureRow = { readonly head: RowHead; readonly cells: readonly FigureCell[] };

type FigureTableProps = {
  readonly caption: string;
  readonly head: readonly (readonly HeadCell[])[];
  readonly rows: readonly FigureRow[];
  readonly codeWord: string;
  readonly stubWord: string;
  /** A click, Enter or space on a cell; absent: the table is only read. */
  readonly onCell?: (key: string) => void;
  readonly active?: string | undefined;
};

const CODE = 42;

/** Proportions from what the table says, for any form. */
const useProportions = (head: FigureTableProps['head'], rows: FigureTableProps['rows']) => {
  const needs = useMemo(() => {
    const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    const content = Array.from({ length: width }, (_, at) => ({
      characters: rows.reduce((most, { cells }) => Math.max(most, cells[at]?.characters ?? 0), 0),
      words: rows.some(({ cells }) => cells[at]?.words ?? false),
    }));
    const stubs = rows.map((row) => row.head);
    return {
      code: CODE,
      after: 0,
      label: (narrow: boolean) => labelNeed(stubs, narrow),
      columns: columnNeeds(head, content),
    };
  }, [head, rows]);
  return useTableWidths(needs);
};

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'rowStart',
  End: 'rowEnd',
};

/** A form's table to read, cell by cell with the arrow keys (one tab stop); a cell can be picked. */
export const FigureTable = ({ caption, head, rows, codeWord, stubWord, onCell, active }: FigureTableProps) => {
  const table = useRef<HTMLTableElement>(null);
  const proportions = useProportions(head, rows);
  const grid = rows.map((row) => row.cells.map((cell) => (cell.greyed ? '' : cell.key)));
  const [stop, setStop] = useState('');
  const stopKey = findPosition(grid, stop) ? stop : (grid.flat().find(Boolean) ?? '');
  const focus = (key: string): void => {
    setStop(key);
    table.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      focus(stepFrom(grid, stopKey, step));
    } else if (onCell && (event.key === 'Enter' || event.key === ' ') && !event.ctrlKey) {
      event.preventDefault();
      onCell(stopKey);
    }
  };
  return (
    <TableBox table={proportions}>
      <table
        className="ft"
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take the focus is a grid
        role="grid"
        aria-label={caption}
        aria-readonly="true"
        style={proportions.style}
        onKeyDown={onKeyDown}
      >
        {proportions.columns}
        <TableHead head={head} codeWord={codeWord} stubWord={stubWord} />
        <Rows head={head} rows={rows} stop={stopKey} active={active} onFocus={setStop} onCell={onCell} />
      </table>
    </TableBox>
  );
};

type RowsProps = Pick<FigureTableProps, 'head' | 'rows' | 'active'> & {
  readonly stop: string;
  readonly onFocus: (key: string) => void;
  readonly onCell: ((key: string) => void) | undefined;
};

const Rows = ({ head, rows, stop, active, onFocus, onCell }: RowsProps) => (
  <tbody>
    {rows.map((row) => (
      <tr key={row.head.code + row.head.label} className={row.head.group ? 'ft-group' : undefined}>
        <RowStub head={row.head} />
        {row.head.group && row.cells.length === 0 ? <GroupFill head={head} /> : null}
        {row.cells.map((cell) =>
          cell.greyed ? (
            <td key={cell.key} data-greyed="yes" />
          ) : (
            <ReadCell
              key={cell.key}
              cell={cell}
              stop={cell.key === stop}
              active={cell.key === active}
              onFocus={onFocus}
              onCell={onCell}
            />
          ),
        )}
      </tr>
    ))}
  </tbody>
);

/** The empty stretch beside a group heading. */
export const GroupFill = ({ head }: { readonly head: readonly (readonly HeadCell[])[] }) => (
  <td colSpan={head[0]?.reduce((width, cell) => width + cell.colSpan, 0) ?? 1} />
);

type ReadCellProps = {
  readonly cell: FigureCell;
  readonly stop: boolean;
  readonly active: boolean;
  readonly onFocus: (key: string) => void;
  readonly onCell: ((key: string) => void) | undefined;
};

const yes = (on: boolean | undefined): 'yes' | undefined => (on ? 'yes' : undefined);

const ReadCell = ({ cell, stop, active, onFocus, onCell }: ReadCellProps) => (
  // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a td inside a grid is a gridcell
  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the table
  <td
    className="ft-cell"
    data-key={cell.key}
    data-computed={yes(cell.computed)}
    data-changed={yes(cell.changed)}
    data-picked={yes(cell.picked)}
    data-mark={cell.mark}
    data-words={yes(cell.words)}
    data-active={yes(active)}
    data-clickable={yes(onCell !== undefined)}
    aria-label={cell.name}
    aria-selected={cell.picked ?? false}
    tabIndex={stop ? 0 : -1}
    onFocus={() => onFocus(cell.key)}
    onClick={() => {
      onFocus(cell.key);
      onCell?.(cell.key);
    }}
  >
    <span className="ft-text">{cell.content}</span>
  </td>
);
