import { type RawBuilder, sql } from 'kysely';
import { standsOn } from '../../platform/db/stands-on.ts';
import { roundStands } from '../../rounds/server/index.ts';
import { ALL } from './groups.ts';
import type { Asked } from './question.ts';

/** The rounds of these periods, by whatever version of the form they were collected. */
const roundsOf = ({ formId, asOf }: Asked, periods: readonly string[]) => sql`
    select r.id, r.period, r.period_end, r.form_version_id, coalesce(${asOf}::date, r.period_end) as day, r.state = 'approved' as approved
    from round r where r.form_id = ${formId} and r.period in (${sql.join(periods)}) and ${roundStands}`;

/**
 * The submissions expected below the unit, as `member`: period, version, id, revision, subject, child, excused, rank (0 not
 * in, then as figureStates rise). `child`: by child the unit just below the one asked for that holds the subject, or
 * the unit itself; else `ALL`.
 */
export const membersOf = (asked: Asked, periods: readonly string[], byChild: boolean): RawBuilder<unknown> => sql`
  part as materialized (${roundsOf(asked, periods)}
  ), under as materialized (
    -- consolidation × subject: whose signature a submission stands under
    select k.round_id, c.descendant_id as subject, k.state
    from part p join consolidation k on k.round_id = p.id
    join unit_closure c on c.ancestor_id = k.unit_id and ${standsOn('c', sql`p.period_end`)}
    where k.state in ('signed', 'verified', 'approved')
  ), sheet as ${asked.unit.kind === 'province' ? sql`materialized` : sql`not materialized`} (
    -- The planner cannot know how many units a parameter has below it: of the province all sheets are read at once, of others one by one.
    select p.id as round_id, p.period, p.form_version_id, p.day, p.approved, s.id, s.revision, s.state, s.subject_unit_id as subject, s.excused_reason
    from part p join submission s on s.round_id = p.id
  ), member as materialized (
    select s.period, s.form_version_id, s.id, s.revision, s.subject, ${byChild ? sql`coalesce(up.ancestor_id, s.subject)` : sql`${ALL}::integer`} as child,
      s.excused_reason is not null and s.state not in ('submitted', 'accepted') as excused,
      case when s.state not in ('submitted', 'accepted') then 0 when s.approved then 5 when s.state = 'submitted' then 1
        when k.state in ('verified', 'approved') then 4 when k.state = 'signed' then 3 else 2 end as rank
    from sheet s
    join unit_closure below on below.ancestor_id = ${asked.unit.id} and below.descendant_id = s.subject
      and ${standsOn('below', sql`s.day`)}
    ${byChild ? unitAbove : sql``}
    left join under k on k.round_id = s.round_id and k.subject = s.subject
  )`;

const unitAbove = sql`left join unit_closure up on up.descendant_id = s.subject and up.depth = below.depth - 1
      and ${standsOn('up', sql`s.day`)}`;
