import { useMemo, useState } from 'react';
import type { CompiledSection } from '../../../forms/rules/compiled.ts';
import { layout } from '../../../forms/rules/layout.ts';
import { GroupFill } from '../../../platform/ui/table/FigureTable.tsx';
import { RowStub, TableHead } from '../../../platform/ui/table/TableHead.tsx';
import { messages } from '../messages.ts';
import { EntryGrid } from './EntryGrid.tsx';
import type { SectionTools } from './entry-tools.ts';
import { GridCell } from './GridCell.tsx';
import { createSelection } from './selection.ts';

/** Rows and columns as on the paper form. */
export const TableSection = ({
  section,
  tools,
}: {
  readonly section: CompiledSection;
  readonly tools: SectionTools;
}) => {
  const { head, body } = useMemo(() => layout(section), [section]);
  const grid = useMemo(
    () => body.filter((row) => !row.group).map((row) => row.cells.map((cell) => (cell.greyed ? '' : cell.code))),
    [body],
  );
  const [selection] = useState(() =>
    createSelection(
      grid.flat().find((place) => place !== '' && tools.isOpen(place)) ?? grid.flat().find(Boolean) ?? '',
    ),
  );
  return (
    <EntryGrid caption={messages.entry.table(section.title)} grid={grid} selection={selection} {...tools}>
      <TableHead head={head} codeWord={messages.entry.code} stubWord={messages.entry.stub} />
      <tbody>
        {body.map((row) => (
          <tr key={row.code + row.label} className={row.group ? 'ft-group' : undefined}>
            <RowStub head={row} />
            {row.group ? <GroupFill head={head} /> : null}
            {row.cells.map((cell) =>
              cell.greyed ? (
                <td key={cell.code} data-greyed="yes" />
              ) : (
                <GridCell key={cell.code} place={cell.code} name={`${cell.row} ${cell.label}`} computed={!cell.input} />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </EntryGrid>
  );
};
