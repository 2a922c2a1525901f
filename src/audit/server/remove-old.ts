import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { removableBefore } from '../rules/retention.ts';
import { recordSystemEvent } from './record.ts';
import { keptRetention } from './retention.ts';

/** Events removed in one transaction: the embedded database stands still meanwhile. */
const MOST = 5_000;

const removeSome = async (tx: Db, now: Date): Promise<number> => {
  const { months } = await keptRetention(tx);
  const before = removableBefore(now, months);
  const { rows } = await sql<{
    gone: number;
  }>`select remove_audit_events(${before}::timestamptz, ${MOST}) as gone`.execute(tx);
  const count = rows[0]?.gone ?? 0;
  if (count > 0)
    await recordSystemEvent(
      tx,
      'job audit-removal',
      { action: 'audit.remove', objectType: 'audit', detail: { count, before: before.toISOString(), months } },
      now,
    );
  return count;
};

/**
 * Removes security events past their term (SEC-17). Their leaves stay, here and outside, so that the tree goes on being proven. The
 * database itself refuses younger ones, and those that changed something. Each removal is an event that stays.
 */
export const removeOldEvents = async (db: Db, now: Date): Promise<void> => {
  let gone: number;
  do gone = await systemTransaction(db, (tx) => removeSome(tx, now));
  while (gone > 0);
};
