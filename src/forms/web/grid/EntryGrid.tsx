import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { TableBox } from '../../../platform/ui/table/TableBox.tsx';
import { type TableNeeds, useTableWidths } from '../../../platform/ui/table/use-table-widths.tsx';
import { GridContext, type GridTools } from './grid-context.ts';
import type { GridWiring } from './grid-wiring.ts';
import { PasteDialog } from './PasteDialog.tsx';
import type { PasteQuestion } from './paste-question.ts';
import type { SectionTools } from './section-tools.ts';
import { useGridEvents } from './use-grid-events.ts';
import './grid.css';

type EntryGridProps = Omit<GridWiring, 'ask'> &
  Pick<GridTools, 'remark' | 'showBefore' | 'previous'> &
  Pick<SectionTools, 'onSelection'> & {
    readonly caption: string;
    readonly needs: TableNeeds;
    /** Rows of a list: the first column of words stays in sight. */
    readonly list?: boolean;
    /** Rows and columns with their headings, where not all cells are on the page. */
    readonly size?: { readonly rows: number; readonly columns: number };
    readonly children: ReactNode;
  };

/** Tells the page which cells are chosen, as soon as there are several. */
const useToldSelection = (
  { selection, grid }: Pick<GridWiring, 'selection' | 'grid'>,
  tell: SectionTools['onSelection'],
) =>
  useEffect(() => {
    const told = (): void =>
      tell(selection.active() === selection.head() ? [] : selection.block(grid).flat().filter(Boolean));
    const stop = selection.subscribe(told);
    return () => {
      stop();
      tell([]);
    };
  }, [selection, grid, tell]);

/** A table to fill: one tab stop, arrows, Tab, Enter, F2, Esc, undo, and blocks from and to a spreadsheet. */
export const EntryGrid = ({
  caption,
  needs,
  list = false,
  size,
  children,
  remark,
  showBefore,
  previous,
  onSelection,
  ...wiring
}: EntryGridProps) => {
  const { store, isOpen, selection } = wiring;
  const proportions = useTableWidths(needs);
  const [question, setQuestion] = useState<PasteQuestion | null>(null);
  useToldSelection(wiring, onSelection);
  const { table, handlers } = useGridEvents({ ...wiring, ask: setQuestion });
  const facts = { 'aria-rowcount': size?.rows, 'aria-colcount': size?.columns, ...handlers };
  const tools = useMemo(
    () => ({ store, selection, isOpen, remark, showBefore, previous }),
    [store, selection, isOpen, remark, showBefore, previous],
  );
  return (
    <GridContext.Provider value={tools}>
      <TableBox table={proportions} className={list ? 'entry-list' : ''}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of fields with arrow keys is a grid */}
        <table className="ft" role="grid" aria-label={caption} ref={table} style={proportions.style} {...facts}>
          {proportions.columns}
          {children}
        </table>
      </TableBox>
      {question ? <PasteDialog question={question} onNext={setQuestion} /> : null}
    </GridContext.Provider>
  );
};
