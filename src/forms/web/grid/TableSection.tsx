import { useMemo, useState } from 'react';
import { GroupFill } from '../../../platform/ui/table/FigureTable.tsx';
import { RowStub, TableHead } from '../../../platform/ui/table/TableHead.tsx';
import type { CompiledSection } from '../../rules/compiled.ts';
import { layout } from '../../rules/layout.ts';
import { EntryGrid } from './EntryGrid.tsx';
import { GridCell } from './GridCell.tsx';
import { tableNeeds } from './grid-needs.ts';
import { messages } from './messages.ts';
import type { SectionTools } from './section-tools.ts';
import { createSelection } from './selection.ts';

/** Rows and columns as on the paper form. */
export const TableSection = ({
  section,
  tools,
}: {
  readonly section: CompiledSection;
  readonly tools: SectionTools;
}) => {
  const lines = useMemo(() => layout(section), [section]);
  const { head, body } = lines;
  const needs = useMemo(() => tableNeeds(tools.store, lines), [tools.store, lines]);
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
    <EntryGrid caption={messages.table(section.title)} needs={needs} grid={grid} selection={selection} {...tools}>
      <TableHead head={head} codeWord={messages.code} stubWord={messages.stub} />
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
