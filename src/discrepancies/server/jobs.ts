import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { standsOn } from '../../platform/db/stands-on.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import type { Job, JobContext, JobData } from '../../platform/jobs/job.ts';
import { remindOwners, tellOpened } from './tell-owners.ts';

export const DISCREPANCY_PAST = 'discrepancy-past';

type Place = { readonly period: string; readonly unitId: number };
const AT_ONCE = 50;

/** Where both sides of a rule have been asked for: each unit of its level in each period. */
const placesOf = async (tx: Db, rule: string): Promise<readonly Place[]> => {
  const { rows } = await sql<Place>`
    select distinct r.period, n.unit_id as "unitId"
    from discrepancy_rule d join discrepancy_term t on t.rule_id = d.id and t.side = 1 join round r on r.form_id = t.form_id and r.taken_back_at is null
    join discrepancy_term o on o.rule_id = d.id and o.side = 2 join round q on q.form_id = o.form_id and q.period = r.period and q.taken_back_at is null
    join unit_version n on n.kind = d.level and ${standsOn('n', sql`r.period_end`)}
    where d.id = ${rule}::uuid and d.active order by r.period, n.unit_id`.execute(tx);
  return rows;
};

const compareAt = async (tx: Db, rule: string, places: readonly Place[]): Promise<void> => {
  for (const { period, unitId } of places)
    await sql`select compare_discrepancy(${rule}::uuid, ${period}, ${unitId})`.execute(tx);
};

/** Compares once over the past within a transaction of the system, at the moment that it says (`app.now`). */
export const compareRule = async (tx: Db, rule: string): Promise<void> => compareAt(tx, rule, await placesOf(tx, rule));

/** Compares once over the past, some units in a transaction; doing it twice opens nothing twice. */
export const comparePast = async (
  { db, clock, progress }: Pick<JobContext, 'db' | 'clock' | 'progress'>,
  data: JobData,
): Promise<void> => {
  const rule = String(data.rule);
  const places = await systemTransaction(db, (tx) => placesOf(tx, rule));
  for (let done = 0; done < places.length; done += AT_ONCE) {
    progress({ done, of: places.length });
    await systemTransaction(db, async (tx) => {
      await sql`select set_config('app.now', ${clock().toISOString()}, true)`.execute(tx);
      await compareAt(tx, rule, places.slice(done, done + AT_ONCE));
    });
  }
  progress({ done: places.length, of: places.length });
};

/** All rules over all periods once a night: what two sheets sent in the same moment hid from each other is found. */
const compareAll = async (context: Pick<JobContext, 'db' | 'clock' | 'progress' | 'signal'>): Promise<void> => {
  const rules = await systemTransaction(context.db, (tx) =>
    tx.selectFrom('discrepancy_rule').select('id').where('active', '=', true).orderBy('id').execute(),
  );
  for (const { id } of rules) {
    if (context.signal.aborted) return;
    await comparePast(context, { rule: id });
  }
};

export const discrepancyJobs = (): readonly Job[] => [
  {
    name: 'discrepancy-nightly',
    title: 'Đối chiếu lại số liệu hằng đêm',
    lane: 'long',
    cron: '10 3 * * *',
    run: compareAll,
  },
  {
    name: 'discrepancy-opened',
    title: 'Báo hồ sơ chênh lệch mới cho bên giữ việc',
    cron: '* * * * *',
    run: tellOpened,
  },
  {
    name: 'discrepancy-reminders',
    title: 'Nhắc hồ sơ chênh lệch đến hạn',
    cron: '15 7 * * *',
    run: remindOwners,
  },
  {
    name: DISCREPANCY_PAST,
    title: 'Đối chiếu số liệu các kỳ trước',
    lane: 'long',
    cancellable: true,
    run: comparePast,
  },
];
