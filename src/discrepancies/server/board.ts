import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import type { OwnerRow } from '../contract/board.ts';
import { countAges } from '../rules/ages.ts';
import { inReach, nameOfUnit } from './facts.ts';

type Row = {
  readonly id: number;
  readonly name: string;
  readonly open: number;
  readonly answered: number;
  readonly late: number;
  readonly openedOn: readonly string[];
};

/** Open cases in reach by their owner: whoever has most that are late comes first, then the oldest. */
export const getCaseBoard = async (call: Call): Promise<{ owners: OwnerRow[] }> => {
  const today = vietnamDay(call.now);
  const { rows } = await sql<Row>`
    select d.owner_unit_id as id, ${nameOfUnit(sql`d.owner_unit_id`, sql`coalesce(n.agency_name, n.full_name)`, today)} as name,
      count(*) filter (where d.state = 'open')::integer as open, count(*) filter (where d.state = 'answered')::integer as answered,
      count(*) filter (where d.state = 'open' and d.due_on < ${today}::date)::integer as late,
      json_agg((d.opened_at at time zone 'Asia/Ho_Chi_Minh')::date::text) as "openedOn"
    from discrepancy d where d.state in ('open', 'answered') and ${inReach(call)} group by d.owner_unit_id`.execute(
    call.tx,
  );
  const owners = rows.map(({ id, name, open, answered, late, openedOn }) => ({
    owner: { id, name },
    open,
    answered,
    late,
    ages: countAges(openedOn, today),
    oldestOn: openedOn.toSorted()[0] ?? null,
  }));
  return {
    owners: owners.sort(
      (a, b) =>
        b.late - a.late || compareText(a.oldestOn ?? '', b.oldestOn ?? '') || compareText(a.owner.name, b.owner.name),
    ),
  };
};
