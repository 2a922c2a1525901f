import { NativeSelect, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { type LostPasswordRow, listLostPasswords } from '../contract/lost-password.ts';
import { listRequests, type RequestRow } from '../contract/requests.ts';
import type { Issued } from './accounts-view.ts';
import { IssuedSheet } from './IssuedSheet.tsx';
import { LostPasswordDialog } from './LostPasswordDialog.tsx';
import { LostPasswordTable } from './LostPasswordTable.tsx';
import { words } from './messages-life.ts';
import { RequestDialog } from './RequestDialog.tsx';
import { RequestTable } from './RequestTable.tsx';
import './Accounts.css';
import './Life.css';

type Asked = { readonly state?: 'waiting'; readonly search?: string };
const useRequests = (query: Asked) => useAskPages(listRequests, { query }, (after) => ({ query: { ...query, after } }));
const useLosses = (query: Asked) =>
  useAskPages(listLostPasswords, { query }, (after) => ({ query: { ...query, after } }));

/** What units ask about accounts, and who lost a password: decided here, each password shown once. */
export const RequestsPage = () => {
  const search = useSearch();
  const lost = search.get('muc') === 'mat-mat-khau';
  const waiting = search.get('hien') !== 'tat-ca';
  const typed = (search.get('tim') ?? '').slice(0, 100);
  const query = { ...(waiting ? { state: 'waiting' as const } : {}), ...(typed === '' ? {} : { search: typed }) };
  const requests = useRequests(query);
  const losses = useLosses(query);
  const [request, setRequest] = useState<RequestRow>();
  const [loss, setLoss] = useState<LostPasswordRow>();
  const [issued, setIssued] = useState<Issued>();
  const close = (): void => {
    setRequest(undefined);
    setLoss(undefined);
  };
  const hand = (password: Issued): void => {
    close();
    setIssued(password);
  };
  if (issued) return <IssuedSheet issued={[issued]} done={() => setIssued(undefined)} />;
  // As the list has it now: after a refusal it was read anew.
  const shownRequest = requests.data?.pages.flatMap((page) => page.requests).find(({ id }) => id === request?.id);
  const shownLoss = losses.data?.pages.flatMap((page) => page.requests).find(({ id }) => id === loss?.id);
  const [asked, missing] = [requests.data?.pages[0]?.waiting ?? 0, losses.data?.pages[0]?.waiting ?? 0];
  return (
    <>
      <PageHeader title={words.inbox} subtitle={words.inboxSubtitle(asked, missing)} />
      <Filters lost={lost} waiting={waiting} asked={asked} missing={missing} />
      {lost ? <LossesFound losses={losses} show={setLoss} /> : <RequestsFound requests={requests} show={setRequest} />}
      {request ? (
        <RequestDialog key={request.id} request={shownRequest ?? request} issued={hand} close={close} />
      ) : null}
      {loss ? <LostPasswordDialog key={loss.id} request={shownLoss ?? loss} issued={hand} close={close} /> : null}
    </>
  );
};

type FiltersProps = {
  readonly lost: boolean;
  readonly waiting: boolean;
  /** How many requests wait, and how many lost passwords. */
  readonly asked: number;
  readonly missing: number;
};

const Filters = ({ lost, waiting, asked, missing }: FiltersProps) => {
  const search = useSearch();
  const setSearch = useSetSearch();
  return (
    <div className="filters no-print">
      <SegmentedControl
        aria-label={words.request}
        style={{ flex: '0 1 auto' }}
        value={lost ? 'mat-mat-khau' : 'de-nghi'}
        onChange={(value) => setSearch({ muc: value === 'de-nghi' ? null : value })}
        data={[
          { value: 'de-nghi', label: words.tabRequests(asked) },
          { value: 'mat-mat-khau', label: words.tabLost(missing) },
        ]}
      />
      <SearchField
        label={words.searchInbox}
        value={search.get('tim') ?? ''}
        onSearch={(text) => setSearch({ tim: text || null })}
      />
      <NativeSelect
        label={words.state}
        value={waiting ? '' : 'tat-ca'}
        onChange={(event) => setSearch({ hien: event.currentTarget.value || null })}
        data={[
          { value: '', label: words.showWaiting },
          { value: 'tat-ca', label: words.showAll },
        ]}
      />
    </div>
  );
};

type RequestsFoundProps = {
  readonly requests: ReturnType<typeof useRequests>;
  readonly show: (request: RequestRow) => void;
};

const RequestsFound = ({ requests, show }: RequestsFoundProps) => (
  <Answer of={requests} lines={6}>
    {({ pages }) => {
      const rows = pages.flatMap((page) => page.requests);
      return (
        <>
          <Requests rows={rows} show={show} />
          <MorePages shown={rows.length} list={requests} />
        </>
      );
    }}
  </Answer>
);

type LossesFoundProps = {
  readonly losses: ReturnType<typeof useLosses>;
  readonly show: (loss: LostPasswordRow) => void;
};

const LossesFound = ({ losses, show }: LossesFoundProps) => (
  <Answer of={losses} lines={6}>
    {({ pages }) => {
      const rows = pages.flatMap((page) => page.requests);
      return (
        <>
          <Losses rows={rows} show={show} />
          <MorePages shown={rows.length} list={losses} />
        </>
      );
    }}
  </Answer>
);

type RequestsProps = { readonly rows: readonly RequestRow[]; readonly show: (request: RequestRow) => void };

const Requests = ({ rows, show }: RequestsProps) =>
  rows.length === 0 ? (
    <EmptyState title={words.inboxEmpty}>{words.inboxEmptyWhy}</EmptyState>
  ) : (
    <div className="sheet">
      <RequestTable requests={rows} label={words.inbox} ofUnits act={{ words: words.open, on: show }} />
    </div>
  );

type LossesProps = { readonly rows: readonly LostPasswordRow[]; readonly show: (loss: LostPasswordRow) => void };

const Losses = ({ rows, show }: LossesProps) =>
  rows.length === 0 ? (
    <EmptyState title={words.lostEmpty}>{words.lostEmptyWhy}</EmptyState>
  ) : (
    <LostPasswordTable requests={rows} show={show} />
  );
