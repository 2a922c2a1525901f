import { type RawBuilder, sql } from 'kysely';
import { periodRange } from '../../periods/rules/days.ts';
import { ALL } from './groups.ts';
import type { Asked } from './question.ts';

/** Of each period: which it is, its last day, the day whose units count, whether it is approved. */
type Periods = RawBuilder<unknown>;

/** The periods as they were collected, by whatever version of the form. */
export const collectedPeriods = ({ formId, asOf, parts }: Asked): Periods => sql`
    select cf.period, cf.period_end, coalesce(${asOf}::date, cf.period_end) as day, a.state = 'approved' as approved
    from campaign_form cf join form_version v on v.id = cf.form_version_id
    left join approval a on a.form_id = v.form_id and a.period = cf.period
    where v.form_id = ${formId} and cf.period in (${sql.join(parts.map(({ id }) => id))})`;

/** The same where all of them were collected by the version asked for, whose calendar tells the days: half as long to plan. */
export const periodsOfVersion = (formId: number, periods: readonly Asked[]): Periods => sql`
    select p.period, p.period_end, p.day, a.state = 'approved' as approved
    from (values ${sql.join(periods.map(rowOf))}) as p (period, period_end, day)
    left join approval a on a.form_id = ${formId} and a.period = p.period`;

const rowOf = ({ form, period, asOf }: Asked) => {
  const { end } = periodRange(period, form.definition.calendar);
  return sql`(${period.id}::text, ${end}::date, ${asOf ?? end}::date)`;
};

/**
 * The submissions expected below the unit, as `member`: period, version, id, revision, subject, child, excused, rank (0 not
 * in, then as figureStates rise). `child`: by child the unit just below the one asked for that holds the subject, or
 * the unit itself; else `ALL`.
 */
export const membersOf = ({ formId, unit }: Asked, periods: Periods, byChild: boolean): RawBuilder<unknown> => sql`
  part as materialized (${periods}
  ), under as materialized (
    -- consolidation × subject: whose signature a submission stands under
    select k.period, c.descendant_id as subject, k.state
    from part p join consolidation k on k.form_id = ${formId} and k.period = p.period
    join unit_closure c on c.ancestor_id = k.unit_id and c.valid_from <= p.period_end and (c.valid_to is null or c.valid_to > p.period_end)
    where k.state in ('signed', 'verified', 'approved')
  ), sheet as ${unit.kind === 'province' ? sql`materialized` : sql`not materialized`} (
    -- The planner cannot know how many units a parameter has below it: of the province all sheets are read at once, of others one by one.
    select s.period, s.form_version_id, p.day, p.approved, s.id, s.revision, s.state, s.subject_unit_id as subject, s.excused_reason
    from part p join submission s on s.form_id = ${formId} and s.period = p.period
  ), member as materialized (
    select s.period, s.form_version_id, s.id, s.revision, s.subject, ${byChild ? sql`coalesce(up.ancestor_id, s.subject)` : sql`${ALL}::integer`} as child,
      s.excused_reason is not null and s.state not in ('submitted', 'accepted') as excused,
      case when s.state not in ('submitted', 'accepted') then 0 when s.approved then 5 when s.state = 'submitted' then 1
        when k.state in ('verified', 'approved') then 4 when k.state = 'signed' then 3 else 2 end as rank
    from sheet s
    join unit_closure below on below.ancestor_id = ${unit.id} and below.descendant_id = s.subject
      and below.valid_from <= s.day and (below.valid_to is null or below.valid_to > s.day)
    ${byChild ? unitAbove : sql``}
    left join under k on k.period = s.period and k.subject = s.subject
  )`;

const unitAbove = sql`left join unit_closure up on up.descendant_id = s.subject and up.depth = below.depth - 1
      and up.valid_from <= s.day and (up.valid_to is null or up.valid_to > s.day)`;
