import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay, formatTime } from '../../platform/text/vietnamese.ts';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { Tag } from '../../platform/ui/Tag.tsx';
import { type HandoverRow, type LateRow, listHandovers } from '../contract/handover.ts';
import { printCustodians } from '../contract/print.ts';
import { listAccounts } from '../contract.ts';
import type { Account } from './accounts-view.ts';
import { HandoverTable } from './HandoverTable.tsx';
import { lateNames, words } from './messages-life.ts';
import { PrintButtons } from './PrintButtons.tsx';
import './Accounts.css';
import './Life.css';

const LateTable = ({ late }: { readonly late: readonly LateRow[] }) => (
  <RecordTable
    label={words.lateTitle}
    rows={late}
    keyOf={(row) => `${row.accountId} ${row.kind} ${row.since}`}
    columns={[
      {
        words: words.unit,
        as: 'name',
        of: ({ accountId, unitPath }) => (
          <PageLink href={`/quan-tri/tai-khoan/${accountId}`}>{sentenceStart(unitPath)}</PageLink>
        ),
      },
      {
        words: words.situation,
        of: ({ kind, custodian }) => (
          <>
            {lateNames[kind]}
            <span className="second">{custodian}</span>
          </>
        ),
      },
      { words: words.changedOn, className: 'figures', of: ({ since }) => formatDay(since) },
      {
        words: words.reported,
        className: 'figures',
        of: ({ reportedOn }) => (reportedOn === null ? words.notReported : formatDay(reportedOn)),
      },
      {
        words: words.state,
        as: 'state',
        of: ({ daysLate }) => (
          <Tag tone="wrong" icon="clock">
            {words.lateDays(daysLate)}
          </Tag>
        ),
      },
    ]}
  />
);

const ListTable = ({ accounts }: { readonly accounts: readonly Account[] }) => (
  <RecordTable
    label={words.listTitle}
    rows={accounts}
    keyOf={({ id }) => id}
    sheet
    columns={[
      {
        words: words.unit,
        as: 'name',
        of: ({ id, unitPath }) => <PageLink href={`/quan-tri/tai-khoan/${id}`}>{sentenceStart(unitPath)}</PageLink>,
      },
      {
        words: words.name,
        of: ({ custodian }) => custodian?.fullName ?? <span className="soft">{words.historyNone}</span>,
      },
      {
        words: words.position,
        of: ({ custodian }) =>
          custodian ? (
            <>
              {custodian.position}
              <span className="second">{custodian.section}</span>
            </>
          ) : null,
      },
      {
        words: words.phone,
        of: ({ custodian }) =>
          custodian ? (
            <>
              <span className="figures nowrap">{custodian.phone}</span>
              <span className="second">{custodian.email}</span>
            </>
          ) : null,
      },
      {
        words: words.from,
        className: 'figures nowrap',
        of: ({ custodian }) => (custodian ? formatTime(custodian.from) : null),
      },
    ]}
  />
);

type ChangesProps = {
  readonly late: readonly LateRow[];
  readonly done: readonly HandoverRow[];
  readonly list: Parameters<typeof MorePages>[0]['list'];
};

/** Who is late with reporting a change, and the handovers that were. */
const Changes = ({ late, done, list }: ChangesProps) => {
  const { reportDays } = useMe().deadlines;
  return (
    <>
      <section className="sheet life-section" aria-label={words.lateTitle}>
        <h2>{words.lateTitle}</h2>
        <p className="small soft">{words.lateWhy(reportDays)}</p>
        {late.length === 0 ? <p>{words.lateNone}</p> : <LateTable late={late} />}
        {late.length === 0 ? null : (
          <div className="life-buttons no-print" style={{ marginTop: 24 }}>
            <PrintButtons title={words.lateTitle} address={`${printCustodians.path}?list=late`} />
          </div>
        )}
      </section>
      {done.length === 0 ? null : (
        <section className="sheet life-section" aria-label={words.handovers}>
          <h2>{words.handovers}</h2>
          <HandoverTable handovers={done} />
          <MorePages shown={done.length} list={list} />
        </section>
      )}
    </>
  );
};

const AT_ONCE = 100;

/** The custodians of the province (Đ7.4), who is late with reporting a change (Đ7.6), and both as documents for signature. */
export const CustodiansPage = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const sought = (search.get('tim') ?? '').trim().slice(0, 100);
  const query = { show: 'units' as const, limit: AT_ONCE, ...(sought === '' ? {} : { search: sought }) };
  const accounts = useAskPages(listAccounts, { query }, (after) => ({ query: { ...query, after } }));
  const handovers = useAskPages(listHandovers, { query: {} }, (after) => ({ query: { after } }));
  const counts = accounts.data?.pages[0]?.counts;
  return (
    <>
      <PageHeader
        title={words.custodians}
        {...(counts ? { subtitle: words.custodiansSubtitle(counts.held, counts.units) } : {})}
        actions={<PrintButtons title={words.custodians} address={`${printCustodians.path}?list=all`} primary />}
      />
      <div className="life">
        <Answer of={handovers} lines={4}>
          {({ pages }) => (
            <Changes late={pages[0]?.late ?? []} done={pages.flatMap((page) => page.handovers)} list={handovers} />
          )}
        </Answer>
        <section aria-label={words.listTitle}>
          <div className="filters no-print">
            <SearchField
              label={words.search}
              value={search.get('tim') ?? ''}
              onSearch={(text) => setSearch({ tim: text || null })}
            />
          </div>
          <Answer of={accounts} lines={12}>
            {({ pages }) => <Found accounts={pages.flatMap((page) => page.accounts)} list={accounts} />}
          </Answer>
        </section>
      </div>
    </>
  );
};

type FoundProps = {
  readonly accounts: readonly Account[];
  readonly list: Parameters<typeof MorePages>[0]['list'];
};

const Found = ({ accounts, list }: FoundProps) =>
  accounts.length === 0 ? (
    <EmptyState title={words.noneFound} />
  ) : (
    <>
      <ListTable accounts={accounts} />
      <MorePages shown={accounts.length} list={list} />
    </>
  );
