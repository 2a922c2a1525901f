import { sql } from 'kysely';
import type { PublicCall } from '../../platform/call/call.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { placeName } from '../../units/server/index.ts';

const AT_MOST = 20;

/** Names of units of today in which each word begins one: what anybody can read in the official list of administrative units. */
export const listUnitNames = async ({ tx, now }: PublicCall, { query }: { query: { search?: string } }) => {
  const today = vietnamDay(now);
  const words = wordsOf(query.search ?? '');
  const { rows } = await sql<{ name: string }>`
    select t.name from (
      select u.unit_id as id, u.kind, 
        case when u.kind in ('commune', 'district') then ${placeName(sql`u.unit_id`, sql`${today}::date`)} else coalesce(u.agency_name, u.full_name) end as name
      from unit_version u where u.kind <> 'province' and ${standsOn('u', today)}
    ) t where ${beginsWordsOf(sql`t.name`, words)} order by t.kind = 'commune', t.id limit ${AT_MOST}`.execute(tx);
  return { names: rows.map(({ name }) => name) };
};
