import { sql } from 'kysely';
import type { HandlerInput } from '../../platform/call/binding.ts';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import type { BackupCopy, BackupRow, Backups, DrillRow, DrillStep, getBackups as route } from '../contract.ts';
import { BACKUP_JOB, DRILL_JOB } from './job-names.ts';
import { backupStanding } from './state.ts';

type Row = {
  readonly id: string;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly cause: BackupRow['cause'];
  readonly askedBy: string | null;
  readonly at: Date | null;
  readonly file: string | null;
  readonly bytes: number | null;
  readonly sha256: string | null;
  readonly tables: number | null;
  readonly rows: number | null;
  readonly product: string | null;
  readonly error: string | null;
  readonly copies: BackupCopy[] | null;
  readonly drill: { readonly id: string; readonly at: string; readonly outcome: DrillRow['outcome'] } | null;
};

const USUAL = 20;
const instant = (at: Date | string): string => new Date(at).toISOString();
const maybe = (at: Date | string | null): string | null => (at === null ? null : instant(at));

const writtenOf = ({ at, file, bytes, sha256, tables, rows, product }: Row): BackupRow['written'] =>
  at === null ||
  file === null ||
  bytes === null ||
  sha256 === null ||
  tables === null ||
  rows === null ||
  product === null
    ? null
    : { at: instant(at), file, bytes: Number(bytes), sha256, tables, rows: Number(rows), product };

const rowOf = (row: Row): BackupRow => ({
  id: row.id,
  beganAt: instant(row.beganAt),
  endedAt: instant(row.endedAt),
  cause: row.cause,
  askedBy: row.askedBy,
  written: writtenOf(row),
  error: row.error,
  copies: (row.copies ?? []).map((copy) => ({
    ...copy,
    sentAt: maybe(copy.sentAt),
    removedAt: maybe(copy.removedAt),
  })),
  drill: row.drill && { ...row.drill, at: instant(row.drill.at) },
});

const selectBackups = async (tx: Db, before: string | undefined, limit: number): Promise<readonly Row[]> => {
  const { rows } = await sql<Row>`
    select b.id, b.began_at as "beganAt", b.ended_at as "endedAt", b.cause, a.username as "askedBy", b.at, b.file, b.bytes, b.sha256, b.tables,
      b.rows, b.product, b.error,
      (select json_agg(json_build_object('place', c.place, 'sentAt', c.sent_at, 'error', c.error, 'removedAt', c.removed_at) order by c.place)
        from backup_copy c where c.backup_id = b.id) as copies,
      (select json_build_object('id', d.id, 'at', d.began_at, 'outcome', d.outcome) from backup_drill d where d.backup_id = b.id
        order by d.began_at desc, d.ended_at desc limit 1) as drill
    from backup b left join account a on a.id = b.asked_by
    where ${before ?? null}::uuid is null
      or (b.began_at, b.ended_at, b.id) < (select o.began_at, o.ended_at, o.id from backup o where o.id = ${before ?? null}::uuid)
    order by b.began_at desc, b.ended_at desc, b.id desc limit ${limit + 1}`.execute(tx);
  return rows;
};

type Drill = Omit<DrillRow, 'beganAt' | 'endedAt' | 'backupAt'> & {
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly backupAt: Date | null;
  readonly steps: DrillStep[];
};

const selectDrills = async (tx: Db): Promise<DrillRow[]> => {
  const { rows } = await sql<Drill>`
    select d.id, d.file, d.place, b.at as "backupAt", d.began_at as "beganAt", d.ended_at as "endedAt", d.outcome, d.steps, d.reason,
      a.username as "askedBy"
    from backup_drill d left join backup b on b.id = d.backup_id left join account a on a.id = d.asked_by
    order by d.began_at desc, d.ended_at desc, d.file limit ${USUAL}`.execute(tx);
  return rows.map((row) => ({
    ...row,
    beganAt: instant(row.beganAt),
    endedAt: instant(row.endedAt),
    backupAt: maybe(row.backupAt),
  }));
};

const running = async (tx: Db): Promise<Backups['running']> => {
  const rows = await tx
    .selectFrom('job')
    .select(['id as job', 'name'])
    .where('name', 'in', [BACKUP_JOB, DRILL_JOB])
    .where('state', 'in', ['waiting', 'running'])
    .orderBy('id')
    .execute();
  return rows.map(({ job, name }) => ({ job, kind: name === BACKUP_JOB ? 'backup' : 'drill' }));
};

/** How backups stand; the last ones, newest first, page by page. */
export const showBackups = async ({ tx, now }: Call, { query }: HandlerInput<typeof route>): Promise<Backups> => {
  const limit = query.limit ?? USUAL;
  const { plan, lastGoodAt, alarms } = await backupStanding(tx, now);
  const found = await selectBackups(tx, query.before, limit);
  const { count } = await tx
    .selectFrom('backup')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  const { places, schedule, drillSchedule, ownKey, canDrill } = plan;
  return {
    alarms: alarms.map((alarm) => ({ ...alarm })),
    places: [...places],
    schedule,
    drillSchedule,
    ownKey,
    canDrill,
    lastGoodAt: maybe(lastGoodAt),
    backups: found.slice(0, limit).map(rowOf),
    total: Number(count),
    next: found.length > limit ? (found[limit - 1]?.id ?? null) : null,
    drills: await selectDrills(tx),
    running: await running(tx),
  };
};
