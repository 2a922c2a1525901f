import { NativeSelect } from '@mantine/core';
import type { Reply } from '../../platform/contract/route.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { Icon } from '../../platform/ui/Icon.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { Tag } from '../../platform/ui/Tag.tsx';
import { TableBox } from '../../platform/ui/table/TableBox.tsx';
import { useTableWidths } from '../../platform/ui/table/use-table-widths.tsx';
import { getProgressMatrix } from '../contract.ts';
import { countsOf } from '../rules/matrix.ts';
import { words } from './messages.ts';
import { progressLooks } from './progress-look.ts';
import './Progress.css';
import './Square.css';
import './Matrix.css';

type Matrix = Reply<typeof getProgressMatrix>;
type Round = Matrix['rounds'][number];
type Row = Matrix['rows'][number];
type Cell = NonNullable<Row['cells'][number]>;

/** `/tien-do?huyen=`: the units of one district by name against every form that is being collected from them. */
export const MatrixPage = () => {
  const asked = Number(useSearch().get('huyen'));
  const query = Number.isInteger(asked) && asked > 0 ? { district: asked } : {};
  const matrix = useAsk(getProgressMatrix, { query }, { every: 60_000, keepPrevious: true });
  return (
    <Answer of={matrix} lines={12} title={words.matrix}>
      {(found) => (found.district === null ? <NothingOpen /> : <MatrixOf matrix={found} />)}
    </Answer>
  );
};

const NothingOpen = () => (
  <>
    <PageHeader title={words.matrix} />
    <EmptyState title={words.matrixNone} action={<PageLink href="/dot-thu-thap">{words.toCampaigns}</PageLink>}>
      {words.matrixNoneWhy}
    </EmptyState>
  </>
);

const MatrixOf = ({ matrix }: { readonly matrix: Matrix }) => {
  const { sent, expected, late } = countsOf(matrix.rows);
  return (
    <>
      <PageHeader
        title={words.matrixOf(matrix.district?.name ?? '')}
        subtitle={
          <>
            <span className="figures">
              {words.matrixSize(matrix.rows.length, matrix.rounds.length)} · {words.matrixSent(sent, expected)}
            </span>{' '}
            {late > 0 ? (
              <Tag tone="wrong" icon="alert">
                {words.late(late)}
              </Tag>
            ) : null}
          </>
        }
        actions={matrix.districts.length > 1 ? <DistrictChoice matrix={matrix} /> : null}
      />
      <MatrixTable matrix={matrix} />
    </>
  );
};

const DistrictChoice = ({ matrix: { district, districts } }: { readonly matrix: Matrix }) => {
  const setSearch = useSetSearch();
  return (
    <NativeSelect
      aria-label={words.group}
      value={String(district?.id ?? '')}
      data={districts.map(({ id, name, late }) => ({
        value: String(id),
        label: late > 0 ? `${name} (${words.late(late)})` : name,
      }))}
      onChange={({ currentTarget }) => setSearch({ huyen: currentTarget.value })}
    />
  );
};

/** A state in its shortest words takes so much, in CSS pixels; a unit's name its own. */
const STATE = { least: 104, comfortable: 132, level: 0 };
const NAME = { least: 150, narrow: 112, wanted: 190, most: 260 };

const MatrixTable = ({ matrix: { district, rounds, rows } }: { readonly matrix: Matrix }) => {
  const table = useTableWidths({
    code: 0,
    after: 0,
    label: (narrow) => ({
      ...NAME,
      least: narrow ? NAME.narrow : NAME.least,
      wanted: narrow ? NAME.narrow : NAME.wanted,
    }),
    columns: rounds.map(() => STATE),
  });
  return (
    <TableBox table={table}>
      <table className="ft matrix" style={table.style}>
        <caption className="visually-hidden">{words.matrixOf(district?.name ?? '')}</caption>
        <thead>
          <tr>
            <th scope="col" className="matrix-unit">
              {words.unitHead}
            </th>
            {rounds.map((round) => (
              <RoundHead key={`${round.form} ${round.period}`} round={round} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ unit, cells }) => (
            <tr key={unit.id}>
              <th scope="row" className="matrix-unit">
                {unit.name}
                {unit.hasAccount ? null : <span className="matrix-second">{words.noAccount}</span>}
              </th>
              {cells.map((cell, place) => (
                <td key={`${rounds[place]?.form} ${rounds[place]?.period}`}>
                  {cell ? <CellOf cell={cell} round={rounds[place]} unit={unit.name} /> : <NotAsked />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  );
};

const RoundHead = ({ round: { form, formTitle, period, periodName } }: { readonly round: Round }) => (
  <th scope="col">
    <PageLink
      href={`/tien-do/${form}/${encodeURIComponent(period)}`}
      title={formTitle}
      aria-label={words.seeProgressOf(`${form} ${periodName}`)}
    >
      {form}
    </PageLink>
    <span className="matrix-second">{periodName}</span>
  </th>
);

const NotAsked = () => <span className="matrix-none">{words.notAsked}</span>;

type CellOfProps = { readonly cell: Cell; readonly round: Round | undefined; readonly unit: string };

/** A state with its word, and for what is not in yet: by when, and when it was asked for last. */
const CellOf = ({ cell, round, unit }: CellOfProps) => {
  const checks = useMay('review.decide');
  const reads = useMay('figures.read');
  const { icon, brief } = progressLooks[cell.state];
  const state = cell.state === 'draft' && cell.filled === 0 ? words.notBegun : brief;
  const content = (
    <>
      <span className="square" data-state={cell.state}>
        {icon ? <Icon name={icon} size={12} /> : null}
      </span>
      {state}
    </>
  );
  const href =
    checks && round
      ? `/kiem-tra/${round.form}/${encodeURIComponent(round.period)}?phieu=${cell.submission}`
      : `/phieu/${cell.submission}`;
  return (
    <>
      {checks || reads ? (
        <PageLink className="matrix-state" href={href} aria-label={`${unit}, ${round?.form}: ${state}`}>
          {content}
        </PageLink>
      ) : (
        <span className="matrix-state">{content}</span>
      )}
      <Waiting cell={cell} />
    </>
  );
};

const Waiting = ({ cell: { state, filled, required, dueOn, remindedAt } }: { readonly cell: Cell }) => {
  if (state === 'accepted' || state === 'submitted' || state === 'excused') return null;
  const facts = [
    filled > 0 ? words.cells(filled, required) : '',
    words.dueShort(formatDay(dueOn).slice(0, 5)),
    remindedAt ? words.remindedShort(remindedAt) : '',
  ];
  return <span className="matrix-second figures">{facts.filter((fact) => fact !== '').join(' · ')}</span>;
};
