import { memo, type ReactNode, type Ref, useImperativeHandle, useMemo, useState } from 'react';
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
import { useDrawnRows } from './use-drawn-rows.ts';

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
    /** For who leads to a cell from outside: draws the row of a place, so that one can stand on it. */
    readonly onReveal: Ref<(place: Place) => void>;
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
export const ManyTable = memo(({ headOf, numberWord, unitWord, onReveal, ...props }: ManyTableProps) => {
  const { section, rows, isOpen } = props;
  const { head, cells, needs, grid } = useLayout(props);
  const [start] = useState(() => first(grid, isOpen));
  const [selection] = useState(() => createSelection(start));
  const { isDrawn, height, reveal, body } = useDrawnRows(rows, cells.length, selection, start);
  useImperativeHandle(onReveal, () => reveal, [reveal]);
  return (
    <EntryGrid
      caption={messages.table(section.title)}
      needs={needs}
      grid={grid}
      selection={selection}
      size={{ rows: head.length + rows.length, columns: cells.length + 2 }}
      {...props}
      reveal={reveal}
    >
      <TableHead head={head} codeWord={numberWord} stubWord={unitWord} />
      <tbody ref={body}>
        {rows.map(({ key, name }, at) => (
          <Row
            key={key}
            row={key}
            name={name}
            number={at + 1}
            index={head.length + at + 1}
            cells={cells}
            headOf={headOf}
            drawn={isDrawn(key)}
            height={isDrawn(key) ? 0 : height}
          />
        ))}
      </tbody>
    </EntryGrid>
  );
});

type RowProps = Pick<ManyTableProps, 'headOf'> & {
  readonly row: string;
  readonly name: string;
  readonly number: number;
  /** Of all rows of the table, headings included, for who hears it. */
  readonly index: number;
  readonly cells: readonly Cell[];
  readonly drawn: boolean;
  /** As high as the rows that are drawn, where this one is not. */
  readonly height: number;
};

/** The unit always stands there; its cells where they are in sight. */
const Row = memo(({ row, name, number, index, cells, headOf, drawn, height }: RowProps) => (
  <tr data-row={row} aria-rowindex={index} style={height > 0 ? { height } : undefined}>
    <td className="ft-code">{number}</td>
    <th scope="row" className="ft-stub">
      {headOf(row)}
    </th>
    {drawn ? <RowCells row={row} name={name} cells={cells} /> : <td colSpan={cells.length} aria-colindex={3} />}
  </tr>
));

type RowCellsProps = Pick<RowProps, 'row' | 'name' | 'cells'>;

const RowCells = ({ row, name, cells }: RowCellsProps) =>
  cells.map((cell) => (
    <GridCell
      key={cell.code}
      place={placeIn(row, cell.code)}
      name={`${name}, ${cell.row} ${cell.label}`}
      computed={!cell.input}
    />
  ));
