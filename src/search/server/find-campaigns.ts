import { sql } from 'kysely';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { formatDay } from '../../platform/text/vietnamese.ts';
import { roundStands, submissionsInScope } from '../../rounds/server/index.ts';
import { allows } from '../../sign-in/server/index.ts';
import { FEW } from '../rules/few.ts';
import type { Finder } from './finder.ts';

type Row = {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly day: string;
  readonly count: number;
};

/** Campaigns that ask something of the asker's units, by their title and their letter, the newest first. */
export const findCampaigns: Finder = async (call, words) => {
  if (!allows(call.actor, 'figures.read')) return undefined;
  const { rows } = await sql<Row>`
    select c.id, c.title, l.number, l.day, count(*) over ()::integer as count
    from campaign c join letter l on l.id = c.letter_id
    where ${beginsWordsOf(sql`concat(c.title, ' ', l.number, ' ', l.subject)`, words)} and exists (
      select 1 from round r join submission s on s.round_id = r.id where r.campaign_id = c.id and ${roundStands} and ${submissionsInScope(call)})
    order by c.created_at desc, c.number desc limit ${FEW}`.execute(call.tx);
  const count = rows[0]?.count ?? 0;
  return {
    kind: 'campaign',
    count,
    hits: rows.map(({ id, title, number, day }) => ({
      title,
      detail: `văn bản số ${number} ngày ${formatDay(day)}`,
      state: null,
      link: `/dot-thu-thap/${id}`,
    })),
    all: null,
  };
};
