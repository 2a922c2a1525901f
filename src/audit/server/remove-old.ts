import { sql } from 'kysely';
import type { SystemCall } from '../../platform/call/call.ts';
import type { JobContext } from '../../platform/jobs/job.ts';
import { removableBefore } from '../rules/retention.ts';
import { countRemovable, keptRetention } from './retention.ts';

/** Events removed in one transaction: the embedded database stands still meanwhile. */
const MOST = 5_000;

const removeSome = async ({ tx, now, audit }: SystemCall): Promise<number> => {
  const { months } = await keptRetention(tx);
  const before = removableBefore(now, months);
  const { rows } = await sql<{
    gone: number;
  }>`select remove_audit_events(${before}::timestamptz, ${MOST}) as gone`.execute(tx);
  const count = rows[0]?.gone ?? 0;
  if (count > 0)
    await audit({
      action: 'audit.remove',
      objectType: 'audit',
      detail: { count, before: before.toISOString(), months },
    });
  return count;
};

/**
 * Removes security events past their term (SEC-17), a few thousand a transaction. Their leaves stay, here and outside, so that the tree
 * goes on being proven. The database itself refuses younger ones, and those that changed something. Each removal is an event that stays.
 */
export const removeOldEvents = async ({
  asSystem,
  progress,
}: Pick<JobContext, 'asSystem' | 'progress'>): Promise<void> => {
  const of = await asSystem(async ({ tx, now }) =>
    countRemovable(tx, removableBefore(now, (await keptRetention(tx)).months)),
  );
  for (let done = 0; done < of; ) {
    progress({ done, of, words: 'dòng nhật ký' });
    const gone = await asSystem(removeSome);
    if (gone === 0) return;
    done += gone;
    progress({ done: Math.min(done, of), of, words: 'dòng nhật ký' });
  }
};
