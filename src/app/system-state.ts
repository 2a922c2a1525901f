import { sql } from 'kysely';
import * as T from 'typebox';
import { on } from '../platform/call/binding.ts';
import type { Call } from '../platform/call/call.ts';
import { clockState, clockStates } from '../platform/clock/clock-state.ts';
import { route } from '../platform/contract/route.ts';
import { oneOf } from '../platform/contract/schemas.ts';

export const getSystemState = route({
  method: 'GET',
  path: '/api/system',
  tag: 'Vận hành',
  summary: 'Tình trạng hệ thống: độ lệch đồng hồ so với cơ sở dữ liệu, kết nối có mã hóa hay không',
  permission: 'system.read',
  reply: T.Object({
    clock: T.Object({ offsetMs: T.Integer(), state: oneOf(clockStates) }),
    database: T.Object({ version: T.String(), encrypted: T.Boolean() }),
  }),
});

/** How far the clock of this process is from the database's (positive: the database is ahead), to the time that asking takes. */
const describeSystem = async ({ tx, now }: Pick<Call, 'tx' | 'now'>) => {
  const { rows } = await sql<{ at: Date; version: string; encrypted: boolean }>`
    select clock_timestamp() as at, current_setting('server_version') as version,
      coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as encrypted`.execute(tx);
  const row = rows[0];
  const offsetMs = Math.round(new Date(row?.at ?? now).getTime() - now.getTime());
  return {
    clock: { offsetMs, state: clockState(offsetMs) },
    database: { version: row?.version ?? '', encrypted: row?.encrypted ?? false },
  };
};

export const systemRoutes = [on(getSystemState)(describeSystem)];
