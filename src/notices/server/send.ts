import { sql } from 'kysely';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import type { NoticeKind } from '../contract.ts';

/** Who sends it: the account, and the unit that its receivers read as the sender. */
export type Sender = { readonly accountId: string; readonly unitId: number };

export type NewNotice = {
  readonly kind: NoticeKind;
  /** Only for those of the unit who hold this duty. */
  readonly duty?: string;
  readonly title: string;
  readonly body: string;
  /** Page address where it is dealt with: one for all, or each unit's own. */
  readonly link?: string | ReadonlyMap<number, string>;
  /** Nobody where somebody who has not signed in is the cause. */
  readonly from: Sender | null;
  /** Of all with this key one lies unread in a unit at a time: who may cause many cannot fill its list. */
  readonly once?: string;
};

/** Puts one notice into the list of each of these units, once each. */
export const sendNotices = async (tx: Db, units: readonly number[], notice: NewNotice, now: Date): Promise<void> => {
  if (units.length === 0) return;
  const { kind, duty = null, title, body, link, from, once = null } = notice;
  const receivers = [...new Set(units)];
  const links = receivers.map((unit) => (typeof link === 'object' ? link.get(unit) : link) ?? null);
  // A conflict can only be with `once`; it is no matter whether the sender may read that list.
  await sql`
    insert into notice (unit_id, kind, duty, title, body, link, once, created_by, from_unit_id, created_at)
    select u, ${kind}, ${duty}, ${title}, ${body}, own_link, ${once}, ${from?.accountId ?? null}::uuid, ${from?.unitId ?? null}::integer, ${now}
    from unnest(${arrayLiteral(receivers)}::integer[], ${arrayLiteral(links)}::text[]) as receiver (u, own_link)
    on conflict do nothing`.execute(tx);
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
