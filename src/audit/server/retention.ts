import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { findSetting } from '../../platform/db/settings.ts';
import { RETENTION_DEFAULT_MONTHS } from '../rules/retention.ts';

export const RETENTION_SETTING = 'audit_retention';
/** How long security events are kept, since when that holds, and who said so. */
export type Retention = { readonly months: number; readonly since: string | null; readonly by: string | null };

const isRetention = (value: unknown): value is Retention =>
  typeof value === 'object' && value !== null && 'months' in value && typeof value.months === 'number';

export const keptRetention = async (tx: Db): Promise<Retention> => {
  const kept = await findSetting(tx, RETENTION_SETTING);
  return isRetention(kept) ? kept : { months: RETENTION_DEFAULT_MONTHS, since: null, by: null };
};

/** Security events of before this moment that are under the seal. */
export const countRemovable = async (tx: Db, before: Date): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from audit_event e join audit_leaf l on l.event_id = e.id and l.removable
    where e.at < ${before}::timestamptz and e.recorded_at < ${before}::timestamptz`.execute(tx);
  return rows[0]?.count ?? 0;
};
