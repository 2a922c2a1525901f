import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { Hash } from '../rules/merkle.ts';
import { type DigestedEvent, leafOf } from './event-digest.ts';

/** An event as it lies in the table, its times as text so that not a microsecond is lost. */
export type StoredEvent = DigestedEvent & {
  readonly id: number;
  readonly action: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly digest: string;
};

const columns = sql`e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
  to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "recordedAt",
  e.format, e.account_id, e.account_kind, e.account_name, e.actor_unit_id, e.custodian_id, e.custodian_name, e.unit_id, e.action, e.object_type,
  e.object_id, e.before_digest, e.after_digest, e.result, e.reason, e.detail, e.address, e.port, e.user_agent, e.request_id, e.digest`;

/** Events that meet a condition on `e`, by id. */
export const readEvents = async (tx: Db, condition: RawBuilder<unknown>, most: number): Promise<StoredEvent[]> => {
  const { rows } =
    await sql<StoredEvent>`select ${columns} from audit_event e where ${condition} order by e.id limit ${most}`.execute(
      tx,
    );
  return rows;
};

export const leafOfEvent = (event: StoredEvent): Hash => leafOf(event);
