import { type RawBuilder, sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { beginsWordsOf } from '../../platform/db/begins-word.ts';
import { pageOf } from '../../platform/db/page-of.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { wordsOf } from '../../platform/text/begins-words.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { listNotices as listRoute, NoticeKind, readNotices as readRoute } from '../contract.ts';

const AT_ONCE = 50;

type Row = {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  link: string | null;
  at: Date;
  by: string | null;
  read: boolean;
};

/** Those of the unit; some are for those alone who hold a duty. */
const own = ({ actor }: Pick<Call, 'actor'>) =>
  sql<boolean>`n.unit_id = ${actor.unitId} and (n.duty is null or n.duty = any (${arrayLiteral([...actor.duties])}::text[]))`;

/** Told before the notice `id`, or with it and after it in the list: the newest first, in an order that never changes. Another unit's leads nowhere. */
const beyond = (call: Call, id: string): RawBuilder<boolean> => sql<boolean>`exists (
  select 1 from notice m where m.id = ${id}::uuid and m.unit_id = ${call.actor.unitId}
    and (n.created_at, n.number) < (m.created_at, m.number))`;

/** The unit's own notices, newest first, a page at a time, and how many of all it has not read. */
export const listNoticesOf = async (call: Call, { query }: HandlerInput<typeof listRoute>) => {
  const { search = '', unread = false, limit = AT_ONCE, after } = query;
  const words = wordsOf(search);
  const sender = sql`coalesce(u.agency_name, u.full_name)`;
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.title, n.body, n.link, n.created_at as at, ${sender} as by, n.read_at is not null as read
    from notice n left join unit_version u on u.unit_id = n.from_unit_id and ${standsOn('u', vietnamDay(call.now))}
    where ${own(call)} and ${unread ? sql`n.read_at is null` : sql`true`}
      and ${after === undefined ? sql`true` : beyond(call, after)}
      and ${beginsWordsOf(sql`concat(n.title, ' ', n.body, ' ', ${sender})`, words)}
    order by n.created_at desc, n.number desc limit ${limit + 1}`.execute(call.tx);
  const page = pageOf(rows, limit);
  return {
    unread: await countUnread(call),
    notices: page.rows.map(({ at, ...notice }) => ({ ...notice, at: at.toISOString() })),
    next: page.next,
  };
};

const countUnread = async (call: Call): Promise<number> => {
  const { rows } = await sql<{ unread: number }>`
    select count(*)::integer as unread from notice n where ${own(call)} and n.read_at is null`.execute(call.tx);
  return rows[0]?.unread ?? 0;
};

/** Marks the unit's own notices; others' ids change nothing. */
export const readNoticesOf = async (call: Call, { body }: HandlerInput<typeof readRoute>) => {
  const { tx, actor, now, audit } = call;
  const { ids = [], through } = body;
  const named = sql`n.id = any(${arrayLiteral(through === undefined ? ids : [...ids, through])}::uuid[])`;
  const which = through === undefined ? named : sql`(${named} or ${beyond(call, through)})`;
  const { rows } = await sql<{ id: string }>`
    update notice n set read_at = ${now}, read_by = ${actor.accountId}::uuid
    where ${own(call)} and n.read_at is null and ${which} returning n.id`.execute(tx);
  if (rows.length > 0)
    await audit({
      action: 'notice.read',
      objectType: 'notice',
      unitId: actor.unitId,
      detail: { notices: rows.map(({ id }) => id) },
    });
  return { read: rows.length };
};
