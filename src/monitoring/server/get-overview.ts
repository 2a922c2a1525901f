import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import { compareText } from '../../platform/text/vietnamese.ts';
import { joinFill, roundStands, submissionsInScope } from '../../rounds/server/index.ts';
import { placeName } from '../../units/server/index.ts';
import { expectedOf, noStanding, type Standing, standingOf, standingWords } from '../rules/district-standing.ts';
import { progressState } from '../rules/progress.ts';
import { groupNameOf, joinGroup } from './group.ts';
import { leadingFiguresOf } from './leading-figures.ts';

type Share = {
  readonly id: number;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly excused: boolean;
  readonly dueOn: string;
  readonly count: number;
};
type LateUnit = {
  readonly path: string;
  readonly district: number;
  readonly forms: string[];
  readonly since: string;
  readonly remindedAt: Date | null;
  readonly more: number;
};

const LATE_SHOWN = 5;

/** What a leader looks at for two minutes (R36): the leading figures, how each district stands with what is being collected, who is late. */
export const getOverviewOf = async (call: Call) => {
  const today = vietnamDay(call.now);
  const late = await lateUnits(call, today);
  return {
    today,
    figures: await leadingFiguresOf(call),
    districts: districtsOf(await sharesOf(call, today), today),
    late: late.map(({ more: _, remindedAt, ...unit }) => ({ ...unit, remindedAt: remindedAt?.toISOString() ?? null })),
    lateMore: late[0]?.more ?? 0,
  };
};

const tables = sql`submission s join round r on r.id = s.round_id ${joinFill}`;
const opened = (call: Call, today: string) =>
  sql`r.state = 'open' and ${roundStands} and r.opens_on <= ${today}::date and ${submissionsInScope(call)}`;

const sharesOf = async (call: Call, today: string): Promise<Share[]> => {
  const { rows } = await sql<Share>`
    select g.id, g.name, g.kind, s.state, s.excused_reason is not null as excused, fill.due_on as "dueOn", count(*)::integer as count
    from ${tables} ${joinGroup(sql`r.period_end`)} where ${opened(call, today)}
    group by g.id, g.name, g.kind, s.state, s.excused_reason is not null, fill.due_on`.execute(call.tx);
  return rows;
};

const districtsOf = (shares: readonly Share[], today: string) => {
  const standings = new Map<number, { readonly name: string; readonly kind: string; readonly standing: Standing }>();
  for (const { id, name, kind, count, ...sheet } of shares) {
    const { standing } = standings.get(id) ?? { standing: noStanding };
    const state = progressState(sheet, today);
    standings.set(id, { name, kind, standing: { ...standing, [state]: standing[state] + count } });
  }
  return [...standings]
    .sort(
      ([, a], [, b]) => Number(a.kind === 'province') - Number(b.kind === 'province') || compareText(a.name, b.name),
    )
    .map(([id, { name, kind, standing }]) => ({
      id,
      name: groupNameOf(kind, name),
      expected: expectedOf(standing),
      sent: standing.submitted + standing.accepted,
      accepted: standing.accepted,
      state: standingOf(standing),
      words: standingWords(standing),
    }));
};

/** Units with sheets that are late, the longest first; each says how many units there are beyond those shown. */
const lateUnits = async (call: Call, today: string): Promise<LateUnit[]> => {
  const { rows } = await sql<LateUnit>`
    select ${placeName(sql`t.unit`, sql`${today}::date`)} as path, t.district, t.forms, t.since, t."remindedAt", t.more from (
      select s.subject_unit_id as unit, min(g.id) as district, array_agg(distinct f.code order by f.code) as forms, min(fill.due_on) as since,
        max((select max(m.at) from reminder m where m.round_id = s.round_id and m.unit_id = s.reporter_unit_id)) as "remindedAt",
        greatest(count(*) over () - ${LATE_SHOWN}, 0)::integer as more
      from ${tables} join form f on f.id = r.form_id ${joinGroup(sql`r.period_end`)}
      where ${opened(call, today)} and s.state in ('draft', 'returned') and s.excused_reason is null and fill.due_on < ${today}::date
      group by s.subject_unit_id order by min(fill.due_on), count(*) desc, s.subject_unit_id limit ${LATE_SHOWN}
    ) t order by t.since, cardinality(t.forms) desc, t.unit`.execute(call.tx);
  return rows;
};
