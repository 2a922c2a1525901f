import type { Cell } from '../../forms/rules/compiled.ts';
import { type Ranges, totalText } from '../../forms/rules/total-text.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { TableBox } from '../../platform/ui/table/TableBox.tsx';
import { type Coverage, getTotalTable } from '../contract.ts';
import { isComparable, partialWords } from '../rules/coverage.ts';
import { coverageWords } from './CoverageWords.tsx';
import { changeText } from './figures.ts';
import { messages } from './messages.ts';
import { PartialMark } from './PartialMark.tsx';
import type { Question } from './question.ts';
import { ariaOf, nextSort, sorted, sortOf } from './sort.ts';
import { askedWords, type Total } from './total.ts';
import { useProportions } from './use-proportions.ts';

type Figures = Readonly<Record<string, string | null>>;
type Shown = { readonly question: Question; readonly cells: readonly Cell[]; readonly compared: boolean };

/** The heads of the figures put the units in their order, in the address. */
const Heads = ({ total, cells }: { readonly total: Total; readonly cells: readonly Cell[] }) => {
  const sort = useSort();
  const setSearch = useSetSearch();
  return (
    <tr>
      <th scope="col">{messages.unit}</th>
      {cells.map((cell) => (
        <th scope="col" key={cell.code} className="number" aria-sort={ariaOf(sort, cell.code)}>
          <button type="button" className="totals-sort" onClick={() => setSearch({ xep: nextSort(sort, cell.code) })}>
            {cell.label}
            {cell.unit === '' ? null : <span className="soft"> ({cell.unit})</span>}
            {sort?.code === cell.code ? <span aria-hidden="true">{sort.down ? ' ↓' : ' ↑'}</span> : null}
          </button>
          <AskedMark words={askedWords(total, cell.code)} />
        </th>
      ))}
      <th scope="col" className="number">
        {messages.coverage}
      </th>
      <th scope="col">{messages.state}</th>
    </tr>
  );
};

/** One row a unit, opened level by level; which ones are open stands in the address. */
export const UnitTable = ({ question, total, cells, compared }: Shown & { readonly total: Total }) => {
  const table = useProportions(total, cells);
  return (
    <TableBox table={table}>
      <table className="data totals-table" style={table.style}>
        {table.columns}
        <caption className="visually-hidden">{messages.caption(total.form)}</caption>
        <thead>
          <Heads total={total} cells={cells} />
        </thead>
        <tbody>
          <tr className="totals-whole">
            <th scope="row">{sentenceStart(total.unit.name)}</th>
            <FigureCells
              unit={total.unit}
              cells={cells}
              now={total.cells}
              ranges={total.ranges}
              partial={{ cells: total.partial, words: partialWords(total.coverage) }}
              before={total.previous}
              compared={compared && isComparable(total.coverage, total.previousCoverage)}
            />
            <CoverageCells coverage={total.coverage} question={question} />
          </tr>
          <UnitRows
            question={question}
            unit={question.unit}
            parent={total.unit.id}
            cells={cells}
            compared={compared}
            depth={1}
          />
        </tbody>
      </table>
    </TableBox>
  );
};

const AskedMark = ({ words }: { readonly words: string }) =>
  words === '' ? null : <span className="totals-asked">{words}</span>;

type CoverageCellsProps = { readonly coverage: Coverage; readonly question: Question };

/** How many of the units are in, and how far their figures have come; who has sent nothing is a link to where that is seen. */
const CoverageCells = ({ coverage, question: { form, period } }: CoverageCellsProps) => {
  const mayFollow = useMay('progress.read');
  return (
    <>
      <td className="number figures" aria-label={coverageWords(coverage)}>
        {coverage.covered}/{coverage.expected}
      </td>
      <td className="totals-coverage">
        {coverage.state ? (
          <StateBadge state={coverage.state} />
        ) : mayFollow ? (
          <PageLink href={`/tien-do/${form}/${encodeURIComponent(period)}`}>{messages.notSent}</PageLink>
        ) : (
          <span className="soft">{messages.notSent}</span>
        )}
      </td>
    </>
  );
};

const useSort = () => sortOf(useSearch().get('xep'));

const useOpened = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const opened = (search.get('mo') ?? '').split(',').filter(Boolean);
  const toggle = (id: number): void => {
    const name = String(id);
    const next = opened.includes(name) ? opened.filter((one) => one !== name) : [...opened, name];
    setSearch({ mo: next.join(',') || null });
  };
  return { isOpen: (id: number) => opened.includes(String(id)), toggle };
};

type UnitRowsProps = Shown & { readonly unit: number | undefined; readonly parent: number; readonly depth: number };

const UnitRows = ({ question, unit, parent, cells, compared, depth }: UnitRowsProps) => {
  const { unit: _whole, ...rest } = question;
  const table = useAsk(
    getTotalTable,
    { query: { ...rest, ...(unit === undefined ? {} : { unit }), cells: cells.map(({ code }) => code).join(',') } },
    { keepPrevious: true },
  );
  const { isOpen, toggle } = useOpened();
  const sort = useSort();
  if (!table.data)
    return (
      <tr>
        <td colSpan={cells.length + 3} className="soft">
          {table.error ? messages.rowsFailed : messages.loadingRows}
        </td>
      </tr>
    );
  return sorted(
    table.data.rows.filter((row) => row.unit.id !== parent),
    sort,
  ).flatMap((row) => {
    const open = row.unit.hasChildren && isOpen(row.unit.id);
    return [
      <UnitRow
        key={row.unit.id}
        question={question}
        row={row}
        cells={cells}
        compared={compared}
        depth={depth}
        open={open}
        toggle={() => toggle(row.unit.id)}
      />,
      open ? (
        <UnitRows
          key={`below ${row.unit.id}`}
          question={question}
          unit={row.unit.id}
          parent={row.unit.id}
          cells={cells}
          compared={compared}
          depth={depth + 1}
        />
      ) : null,
    ];
  });
};

type UnitRowProps = Shown & {
  readonly row: Reply<typeof getTotalTable>['rows'][number];
  readonly depth: number;
  readonly open: boolean;
  readonly toggle: () => void;
};

const UnitRow = ({ question, row: { unit, ...row }, cells, compared, depth, open, toggle }: UnitRowProps) => (
  <tr>
    <th scope="row" style={{ paddingLeft: 12 + (depth - 1) * 22 }}>
      {unit.hasChildren ? (
        <button
          type="button"
          className="totals-open"
          aria-expanded={open}
          aria-label={open ? messages.close(unit.name) : messages.open(unit.name)}
          onClick={toggle}
        >
          <Icon name={open ? 'opened' : 'next'} size={14} />
        </button>
      ) : (
        <span className="totals-leaf" />
      )}
      {unit.name}
    </th>
    <FigureCells
      unit={unit}
      cells={cells}
      now={row.cells}
      ranges={row.ranges}
      before={row.previous}
      compared={compared && isComparable(row.coverage, row.previousCoverage)}
    />
    <CoverageCells coverage={row.coverage} question={question} />
  </tr>
);

type FigureCellsProps = {
  readonly unit: { readonly id: number; readonly name: string };
  readonly cells: readonly Cell[];
  readonly now: Figures;
  readonly ranges: Ranges;
  readonly before: Figures;
  readonly compared: boolean;
  /** Of the whole: what lacks some of its members. Below it the coverage of each unit says so. */
  readonly partial?: { readonly cells: readonly string[]; readonly words: string };
};

const NOT_PARTIAL = { cells: [], words: '' };

const sayOf = (text: string, lacks: string): string =>
  `${text === '' ? messages.blank : text}${lacks === '' ? '' : `, ${lacks}`}`;

const FigureCells = ({ unit, cells, now, ranges, before, compared, partial = NOT_PARTIAL }: FigureCellsProps) => {
  const setSearch = useSetSearch();
  return cells.map((cell) => {
    const text = totalText(cell, now[cell.code], ranges[cell.code]);
    return (
      <td key={cell.code} className="number">
        <button
          type="button"
          className="totals-figure"
          aria-label={messages.figure(
            cell.label,
            unit.name,
            sayOf(text, partial.cells.includes(cell.code) ? partial.words : ''),
          )}
          onClick={() => setSearch({ nguon: `${unit.id}.${cell.code}` })}
        >
          {text === '' ? ' ' : text}
          {partial.cells.includes(cell.code) ? <PartialMark /> : null}
        </button>
        {compared ? (
          <span className="totals-change">{changeText(cell, now[cell.code], before[cell.code]) || ' '}</span>
        ) : null}
      </td>
    );
  });
};
