import { Button } from '@mantine/core';
import { useState } from 'react';
import { RecordTable } from '../../platform/ui/RecordTable.tsx';
import type { JobRow } from '../contract.ts';
import { CancelDialog } from './CancelDialog.tsx';
import { began, JobName, JobProgress, JobState, Took } from './JobParts.tsx';
import { words } from './messages.ts';

type JobTableProps = { readonly label: string; readonly jobs: readonly JobRow[]; readonly now: number };

/** What is at work comes first, then what waits, whenever it was put down. */
const activeFirst = (jobs: readonly JobRow[]): JobRow[] => {
  const atWork = jobs.filter(({ state }) => state === 'running');
  const waiting = jobs.filter(({ state }) => state === 'waiting');
  return [...atWork, ...waiting, ...jobs.filter(({ endedAt }) => endedAt !== null)];
};

export const JobTable = ({ label, jobs, now }: JobTableProps) => {
  const [cancelling, setCancelling] = useState<JobRow>();
  const moving = jobs.some(({ progress, state }) => progress !== null && state === 'running');
  return (
    <>
      <RecordTable
        label={label}
        rows={activeFirst(jobs)}
        keyOf={({ id }) => id}
        sheet
        columns={[
          { words: words.job, as: 'name', of: (job) => <JobName job={job} /> },
          { words: words.state, as: 'state', of: (job) => <JobState job={job} /> },
          moving ? { words: words.progress, of: (job) => <JobProgress job={job} /> } : null,
          { words: words.began, className: 'figures nowrap', of: began },
          { words: words.took, className: 'figures nowrap', of: (job) => <Took run={job} now={now} /> },
          {
            words: words.cancel,
            as: 'action',
            of: (job) =>
              job.canCancel ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={words.cancelOf(job.title)}
                  onClick={() => setCancelling(job)}
                >
                  {words.cancel}
                </Button>
              ) : null,
          },
        ]}
      />
      <CancelDialog job={cancelling} onClose={() => setCancelling(undefined)} />
    </>
  );
};
