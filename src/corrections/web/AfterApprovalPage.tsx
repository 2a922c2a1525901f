import { Button, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { type Column, RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { StateBadge, stateWords } from '../../platform/ui/StateBadge.tsx';
import { type CorrectionRow, listCorrections, listWithdrawals, type WithdrawalRow } from '../contract.ts';
import { stateChoices, words } from './messages.ts';
import { RequestTabs } from './RequestTabs.tsx';
import './corrections.css';

type Kind = keyof typeof stateChoices;
const AT_ONCE = 50;

/** What the address asks for: words and a state; what does not fit is left out. */
const useAsked = <K extends Kind>(kind: K) => {
  const search = useSearch();
  const found = search.get('tim')?.slice(0, 100);
  const states: readonly (typeof stateChoices)[K][number][] = stateChoices[kind];
  const state = states.find((one) => one === search.get('trang-thai'));
  return { ...(found ? { search: found } : {}), ...(state ? { state } : {}) };
};

/** `/dieu-chinh?muc=rut`: requests after approval that one may see, searched and paged by the server. */
export const AfterApprovalPage = () => {
  const kind: Kind = useSearch().get('muc') === 'rut' ? 'withdrawals' : 'corrections';
  return (
    <>
      <PageHeader title={words.list.title} subtitle={words.list.subtitle} />
      <RequestTabs at={kind} />
      <Filters kind={kind} />
      {kind === 'corrections' ? <Corrections /> : <Withdrawals />}
    </>
  );
};

const Filters = ({ kind }: { readonly kind: Kind }) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <search className="filters">
      <SearchField
        label={words.list.search}
        value={search.get('tim') ?? ''}
        onSearch={(text) => setSearch({ tim: text || null })}
      />
      <NativeSelect
        label={words.list.state}
        value={search.get('trang-thai') ?? ''}
        data={[
          { value: '', label: words.list.all },
          ...stateChoices[kind].map((one) => ({ value: one, label: stateWords(one) })),
        ]}
        onChange={({ currentTarget }) => setSearch({ 'trang-thai': currentTarget.value || null })}
      />
    </search>
  );
};

type Common = Pick<CorrectionRow, 'id' | 'form' | 'periodName' | 'askedUnit' | 'askedAt' | 'state' | 'reason'>;
type Row = (Omit<Common, 'state'> & Pick<WithdrawalRow, 'state' | 'subject'>) & { readonly waits: string };

const Corrections = () => {
  const query = { ...useAsked('corrections'), limit: AT_ONCE };
  const list = useAskPages(listCorrections, { query }, (after) => ({ query: { ...query, after } }));
  const rowOf = (one: CorrectionRow): Row => {
    const step = one.steps.find(({ position }) => position === one.turn);
    return { ...one, waits: step ? words.list.due(step.unit.name, step.dueOn) : '' };
  };
  return (
    <Answer of={list}>
      {({ pages }) => (
        <Found
          rows={pages.flatMap(({ corrections }) => corrections).map(rowOf)}
          href="/dieu-chinh"
          narrowed={Object.keys(query).length > 1}
          empty={words.list.emptyCorrections}
          more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          waiting={list.isFetchingNextPage}
        />
      )}
    </Answer>
  );
};

const Withdrawals = () => {
  const query = { ...useAsked('withdrawals'), limit: AT_ONCE };
  const list = useAskPages(listWithdrawals, { query }, (after) => ({ query: { ...query, after } }));
  const rowOf = (one: WithdrawalRow): Row => ({ ...one, waits: one.state === 'asked' ? words.list.board() : '' });
  return (
    <Answer of={list}>
      {({ pages }) => (
        <Found
          rows={pages.flatMap(({ withdrawals }) => withdrawals).map(rowOf)}
          href="/rut-so-lieu"
          narrowed={Object.keys(query).length > 1}
          empty={words.list.emptyWithdrawals}
          more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          waiting={list.isFetchingNextPage}
        />
      )}
    </Answer>
  );
};

type FoundProps = {
  readonly rows: readonly Row[];
  readonly href: string;
  readonly narrowed: boolean;
  readonly empty: ReactNode;
  readonly more: (() => void) | undefined;
  readonly waiting: boolean;
};

const columnsOf = (href: string): readonly Column<Row>[] => [
  {
    words: words.list.what,
    as: 'name',
    of: ({ id, form, subject, reason }) => (
      <>
        <PageLink href={`${href}/${id}`}>
          {form} · {sentenceStart(subject?.name ?? words.list.wholeApproval)}
        </PageLink>
        <span className="second">{reason}</span>
      </>
    ),
  },
  { words: words.list.period, className: 'nowrap', of: ({ periodName }) => periodName },
  { words: words.list.asked, of: ({ askedUnit, askedAt }) => words.list.askedBy(askedUnit.name, askedAt) },
  { words: words.list.waits, of: ({ waits }) => waits },
  { words: words.list.state, as: 'state', of: ({ state }) => <StateBadge state={state} /> },
];

const Found = ({ rows, href, narrowed, empty, more, waiting }: FoundProps) => {
  if (rows.length === 0)
    return narrowed ? (
      <p className="soft">{words.list.noneFound}</p>
    ) : (
      <EmptyState title={words.list.empty}>{empty}</EmptyState>
    );
  return (
    <>
      <RecordTable label={words.list.caption} rows={rows} keyOf={({ id }) => id} sheet columns={columnsOf(href)} />
      {more ? (
        <p className="request-more no-print">
          <span className="soft">{words.list.shown(rows.length)}</span>
          <Button variant="default" loading={waiting} onClick={more}>
            {words.list.more}
          </Button>
        </p>
      ) : null}
    </>
  );
};
