import { memo, type ReactNode, useMemo, useState } from 'react';
import { columnNeeds } from '../../../platform/ui/table/column-needs.ts';
import { TableHead } from '../../../platform/ui/table/TableHead.tsx';
import type { Cell, CompiledSection } from '../../rules/compiled.ts';
import type { Place } from '../../rules/entry/places.ts';
import { flatLayout } from '../../rules/flat-layout.ts';
import { isWords } from '../../rules/is-words.ts';
import { EntryGrid } from './EntryGrid.tsx';
import { GridCell } from './GridCell.tsx';
import type { GridWiring } from './grid-wiring.ts';
import { type ManyStore, placeIn } from './many-store.ts';
import { messages } from './messages.ts';
import type { SectionTools } from './section-tools.ts';
import { createSelection } from './selection.ts';

/** One sheet as a row; `name` is what a screen reader hears before the cell. */
export type ManyRow = { readonly key: string; readonly name: string };

type ManyTableProps = Pick<
  SectionTools,
  'isOpen' | 'remark' | 'showBefore' | 'onActive' | 'onPanel' | 'onGo' | 'onPast' | 'onSelection'
> &
  Pick<GridWiring, 'takeBlock'> & {
    readonly section: CompiledSection;
    readonly store: ManyStore;
    readonly rows: readonly ManyRow[];
    readonly numberWord: string;
    readonly unitWord: string;
    /** The head of a row: the unit and how its sheet stands. */
    readonly headOf: (key: string) => ReactNode;
  };

const CODE = 42;
/** A name, its district and a word of how the sheet stands, in one line; on a telephone the name. */
const HEAD = { least: 316, narrow: 128 };
/** A figure in the thousands stands uncut; a text that is typed has room for a name. */
const FIGURE = 5;
const TEXT = 16;

const charactersOf = (store: ManyStore, rows: readonly ManyRow[], cell: Cell): number =>
  rows.reduce(
    (most, { key }) => Math.max(most, store.view(placeIn(key, cell.code)).text.length),
    isWords(cell) ? TEXT : FIGURE,
  );

const useLayout = ({ section, store, rows }: Pick<ManyTableProps, 'section' | 'store' | 'rows'>) => {
  const { head, cells } = useMemo(() => flatLayout(section), [section]);
  const needs = useMemo(
    () => ({
      code: CODE,
      after: 0,
      label: (narrow: boolean) => {
        const least = narrow ? HEAD.narrow : HEAD.least;
        return { least, wanted: least, most: HEAD.least + 60 };
      },
      columns: columnNeeds(
        head,
        cells.map((cell) => ({ characters: charactersOf(store, rows, cell), words: isWords(cell) })),
      ),
    }),
    [head, cells, store, rows],
  );
  const grid = useMemo(() => rows.map(({ key }) => cells.map(({ code }) => placeIn(key, code))), [rows, cells]);
  return { head, cells, needs, grid };
};

const first = (grid: readonly (readonly Place[])[], isOpen: (place: Place) => boolean): Place =>
  grid.flat().find(isOpen) ?? grid[0]?.[0] ?? '';

/** Many sheets of one form: a row of each, the cells of one section side by side. Drawn again only for other rows or another section. */
export const ManyTable = memo(({ headOf, numberWord, unitWord, ...props }: ManyTableProps) => {
  const { section, rows, isOpen } = props;
  const { head, cells, needs, grid } = useLayout(props);
  const [selection] = useState(() => createSelection(first(grid, isOpen)));
  return (
    <EntryGrid caption={messages.table(section.title)} needs={needs} grid={grid} selection={selection} {...props}>
      <TableHead head={head} codeWord={numberWord} stubWord={unitWord} />
      <tbody>
        {rows.map(({ key, name }, at) => (
          <tr key={key}>
            <td className="ft-code">{at + 1}</td>
            <th scope="row" className="ft-stub">
              {headOf(key)}
            </th>
            <RowCells row={key} name={name} cells={cells} />
          </tr>
        ))}
      </tbody>
    </EntryGrid>
  );
});

type RowCellsProps = { readonly row: string; readonly name: string; readonly cells: readonly Cell[] };

const RowCells = memo(({ row, name, cells }: RowCellsProps) =>
  cells.map((cell) => (
    <GridCell
      key={cell.code}
      place={placeIn(row, cell.code)}
      name={`${name}, ${cell.row} ${cell.label}`}
      computed={!cell.input}
    />
  )),
);
