import { Button, NativeSelect, Switch } from '@mantine/core';
import { RequestTabs } from '../../corrections/web/index.ts';
import type { Reply } from '../../platform/contract/route.ts';
import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { type Column, RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { StateBadge, stateWords } from '../../platform/ui/StateBadge.tsx';
import { type CaseRow, listCases } from '../contract.ts';
import { caseStates } from '../rules/actions.ts';
import { words } from './messages.ts';
import './discrepancies.css';

const AT_ONCE = 50;

/** `/chenh-lech`: cases by what is urgent, searched and paged by the server. */
export const CasesPage = () => {
  const search = useSearch();
  const { unit } = useMe();
  const found = search.get('tim')?.slice(0, 100);
  const state = caseStates.find((one) => one === search.get('trang-thai'));
  const own = search.get('cua') === 'toi';
  const owner = Number(search.get('chu'));
  const asked = {
    ...(found ? { search: found } : {}),
    ...(state ? { state } : {}),
    ...(own ? { owner: unit.id } : owner > 0 ? { owner } : {}),
  };
  const query = { ...asked, limit: AT_ONCE };
  const list = useAskPages(listCases, { query }, (after) => ({ query: { ...query, after } }));
  return (
    <>
      <PageHeader
        title={words.title}
        subtitle={words.subtitle}
        actions={<PageLink href="/chenh-lech/theo-don-vi">{words.byOwner}</PageLink>}
      />
      <RequestTabs at="cases" />
      <Filters />
      <Answer of={list}>
        {({ pages }) => (
          <Found
            pages={pages}
            narrowed={Object.keys(asked).length > 0}
            more={list.hasNextPage ? () => void list.fetchNextPage() : undefined}
          />
        )}
      </Answer>
    </>
  );
};

const Filters = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <search className="filters">
      <SearchField
        label={words.search}
        value={search.get('tim') ?? ''}
        onSearch={(text) => setSearch({ tim: text || null })}
      />
      <NativeSelect
        label={words.state}
        value={search.get('trang-thai') ?? ''}
        data={[{ value: '', label: words.all }, ...caseStates.map((one) => ({ value: one, label: stateWords(one) }))]}
        onChange={({ currentTarget }) => setSearch({ 'trang-thai': currentTarget.value || null })}
      />
      <Switch
        label={words.mine}
        checked={search.get('cua') === 'toi'}
        onChange={({ currentTarget }) => setSearch({ cua: currentTarget.checked ? 'toi' : null, chu: null })}
      />
      {search.get('chu') ? (
        <button type="button" className="case-link" onClick={() => setSearch({ chu: null })}>
          {words.everybody}
        </button>
      ) : null}
    </search>
  );
};

const columns: readonly Column<CaseRow>[] = [
  {
    words: words.what,
    as: 'name',
    of: ({ id, number, title, unit, periodName }) => (
      <>
        <PageLink href={`/chenh-lech/${id}`}>{title}</PageLink>
        <span className="second">
          {number} · {words.about(sentenceStart(unit.name), periodName)}
        </span>
      </>
    ),
  },
  {
    words: words.figures,
    as: 'number',
    className: 'nowrap',
    of: ({ first, second }) => words.pair(words.figure(first.value), words.figure(second.value)),
  },
  { words: words.owner, of: ({ owner }) => owner.name },
  { words: words.age, className: 'nowrap', of: ({ openedAt }) => formatDay(openedAt) },
  {
    words: words.due,
    of: ({ dueOn, state }) => (state === 'open' ? <DueBadge dueOn={dueOn} /> : formatDay(dueOn)),
  },
  { words: words.state, as: 'state', of: ({ state }) => <StateBadge state={state} /> },
];

type FoundProps = {
  readonly pages: readonly Reply<typeof listCases>[];
  readonly narrowed: boolean;
  readonly more: (() => void) | undefined;
};

const Found = ({ pages, narrowed, more }: FoundProps) => {
  const rows = pages.flatMap(({ cases }) => cases);
  if (rows.length === 0)
    return narrowed ? (
      <p className="soft">{words.noneFound}</p>
    ) : (
      <EmptyState title={words.none}>{words.noneHint}</EmptyState>
    );
  return (
    <>
      <RecordTable label={words.caption} rows={rows} keyOf={({ id }) => id} sheet columns={columns} />
      {more ? (
        <Button mt="sm" variant="default" onClick={more}>
          {words.more}
        </Button>
      ) : null}
    </>
  );
};
