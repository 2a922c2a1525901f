import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';

export type NewNotice = {
  readonly kind: 'campaign' | 'reminder' | 'returned' | 'decision' | 'account-request';
  /** Only for those of the unit who hold this duty. */
  readonly duty?: string;
  readonly title: string;
  readonly body: string;
  /** Page address where it is dealt with: one for all, or each unit's own. */
  readonly link?: string | ReadonlyMap<number, string>;
  readonly createdBy: string | null;
};

/** Puts one notice into the list of each of these units, once each. */
export const sendNotices = async (tx: Db, units: readonly number[], notice: NewNotice, now: Date): Promise<void> => {
  if (units.length === 0) return;
  const { kind, duty = null, title, body, link, createdBy } = notice;
  const receivers = [...new Set(units)];
  const links = receivers.map((unit) => (typeof link === 'object' ? link.get(unit) : link) ?? null);
  await sql`
    insert into notice (unit_id, kind, duty, title, body, link, created_by, created_at)
    select u, ${kind}, ${duty}, ${title}, ${body}, own_link, ${createdBy}::uuid, ${now}
    from unnest(${arrayLiteral(receivers)}::integer[], ${arrayLiteral(links)}::text[]) as receiver (u, own_link)`.execute(
    tx,
  );
};

/** Marks every notice up to a moment as read: for rounds of the past that are loaded, not lived. */
export const readAllNotices = async (tx: Db, until: Date): Promise<void> => {
  await tx
    .updateTable('notice')
    .set({ read_at: until })
    .where('created_at', '<=', until)
    .where('read_at', 'is', null)
    .execute();
};
