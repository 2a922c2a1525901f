import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import { columnNeeds, labelNeed } from '../../../platform/ui/table/column-needs.ts';
import { TableBox } from '../../../platform/ui/table/TableBox.tsx';
import { useTableWidths } from '../../../platform/ui/table/use-table-widths.tsx';
import type { Section } from '../../rules/definition.ts';
import type { DesignGrid } from '../../rules/design/design-grid.ts';
import type { SpotKey } from '../../rules/design/design-moves.ts';
import { readSpot } from '../../rules/design/design-moves.ts';
import type { ChosenStore } from './chosen-store.ts';
import { DesignHead } from './DesignHead.tsx';
import { DesignRow } from './DesignRow.tsx';
import type { DesignActions } from './design-actions.ts';
import { designCommand } from './design-keys.ts';
import { words } from './messages.ts';
import './design-table.css';

type DesignTableProps = {
  readonly title: string;
  readonly shape: Section['shape'];
  readonly grid: DesignGrid;
  readonly chosen: ChosenStore;
  readonly actions: DesignActions;
  /** A block from a spreadsheet, where one stands. */
  readonly onPaste: (text: string) => void;
};

const CODE = 52;
const SIGN = 4;
/** A sign needs less room than the figures that will stand there. */
const FIGURE_COLUMN = 64;
const SIGN_COLUMN = 48;

const useWidths = (grid: DesignGrid) => {
  const needs = useMemo(() => {
    const heads = grid.head.map((line) =>
      line.map(({ label, code, unit, colSpan, rowSpan }) => ({
        label,
        code,
        unit,
        colSpan,
        rowSpan,
      })),
    );
    const stubs = grid.rows.map(({ code, label, unit, depth, kind }) => ({
      code,
      label,
      unit,
      depth,
      group: kind === 'heading',
    }));
    return {
      code: CODE,
      after: 0,
      label: (narrow: boolean) => labelNeed(stubs, narrow),
      columns: columnNeeds(
        heads,
        grid.columns.map(() => ({ characters: SIGN, words: false })),
      ).map((need) => ({ ...need, least: need.least <= FIGURE_COLUMN ? SIGN_COLUMN : need.least })),
    };
  }, [grid]);
  return useTableWidths(needs);
};

const keyAt = (target: EventTarget): SpotKey | undefined => {
  if (!(target instanceof Element)) return undefined;
  return (
    target.closest<HTMLElement>('[data-key]')?.dataset.key ?? target.closest<HTMLElement>('[data-row]')?.dataset.row
  );
};

/** Keys while the words of a row or column are typed: only those that end the typing are the table's. */
const wordsKey = (event: KeyboardEvent, key: SpotKey, actions: DesignActions): boolean => {
  if (event.nativeEvent.isComposing) return true;
  const isRow = readSpot(key)?.kind === 'row';
  if (event.altKey && event.key === 'Enter') return actions.run({ does: 'add' });
  if (event.key === 'Enter') return actions.leaveWords(isRow ? 'down' : 'right');
  if (event.key === 'Escape' || event.key === 'F2') return actions.leaveWords(undefined);
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    return actions.leaveWords(event.key === 'ArrowDown' ? 'down' : 'up');
  return (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key)
    ? actions.run({ does: /z/i.test(event.key) && !event.shiftKey ? 'undo' : 'redo' })
    : false;
};

const useTableEvents = ({ chosen, actions, onPaste }: DesignTableProps) => ({
  onKeyDown: (event: KeyboardEvent): void => {
    const key = keyAt(event.target);
    const spot = key === undefined ? undefined : readSpot(key);
    if (key === undefined || !spot) return;
    if (chosen.typing() === key) {
      if (wordsKey(event, key, actions)) event.preventDefault();
      return;
    }
    const command = event.nativeEvent.isComposing ? undefined : designCommand(event, spot.kind);
    if (!command) return;
    // The letter that begins the words goes into their field, which must stand there already.
    const letter = command.does === 'words' && command.fresh;
    flushSync(() => actions.run(command));
    if (!letter) event.preventDefault();
  },
  onMouseDown: (event: MouseEvent): void => {
    const key = keyAt(event.target);
    if (key === undefined || chosen.typing() === key) return;
    if (event.shiftKey) event.preventDefault();
    actions.choose(key, event.shiftKey);
  },
  onDoubleClick: (event: MouseEvent): void => {
    const key = keyAt(event.target);
    if (key !== undefined && chosen.typing() !== key)
      actions.run({ does: readSpot(key)?.kind === 'cell' ? 'formula' : 'words', fresh: false });
  },
  onPaste: (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement && !/[\t\n]/.test(event.clipboardData.getData('text/plain').trimEnd()))
      return;
    event.preventDefault();
    onPaste(event.clipboardData.getData('text/plain'));
  },
});

/** The table of a section as it will be filled, with the kind of each cell in it: heads, rows and cells are chosen and edited where they stand. */
export const DesignTable = (props: DesignTableProps) => {
  const { title, shape, grid, actions } = props;
  const table = useRef<HTMLTableElement>(null);
  const widths = useWidths(grid);
  const events = useTableEvents(props);
  actions.attach(table);
  const leaves = grid.columns;
  return (
    <TableBox table={widths}>
      <table
        ref={table}
        className="ft design-table"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose places take the focus is a grid
        role="grid"
        aria-label={words.table(title)}
        style={widths.style}
        {...events}
      >
        {widths.columns}
        <DesignHead head={grid.head} list={shape === 'list'} />
        <tbody>
          {grid.rows.map((row) => (
            <DesignRow key={`${row.node} ${row.code}`} row={row} columns={leaves} />
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};
