import { sql } from 'kysely';
import { standsOn } from '../../platform/db/stands-on.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job, JobContext, JobData } from '../../platform/jobs/job.ts';

export const DISCREPANCY_PAST = 'discrepancy-past';

type Place = { readonly period: string; readonly unitId: number };
const AT_ONCE = 50;

/** Where both sides of a rule have been asked for: each unit of its level in each period. */
const placesOf = async ({ db }: Pick<JobContext, 'db'>, rule: string): Promise<readonly Place[]> =>
  systemTransaction(db, async (tx) => {
    const { rows } = await sql<Place>`
      select distinct r.period, n.unit_id as "unitId"
      from discrepancy_rule d join discrepancy_term t on t.rule_id = d.id and t.side = 1 join round r on r.form_id = t.form_id and r.taken_back_at is null
      join discrepancy_term o on o.rule_id = d.id and o.side = 2 join round q on q.form_id = o.form_id and q.period = r.period and q.taken_back_at is null
      join unit_version n on n.kind = d.level and ${standsOn('n', sql`r.period_end`)}
      where d.id = ${rule}::uuid and d.active order by r.period, n.unit_id`.execute(tx);
    return rows;
  });

/** Compares once over the past, some units in a transaction; doing it twice opens nothing twice. */
export const comparePast = async (
  { db, progress }: Pick<JobContext, 'db' | 'progress'>,
  { rule }: JobData,
): Promise<void> => {
  const places = await placesOf({ db }, String(rule));
  for (let done = 0; done < places.length; done += AT_ONCE) {
    progress({ done, of: places.length });
    await systemTransaction(db, async (tx) => {
      for (const { period, unitId } of places.slice(done, done + AT_ONCE))
        await sql`select compare_discrepancy(${String(rule)}::uuid, ${period}, ${unitId})`.execute(tx);
    });
  }
  progress({ done: places.length, of: places.length });
};

export const discrepancyJobs = (): readonly Job[] => [
  {
    name: DISCREPANCY_PAST,
    title: 'Đối chiếu số liệu các kỳ trước',
    lane: 'long',
    cancellable: true,
    run: comparePast,
  },
];
