import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { findSetting } from '../../platform/db/settings.ts';
import { type Alarm, alarmsOf } from '../rules/alarms.ts';
import { type KnownPlan, PLAN } from './installation.ts';

type Row = {
  readonly lastGoodAt: Date | null;
  readonly failedAt: Date | null;
  readonly sentTo: string[] | null;
  readonly drillAt: Date | null;
  readonly drillOutcome: string | null;
};

/** In one question: the last good backup and where it lies, a failure since, the last trial. */
const readState = async (tx: Db): Promise<Row> => {
  const { rows } = await sql<Row>`
    with good as (
      select b.id, b.at, b.began_at from backup b where b.file is not null
        and exists (select 1 from backup_copy c where c.backup_id = b.id and c.sent_at is not null and c.removed_at is null)
      order by b.at desc, b.file desc limit 1
    ), drill as (select began_at, outcome from backup_drill order by began_at desc, ended_at desc limit 1)
    select (select at from good) as "lastGoodAt",
      (select max(began_at) from backup where error is not null and began_at > coalesce((select began_at from good), '-infinity')) as "failedAt",
      (select array_agg(c.place) from backup_copy c where c.backup_id = (select id from good) and c.sent_at is not null) as "sentTo",
      (select began_at from drill) as "drillAt", (select outcome from drill) as "drillOutcome"`.execute(tx);
  return rows[0] ?? { lastGoodAt: null, failedAt: null, sentTo: null, drillAt: null, drillOutcome: null };
};

export type Standing = {
  readonly plan: KnownPlan;
  readonly lastGoodAt: Date | null;
  readonly alarms: readonly Alarm[];
};

const unknown = (now: Date): KnownPlan => ({
  places: [],
  schedule: '',
  drillSchedule: '',
  ownKey: true,
  canDrill: false,
  since: now.toISOString(),
});

/** How backups stand and what is wrong with them. */
export const backupStanding = async (tx: Db, now: Date): Promise<Standing> => {
  const plan = ((await findSetting(tx, PLAN)) as KnownPlan | undefined) ?? unknown(now);
  const { lastGoodAt, failedAt, sentTo, drillAt, drillOutcome } = await readState(tx);
  const alarms = alarmsOf({
    now,
    since: new Date(plan.since),
    lastGoodAt,
    failedAt,
    places: plan.places.length,
    missingPlaces: plan.places.filter((place) => !(sentTo ?? []).includes(place)),
    lastDrill: drillAt === null ? null : { at: drillAt, passed: drillOutcome === 'passed' },
  });
  return { plan, lastGoodAt, alarms };
};
