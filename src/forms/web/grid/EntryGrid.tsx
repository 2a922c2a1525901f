import { type ReactNode, useMemo, useState } from 'react';
import { GridContext, type GridTools } from './grid-context.ts';
import type { GridWiring } from './grid-wiring.ts';
import { PasteDialog } from './PasteDialog.tsx';
import type { PasteQuestion } from './paste-question.ts';
import { useGridEvents } from './use-grid-events.ts';
import '../../../platform/ui/table/table.css';
import './grid.css';

type EntryGridProps = Omit<GridWiring, 'ask'> &
  Pick<GridTools, 'remark' | 'showBefore'> & {
    readonly caption: string;
    /** Rows of a list: the first column of words stays in sight. */
    readonly list?: boolean;
    readonly children: ReactNode;
  };

/** A table to fill: one tab stop, arrows, Tab, Enter, F2, Esc, undo, and blocks from and to a spreadsheet. */
export const EntryGrid = ({ caption, list = false, children, remark, showBefore, ...wiring }: EntryGridProps) => {
  const { store, isOpen, selection } = wiring;
  const [question, setQuestion] = useState<PasteQuestion | null>(null);
  const { table, handlers } = useGridEvents({ ...wiring, ask: setQuestion });
  const tools = useMemo(
    () => ({ store, selection, isOpen, remark, showBefore }),
    [store, selection, isOpen, remark, showBefore],
  );
  return (
    <GridContext.Provider value={tools}>
      <div className={`ft-frame entry-frame ${list ? 'entry-list' : ''}`}>
        {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table of fields with arrow keys is a grid */}
        <table className="ft" role="grid" aria-label={caption} ref={table} {...handlers}>
          {children}
        </table>
      </div>
      {question ? <PasteDialog question={question} onNext={setQuestion} /> : null}
    </GridContext.Provider>
  );
};
