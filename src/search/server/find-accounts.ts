import { sql } from 'kysely';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { allows } from '../../sign-in/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import { FEW } from '../rules/few.ts';
import type { Finder } from './finder.ts';

type Row = {
  readonly id: string;
  readonly username: string;
  readonly custodian: string | null;
  readonly unit: string;
  readonly count: number;
};

/** Accounts by their name or who holds them, for who manages accounts. */
export const findAccounts: Finder = async ({ tx, actor, now }, words) => {
  if (!allows(actor, 'accounts.manage')) return undefined;
  const unit = placeName(sql`a.unit_id`, sql`${vietnamDay(now)}::date`);
  const { rows } = await sql<Row>`
    select a.id, a.username, c.full_name as custodian, ${unit} as unit, count(*) over ()::integer as count
    from account a left join custodian c on c.account_id = a.id and ${holdsStill('c')}
    where ${beginsWordsOf(sql`concat(a.username, ' ', c.full_name)`, words)} order by a.username limit ${FEW}`.execute(
    tx,
  );
  const count = rows[0]?.count ?? 0;
  return {
    kind: 'account',
    count,
    hits: rows.map(({ id, username, custodian, unit: path }) => ({
      title: username,
      detail: [custodian, path].filter(Boolean).join(' · '),
      state: null,
      link: `/quan-tri/tai-khoan/${id}`,
    })),
    all: count > rows.length ? `/quan-tri/tai-khoan?tim=${encodeURIComponent(words.join(' '))}` : null,
  };
};
