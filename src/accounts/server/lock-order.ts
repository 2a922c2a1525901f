import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';

/**
 * The order in which everybody who acts on accounts takes hold of them: all who manage accounts, and the one that is acted on, by id. Two
 * managers who close each other at once would otherwise each hold the one and wait for the other. What refers to an account goes on.
 */
export const lockWithManagers = async (tx: Db, accountId: string | null): Promise<void> => {
  await sql`
    select 1 from account a
    where a.id = ${accountId}::uuid or (a.kind = 'operator' and a.state = 'active' and 'accounts' = any(a.duties))
    order by a.id for no key update of a`.execute(tx);
};
