import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { arrayLiteral } from '../../platform/db/arrays.ts';
import type { Db } from '../../platform/db/open.ts';
import { holdsStill } from '../../platform/db/stands-on.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { type UnitOfDay, unitsAsOf } from '../../units/server/index.ts';

export type UnitAccount = {
  readonly id: string;
  readonly unitId: number;
  readonly username: string;
  readonly kind: 'unit';
  readonly state: 'active' | 'closed';
  readonly acted: boolean;
  readonly custodian: string | null;
};

/** The units whose accounts this one may ask about: its own, and a district its communes too (Đ6.3). The own one first. */
export const unitsToAskFor = async ({ tx, actor, now }: Call): Promise<UnitOfDay[]> => {
  const units = await unitsAsOf(tx, actor.unitId, vietnamDay(now));
  return actor.unitKind === 'district' ? units : units.filter(({ id }) => id === actor.unitId);
};

/** Each unit's account: the one in use, else the one closed last. By unit. */
export const accountsOfUnits = async (tx: Db, unitIds: readonly number[]): Promise<Map<number, UnitAccount>> => {
  const { rows } = await sql<UnitAccount>`
    select distinct on (a.unit_id) a.id, a.unit_id as "unitId", a.username, a.kind, a.state,
      case when p.signed_in_at is not null then true else account_acted(a.id) end as acted, c.full_name as custodian
    from account a join credential p on p.account_id = a.id left join custodian c on c.account_id = a.id and ${holdsStill('c')}
    where a.kind = 'unit' and a.unit_id = any(${arrayLiteral([...unitIds])}::integer[])
    order by a.unit_id, a.state = 'active' desc, a.closed_at desc nulls last, a.created_at desc, a.username`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.unitId, row]));
};
