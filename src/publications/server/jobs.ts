import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job, JobContext } from '../../platform/jobs/job.ts';
import { numberNext } from './number.ts';

/** Numbers what was made public since, batch after batch, each in a transaction of its own. */
export const numberPublications = async ({ db, clock }: Pick<JobContext, 'db' | 'clock'>): Promise<void> => {
  let numbered: number;
  do numbered = await systemTransaction(db, (tx) => numberNext(tx, clock()));
  while (numbered > 0);
};

/** In the lane of sealing, every minute. */
export const publicationJobs = (): readonly Job[] => [
  {
    name: 'publication-numbers',
    title: 'Đánh số nhật ký công bố',
    lane: 'seal',
    cron: '* * * * *',
    run: numberPublications,
  },
];
