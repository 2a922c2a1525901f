import { sentenceStart } from '../../platform/text/sentence.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { PageLink } from '../../platform/ui/address.tsx';
import { DueBadge } from '../../platform/ui/DueBadge.tsx';
import { useMe } from '../../platform/ui/me.ts';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import { StateBadge } from '../../platform/ui/StateBadge.tsx';
import type { SubmissionRow } from '../contract.ts';
import { messages } from './messages.ts';
import { filledElsewhere, isWaiting, standingOf } from './standing.ts';
import './submissions.css';

/** One line a sheet; the name leads to it. The unit stands there unless all are one's own. */
export const SubmissionsTable = ({ rows }: { readonly rows: readonly SubmissionRow[] }) => {
  const own = useMe().unit.id;
  const ofOneUnit = rows.every(({ subject }) => subject.id === own);
  return (
    <RecordTable
      label={messages.list.caption}
      rows={rows}
      keyOf={({ id }) => id}
      sheet
      columns={[
        {
          words: messages.list.form,
          as: 'name',
          of: (row) => (
            <PageLink href={`/phieu/${row.id}`}>
              {row.form} · {row.formTitle}
            </PageLink>
          ),
        },
        { words: messages.list.period, className: 'nowrap', of: ({ periodName }) => periodName },
        ofOneUnit ? null : { words: messages.list.unit, of: ({ subject }) => sentenceStart(subject.path) },
        {
          words: messages.list.state,
          as: 'state',
          of: (row) => (
            <StateBadge state={standingOf(row)}>
              {filledElsewhere(row, own) ? messages.list.filledBy(row.reporter.name) : null}
            </StateBadge>
          ),
        },
        { words: messages.list.filled, as: 'number', of: ({ filled, required }) => `${filled}/${required}` },
        {
          words: messages.list.due,
          of: (row) =>
            isWaiting(row) && !filledElsewhere(row, own) ? <DueBadge dueOn={row.dueOn} /> : formatDay(row.dueOn),
        },
      ]}
    />
  );
};
