import { PageLink } from '../../platform/ui/address.tsx';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { ScheduleRow } from '../contract.ts';
import { began, JobName, JobState, Took } from './JobParts.tsx';
import { words } from './messages.ts';

type ScheduleTableProps = { readonly schedules: readonly ScheduleRow[]; readonly now: number };

/** The last run of each schedule, with the way to all of its runs. */
export const ScheduleTable = ({ schedules, now }: ScheduleTableProps) => (
  <RecordTable
    label={words.schedulesTable}
    rows={schedules}
    keyOf={({ name }) => name}
    sheet
    columns={[
      { words: words.job, as: 'name', of: (run) => <JobName job={run} /> },
      { words: words.state, as: 'state', of: (run) => <JobState job={run} /> },
      { words: words.began, className: 'figures nowrap', of: began },
      { words: words.took, className: 'figures nowrap', of: (run) => <Took run={run} now={now} /> },
      {
        words: words.history,
        className: 'nowrap',
        of: ({ name, title }) => (
          <PageLink href={`/quan-tri/cong-viec?viec=${encodeURIComponent(name)}`} aria-label={words.historyOf(title)}>
            {words.history}
          </PageLink>
        ),
      },
    ]}
  />
);
