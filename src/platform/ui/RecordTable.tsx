import type { ReactNode } from 'react';
import { ScrollX } from './ScrollX.tsx';
import './RecordTable.css';

export type Column<Row> = {
  /** What the head says; on a narrow screen it stands before the content. */
  readonly words: string;
  readonly of: (row: Row) => ReactNode;
  /**
   * `name`: what the line is called, its head for a screen reader and first on a narrow screen, beside its `state`.
   * `number`: to the right, with figures of one width. `action`: a button; its head is for the ear only.
   */
  readonly as?: 'name' | 'state' | 'number' | 'action';
  readonly className?: string;
};

type RecordTableProps<Row> = {
  /** What the table is, for a screen reader. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** Exactly one of them is the `name`. Columns that are not there for this reader may be null. */
  readonly columns: readonly (Column<Row> | null)[];
  /** Rows that follow each other under one heading. */
  readonly groupOf?: (row: Row) => string;
  readonly className?: string;
  /** Stands on the page by itself rather than inside a sheet. */
  readonly sheet?: boolean;
};

type Group<Row> = { readonly name: string | undefined; readonly rows: Row[] };

const grouped = <Row,>(rows: readonly Row[], groupOf: ((row: Row) => string) | undefined): Group<Row>[] => {
  const groups: Group<Row>[] = [];
  for (const row of rows) {
    const name = groupOf?.(row);
    const last = groups.at(-1);
    if (last && last.name === name) last.rows.push(row);
    else groups.push({ name, rows: [row] });
  }
  return groups;
};

/** Buttons are no use on paper. */
const classOf = ({ as, className }: Pick<Column<unknown>, 'as' | 'className'>): string =>
  [as, as === 'action' ? 'no-print' : '', className].filter(Boolean).join(' ');

const headClass = { number: 'number', action: 'no-print', name: undefined, state: undefined } as const;

const Head = <Row,>({ column }: { readonly column: Column<Row> }) => (
  <th scope="col" className={column.as && headClass[column.as]}>
    {column.as === 'action' ? <span className="visually-hidden">{column.words}</span> : column.words}
  </th>
);

const CellOf = <Row,>({ column, row }: { readonly column: Column<Row>; readonly row: Row }) => {
  if (column.as === 'name')
    return (
      <th scope="row" className={classOf(column)}>
        {column.of(row)}
      </th>
    );
  const said = column.as === 'action' || column.as === 'state' ? undefined : column.words;
  return (
    <td className={classOf(column)} data-label={said}>
      {column.of(row)}
    </td>
  );
};

/** Records, one a line; on a narrow screen one below the other, the name and the state first, so that nothing lies out of sight. */
export const RecordTable = <Row,>(props: RecordTableProps<Row>) => {
  const { label, rows, keyOf, groupOf, className = '', sheet = false } = props;
  const columns = props.columns.filter((column) => column !== null);
  return (
    <ScrollX label={label} className={sheet ? 'sheet' : ''}>
      <table className={`data records ${className}`}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Head key={column.words} column={column} />
            ))}
          </tr>
        </thead>
        {grouped(rows, groupOf).map(({ name, rows: within }) => (
          <tbody key={name ?? ''}>
            {name === undefined ? null : (
              <tr className="record-group">
                <th scope="rowgroup" colSpan={columns.length}>
                  {name}
                </th>
              </tr>
            )}
            {within.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map((column) => (
                  <CellOf key={column.words} column={column} row={row} />
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollX>
  );
};
