import { sql } from 'kysely';
import type { Actor } from '../../platform/call/actor.ts';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { NoticeKind } from '../contract.ts';

const SHOWN = 100;

type Row = {
  id: string;
  kind: NoticeKind;
  title: string;
  body: string;
  link: string | null;
  at: Date;
  by: string | null;
  read: boolean;
  unread: number;
};

/** Some are for those alone who hold a duty. */
const isFor = ({ duties }: Pick<Actor, 'duties'>) =>
  sql<boolean>`(n.duty is null or n.duty = any (${arrayLiteral([...duties])}::text[]))`;

/** The unit's own notices, newest first, and how many it has not read. */
export const listNoticesOf = async ({ tx, actor, now }: Call) => {
  const { rows } = await sql<Row>`
    select n.id, n.kind, n.title, n.body, n.link, n.created_at as at, coalesce(u.agency_name, u.full_name) as by, n.read_at is not null as read,
      count(*) filter (where n.read_at is null) over ()::integer as unread
    from notice n left join unit_version u on u.unit_id = n.from_unit_id and ${standsOn('u', vietnamDay(now))}
    where n.unit_id = ${actor.unitId} and ${isFor(actor)} order by n.created_at desc, n.id limit ${SHOWN}`.execute(tx);
  return {
    unread: rows[0]?.unread ?? 0,
    notices: rows.map(({ unread: _, at, ...notice }) => ({ ...notice, at: at.toISOString() })),
  };
};

/** Marks the unit's own notices; others' ids change nothing. */
export const readNoticesOf = async (
  { tx, actor, now, audit }: Call,
  { body }: { body: { ids: readonly string[] } },
) => {
  const { rows } = await sql<{ id: string }>`
    update notice n set read_at = ${now}, read_by = ${actor.accountId}::uuid
    where ${isFor(actor)} and unit_id = ${actor.unitId} and read_at is null and id = any(${arrayLiteral(body.ids)}::uuid[]) returning id`.execute(
    tx,
  );
  if (rows.length > 0)
    await audit({
      action: 'notice.read',
      objectType: 'notice',
      unitId: actor.unitId,
      detail: { notices: rows.map(({ id }) => id) },
    });
  return { read: rows.length };
};
