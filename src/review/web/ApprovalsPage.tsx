import { Button } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink, useSearch, useSetSearch } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { MorePages } from '../../platform/ui/MorePages.tsx';
import { useMay } from '../../platform/ui/me.ts';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAskPages } from '../../platform/ui/query-pages.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { SearchField } from '../../platform/ui/SearchField.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { type ApprovalRow, listApprovals } from '../contract.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { messages, shortDigest } from './messages.ts';
import { StateSquares } from './StateSquares.tsx';
import './review.css';
import './totals.css';

const AT_ONCE = { open: 200, decided: 50 };

/** What waits for approval, or what was decided, searched and paged by the server. */
const useRounds = (state: 'open' | 'decided', search: string) => {
  const query = { state, limit: AT_ONCE[state], ...(search === '' ? {} : { search }) };
  return useAskPages(listApprovals, { query }, (after) => ({ query: { ...query, after } }));
};

/** `/phe-duyet`: every form and period, what it still waits for, and the board's approval. */
export const ApprovalsPage = () => {
  const search = useSearch();
  const setSearch = useSetSearch();
  const typed = (search.get('tim') ?? '').slice(0, 100);
  const open = useRounds('open', typed);
  const decided = useRounds('decided', typed);
  const [chosen, setChosen] = useState<ApprovalRow | null>(null);
  const done = decided.data?.pages.flatMap(({ approvals }) => approvals) ?? [];
  return (
    <>
      <PageHeader title={messages.approvals.title} subtitle={messages.approvals.subtitle} />
      <search className="filters no-print">
        <SearchField
          label={messages.approvals.search}
          value={typed}
          onSearch={(text) => setSearch({ tim: text || null })}
        />
      </search>
      <Answer of={open}>
        {({ pages }) => {
          const waiting = pages.flatMap(({ approvals }) => approvals);
          if (waiting.length + done.length > 0)
            return (
              <>
                <ApprovalsTable rows={[...waiting, ...done]} onApprove={setChosen} />
                <MorePages shown={waiting.length} list={open} />
                <MorePages shown={done.length} list={decided} />
              </>
            );
          return typed === '' && decided.data ? (
            <EmptyState title={messages.approvals.empty}>{messages.approvals.emptyHint}</EmptyState>
          ) : (
            <p className="soft">{decided.data ? messages.approvals.noneFound : ''}</p>
          );
        }}
      </Answer>
      {chosen ? <ApproveDialog approval={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
};

// What can be approved now comes first, then what is still on its way, then what is done.
const groups = ['ready', 'waiting', 'approved'] as const;
const groupOf = (row: ApprovalRow): (typeof groups)[number] => {
  if (row.state === 'approved') return 'approved';
  return row.waitingFor.length === 0 ? 'ready' : 'waiting';
};

type ApprovalsTableProps = {
  readonly rows: readonly ApprovalRow[];
  readonly onApprove: (row: ApprovalRow) => void;
};

const ApprovalsTable = ({ rows, onApprove }: ApprovalsTableProps) => {
  const inGroup = (group: (typeof groups)[number]): ApprovalRow[] => rows.filter((row) => groupOf(row) === group);
  return (
    <RecordTable
      label={messages.approvals.caption}
      rows={groups.flatMap(inGroup)}
      keyOf={({ id }) => id}
      groupOf={(row) => messages.approvals.group(messages.approvals.groups[groupOf(row)], inGroup(groupOf(row)).length)}
      sheet
      className="approvals"
      columns={[
        {
          words: messages.approvals.form,
          as: 'name',
          of: (row) => <FormName row={row} />,
        },
        { words: messages.approvals.period, className: 'nowrap', of: ({ periodName }) => periodName },
        {
          words: messages.approvals.coverage,
          as: 'number',
          of: (row) => messages.approvals.units(row.accepted, row.expected, row.excused),
        },
        {
          words: messages.approvals.consolidations,
          as: 'number',
          of: (row) => (row.consolidations === 0 ? '–' : `${row.verified}/${row.consolidations}`),
        },
        { words: messages.approvals.state, as: 'state', of: ({ state }) => <StateBadge state={state} /> },
        { words: messages.approvals.waiting, of: (row) => <Waiting row={row} /> },
        {
          words: messages.approvals.approve,
          as: 'action',
          of: (row) => (row.mayApprove ? <ApproveButton row={row} onApprove={onApprove} /> : null),
        },
      ]}
    />
  );
};

const FormName = ({ row }: { readonly row: ApprovalRow }) => (
  <>
    {row.form} · {row.formTitle}
    <br />
    <PageLink
      className="small"
      aria-label={messages.approvals.totalOf(row.form, row.periodName)}
      href={`/tong-hop?form=${row.form}&period=${encodeURIComponent(row.period)}`}
    >
      {messages.approvals.total}
    </PageLink>
  </>
);

type ApproveButtonProps = { readonly row: ApprovalRow; readonly onApprove: (row: ApprovalRow) => void };

const ApproveButton = ({ row, onApprove }: ApproveButtonProps) => (
  <Button aria-label={messages.approvals.approveOf(row.form, row.periodName)} onClick={() => onApprove(row)}>
    {messages.approvals.approve}
  </Button>
);

const SHOWN = 4;

const Waiting = ({ row }: { readonly row: ApprovalRow }) => {
  if (row.state === 'approved') return <Approved row={row} />;
  if (row.districts.length > 0)
    return <StateSquares label={messages.approvals.squaresOf(row.form, row.periodName)} districts={row.districts} />;
  if (row.waitingFor.length === 0) return messages.approvals.ready;
  return (
    <span className="small">
      {row.waitingFor.slice(0, SHOWN).join('; ')}
      {row.waitingFor.length > SHOWN ? ` ${messages.approvals.more(row.waitingFor.length - SHOWN)}` : ''}
    </span>
  );
};

/** Who approved it, and for the board the way to ask that the approval is withdrawn whole. */
const Approved = ({ row }: { readonly row: ApprovalRow }) => {
  const mayWithdraw = useMay('approvals.approve');
  return (
    <span className="soft small">
      {row.decidedBy && row.decidedAt ? messages.approvals.decided(row.decidedBy, row.decidedAt) : null}
      {row.digest ? ` · ${shortDigest(row.digest)}` : null}
      {mayWithdraw ? (
        <>
          <br />
          <PageLink
            aria-label={messages.approvals.withdrawOf(row.form, row.periodName)}
            href={`/rut-so-lieu/phe-duyet/${row.id}`}
          >
            {messages.approvals.withdraw}
          </PageLink>
        </>
      ) : null}
    </span>
  );
};
