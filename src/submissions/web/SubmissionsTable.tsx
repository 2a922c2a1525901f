import { formatDay } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { SubmissionRow } from '../contract.ts';
import { messages } from './messages.ts';
import './submissions.css';

const isWaiting = (row: SubmissionRow): boolean =>
  (row.state === 'draft' || row.state === 'returned') && !row.excusedReason;

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
          <tr key={row.id}>
            <th scope="row">
              <PageLink href={`/phieu/${row.id}`}>
                {row.form} · {row.formTitle}
              </PageLink>
            </th>
            <td>{row.periodName}</td>
            <td>{row.subject.path.charAt(0).toUpperCase() + row.subject.path.slice(1)}</td>
            <td>
              <StateBadge state={row.approved ? 'approved' : row.excusedReason ? 'excused' : row.state} />
            </td>
            <td className="number">
              {row.filled}/{row.required}
            </td>
            <td>{isWaiting(row) ? <DueBadge dueOn={row.dueOn} /> : formatDay(row.dueOn)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
