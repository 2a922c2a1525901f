import { type RawBuilder, sql } from 'kysely';
import { inGroup } from '../../classifications/server/index.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { excusedBefore, roundStands, roundStood, stateBefore } from '../../rounds/server/index.ts';
import { revisionBefore } from '../../submissions/server/index.ts';
import { ALL } from './groups.ts';
import type { Asked } from './question.ts';

/** The rounds of these periods, by whatever version of the form they were collected; only those that there were at the moment asked for. */
const roundsOf = ({ formId, asOf, knownBefore }: Asked, periods: readonly string[]) => sql`
    select r.id, r.period, r.period_end, r.form_version_id, coalesce(${asOf}::date, r.period_end) as day, ${approvalOf(knownBefore)}
    from round r where r.form_id = ${formId} and r.period in (${sql.join(periods)})
      and ${knownBefore === null ? roundStands : roundStood(knownBefore)}`;

/** Whether the approval of a round stands, or is withdrawn: now, or as it was at a moment. */
const approvalOf = (knownBefore: Date | null) => {
  if (knownBefore === null) return sql`r.state = 'approved' as approved, r.state = 'withdrawn' as withdrawn`;
  const withdrawn = sql`exists (
      select 1 from withdrawal w where w.round_id = r.id and w.submission_id is null and w.from_state is not null
        and w.decided_at < ${knownBefore}::timestamptz and (w.put_back_at is null or w.put_back_at >= ${knownBefore}::timestamptz))`;
  return sql`r.decided_at < ${knownBefore}::timestamptz and not ${withdrawn} as approved, ${withdrawn} as withdrawn`;
};

/** The consolidations k of those rounds that are signed, with their state now or then. */
const consolidationState = (knownBefore: Date | null) =>
  knownBefore === null ? sql`k.state` : stateBefore('consolidation', sql`k.id`, knownBefore);

/** State, revision and excuse of the sheets s now or then; a sheet that had not been touched then was a draft. */
const sheetState = (knownBefore: Date | null) =>
  knownBefore === null
    ? sql`s.revision, s.state, s.excused_reason is not null as excused`
    : sql`${revisionBefore(knownBefore)} as revision, coalesce(${stateBefore('submission', sql`s.id`, knownBefore)}, 'draft') as state,
      ${excusedBefore(sql`s.id`, knownBefore)} as excused`;

/**
 * The submissions expected below the unit, as `member`: period, version, id, revision, subject, child, excused, withdrawn, rank (0 not
 * in, then as figureStates rise). `child`: by child the unit just below the one asked for that holds the subject, or
 * the unit itself; else `ALL`.
 */
export const membersOf = (asked: Asked, periods: readonly string[], byChild: boolean): RawBuilder<unknown> => sql`
  part as materialized (${roundsOf(asked, periods)}
  ), under as materialized (
    -- consolidation × subject: whose signature a submission stands under
    select k.round_id, c.descendant_id as subject, k.state
    from part p join (select k.id, k.round_id, k.unit_id, ${consolidationState(asked.knownBefore)} as state from consolidation k) k on k.round_id = p.id
    join unit_closure c on c.ancestor_id = k.unit_id and ${standsOn('c', sql`p.period_end`)}
    where k.state in ('signed', 'verified', 'approved')
  ), sheet as ${asked.unit.kind === 'province' ? sql`materialized` : sql`not materialized`} (
    -- The planner cannot know how many units a parameter has below it: of the province all sheets are read at once, of others one by one.
    select p.id as round_id, p.period, p.form_version_id, p.day, p.approved, p.withdrawn, s.id, s.subject_unit_id as subject, ${sheetState(asked.knownBefore)}
    from part p join submission s on s.round_id = p.id
  ), member as materialized (
    select s.period, s.form_version_id, s.id, s.revision, s.subject, ${byChild ? sql`coalesce(up.ancestor_id, s.subject)` : sql`${ALL}::integer`} as child,
      s.excused and s.state not in ('submitted', 'accepted') as excused, s.withdrawn or s.state = 'withdrawn' as withdrawn,
      case when s.withdrawn or s.state not in ('submitted', 'accepted') then 0 when s.approved then 5 when s.state = 'submitted' then 1
        when k.state in ('verified', 'approved') then 4 when k.state = 'signed' then 3 else 2 end as rank
    from sheet s
    join unit_closure below on below.ancestor_id = ${asked.unit.id} and below.descendant_id = s.subject
      and ${standsOn('below', sql`s.day`)}${asked.group === null ? sql`` : sql` and ${inGroup(asked.group, sql`s.subject`)}`}
    ${byChild ? unitAbove : sql``}
    left join under k on k.round_id = s.round_id and k.subject = s.subject
  )`;

const unitAbove = sql`left join unit_closure up on up.descendant_id = s.subject and up.depth = below.depth - 1
      and ${standsOn('up', sql`s.day`)}`;
