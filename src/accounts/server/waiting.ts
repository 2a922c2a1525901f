import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';

type Waiting = { readonly count: number; readonly since: Date | null };

/** What waits for whoever manages accounts: requests of units and lost passwords, and since when the oldest of each. */
export const waitingForManagers = async (tx: Db): Promise<{ readonly requests: Waiting; readonly lost: Waiting }> => {
  const { rows } = await sql<Waiting>`
    select count(*)::integer as count, min(asked_at) as since from account_request where state = 'waiting'
    union all select count(*)::integer, min(asked_at) from lost_password_request where state = 'waiting'`.execute(tx);
  const [requests, lost] = rows;
  if (!requests || !lost) throw new Error('a count has a row');
  return { requests, lost };
};
