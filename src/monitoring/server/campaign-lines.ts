import { sql } from 'kysely';
import { periodName } from '../../periods/rules/names.ts';
import { getPeriod } from '../../periods/rules/period.ts';
import type { Call } from '../../platform/call/call.ts';
import { joinFill, roundStands, visibleSubmissions } from '../../rounds/server/index.ts';

type Line = {
  id: string;
  title: string;
  form: string;
  formTitle: string;
  period: string;
  expected: number;
  submitted: number;
  accepted: number;
  late: number;
};

/** Progress of the campaigns that are not yet approved, the nearest due first: what a leader looks at. */
export const campaignLines = async (call: Call, today: string) => {
  const { rows } = await sql<Line>`
    select c.id, c.title, f.code as form, v.title as "formTitle", r.period, count(*)::integer as expected,
      count(*) filter (where s.state in ('submitted', 'accepted'))::integer as submitted, count(*) filter (where s.state = 'accepted')::integer as accepted,
      count(*) filter (where s.state in ('draft', 'returned') and s.excused_reason is null and fill.due_on < ${today}::date)::integer as late
    from submission s join round r on r.id = s.round_id join campaign c on c.id = r.campaign_id join form f on f.id = r.form_id
    join form_version v on v.id = r.form_version_id ${joinFill}
    where r.state = 'open' and ${roundStands} and r.opens_on <= ${today}::date and ${visibleSubmissions(call)}
    group by c.id, c.title, c.due_board, f.code, v.title, r.period order by c.due_board, f.code, r.period`.execute(
    call.tx,
  );
  return rows.map((line) => ({ ...line, periodName: periodName(getPeriod(line.period)) }));
};

/** The next campaign that will ask something of this unit; null when none is known. */
export const nextCampaign = async ({ tx, actor }: Call, today: string): Promise<string | null> => {
  const { rows } = await sql<{ title: string; day: string }>`
    select c.title, to_char(c.opens_on, 'DD/MM/YYYY') as day from campaign c
    where c.opens_on > ${today}::date and exists (
      select 1 from round r join submission s on s.round_id = r.id where r.campaign_id = c.id and ${roundStands} and s.reporter_unit_id = ${actor.unitId})
    order by c.opens_on limit 1`.execute(tx);
  const next = rows[0];
  return next ? `${next.title}, mở ngày ${next.day}` : null;
};
