import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { dayOf, nearestTo } from '../../platform/db/stands-on.ts';
import type { Line } from '../rules/thread.ts';

/** A line of a case's thread, with who wrote it and when; by a rule where nobody did. */
export type WrittenLine = Line & { readonly by: string | null; readonly at: Date; readonly letterId: string | null };

/** All that was said and done in a case, in order. */
export const threadOf = async ({ tx }: Pick<Call, 'tx'>, id: string): Promise<WrittenLine[]> => {
  const { rows } = await sql<WrittenLine>`
    select o.id::text as id, o.kind, o.body, coalesce(k.full_name, a.username) as by, o.at, o.letter_id as "letterId",
      (select coalesce(n.agency_name, n.full_name) from unit_version n where n.unit_id = o.unit_id order by ${nearestTo('n', dayOf(sql`o.at`))} limit 1) as unit
    from discrepancy_note o left join account a on a.id = o.account_id left join custodian k on k.id = o.custodian_id
    where o.discrepancy_id = ${id}::uuid order by o.id`.execute(tx);
  return rows;
};
