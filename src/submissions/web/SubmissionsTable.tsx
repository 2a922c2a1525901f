import { formatDay } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import { sentenceStart } from '../../platform/ui/sentence.ts';
import type { SubmissionRow } from '../contract.ts';
import { messages } from './messages.ts';
import { filledElsewhere, isWaiting, standingOf } from './standing.ts';
import './submissions.css';

/** One line a sheet; the name leads to it. */
export const SubmissionsTable = ({ rows }: { readonly rows: readonly SubmissionRow[] }) => (
  <div className="scroll-x sheet">
    <table className="data">
      <caption className="visually-hidden">{messages.list.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.list.form}</th>
          <th scope="col">{messages.list.period}</th>
          <th scope="col">{messages.list.unit}</th>
          <th scope="col">{messages.list.state}</th>
          <th scope="col" className="number">
            {messages.list.filled}
          </th>
          <th scope="col">{messages.list.due}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <SubmissionLine key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  </div>
);

const SubmissionLine = ({ row }: { readonly row: SubmissionRow }) => {
  const elsewhere = filledElsewhere(row, useMe().unit.id);
  return (
    <tr>
      <th scope="row">
        <PageLink href={`/phieu/${row.id}`}>
          {row.form} · {row.formTitle}
        </PageLink>
      </th>
      <td>{row.periodName}</td>
      <td>{sentenceStart(row.subject.path)}</td>
      <td>
        <StateBadge state={standingOf(row)}>{elsewhere ? messages.list.filledBy(row.reporter.name) : null}</StateBadge>
      </td>
      <td className="number">
        {row.filled}/{row.required}
      </td>
      <td>{isWaiting(row) && !elsewhere ? <DueBadge dueOn={row.dueOn} /> : formatDay(row.dueOn)}</td>
    </tr>
  );
};
