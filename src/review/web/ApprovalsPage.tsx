import { Button } from '@mantine/core';
import { useState } from 'react';
import { Answer } from '../../platform/ui/Answer.tsx';
import { PageLink } from '../../platform/ui/address.tsx';
import { EmptyState } from '../../platform/ui/EmptyState.tsx';
import { PageHeader } from '../../platform/ui/PageHeader.tsx';
import { useAsk } from '../../platform/ui/query.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { type ApprovalRow, listApprovals } from '../contract.ts';
import { ApproveDialog } from './ApproveDialog.tsx';
import { messages, shortDigest } from './messages.ts';
import './review.css';

/** `/phe-duyet`: every form and period, what it still waits for, and the board's approval. */
export const ApprovalsPage = () => {
  const approvals = useAsk(listApprovals, { query: {} });
  const [chosen, setChosen] = useState<ApprovalRow | null>(null);
  return (
    <>
      <PageHeader title={messages.approvals.title} subtitle={messages.approvals.subtitle} />
      <Answer of={approvals}>
        {({ approvals: rows }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.approvals.empty}>{messages.approvals.emptyHint}</EmptyState>
          ) : (
            <ApprovalsTable rows={rows} onApprove={setChosen} />
          )
        }
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

const ApprovalsTable = ({ rows, onApprove }: ApprovalsTableProps) => (
  <div className="scroll-x sheet">
    <table className="data approvals">
      <caption className="visually-hidden">{messages.approvals.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.approvals.form}</th>
          <th scope="col">{messages.approvals.period}</th>
          <th scope="col" className="number">
            {messages.approvals.coverage}
          </th>
          <th scope="col" className="number">
            {messages.approvals.consolidations}
          </th>
          <th scope="col">{messages.approvals.state}</th>
          <th scope="col" className="approvals-waiting">
            {messages.approvals.waiting}
          </th>
          <td />
        </tr>
      </thead>
      {groups.map((group) => (
        <ApprovalGroup
          key={group}
          name={messages.approvals.groups[group]}
          rows={rows.filter((row) => groupOf(row) === group)}
          onApprove={onApprove}
        />
      ))}
    </table>
  </div>
);

const ApprovalGroup = ({ name, rows, onApprove }: ApprovalsTableProps & { readonly name: string }) =>
  rows.length === 0 ? null : (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={7}>
          {messages.approvals.group(name, rows.length)}
        </th>
      </tr>
      {rows.map((row) => (
        <ApprovalLine key={row.id} row={row} onApprove={onApprove} />
      ))}
    </tbody>
  );

const ApprovalLine = ({
  row,
  onApprove,
}: {
  readonly row: ApprovalRow;
  readonly onApprove: (row: ApprovalRow) => void;
}) => (
  <tr>
    <th scope="row">
      {row.form} · {row.formTitle}
      <br />
      <PageLink className="small" href={`/tong-hop?form=${row.form}&period=${encodeURIComponent(row.period)}`}>
        {messages.approvals.total}
      </PageLink>
    </th>
    <td>{row.periodName}</td>
    <td className="number">{messages.approvals.units(row.accepted, row.expected, row.excused)}</td>
    <td className="number">{row.consolidations === 0 ? '–' : `${row.verified}/${row.consolidations}`}</td>
    <td>
      <StateBadge state={row.state} />
    </td>
    <td>
      <Waiting row={row} />
    </td>
    <td>{row.mayApprove ? <Button onClick={() => onApprove(row)}>{messages.approvals.approve}</Button> : null}</td>
  </tr>
);

const SHOWN = 4;

const Waiting = ({ row }: { readonly row: ApprovalRow }) => {
  if (row.state === 'approved')
    return (
      <span className="soft small">
        {row.decidedBy && row.decidedAt ? messages.approvals.decided(row.decidedBy, row.decidedAt) : null}
        {row.digest ? ` · ${shortDigest(row.digest)}` : null}
      </span>
    );
  if (row.waitingFor.length === 0) return messages.approvals.ready;
  return (
    <span className="small">
      {row.waitingFor.slice(0, SHOWN).join('; ')}
      {row.waitingFor.length > SHOWN ? ` ${messages.approvals.more(row.waitingFor.length - SHOWN)}` : ''}
    </span>
  );
};
