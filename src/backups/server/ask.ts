import { sql } from 'kysely';
import type { Call } from '../../platform/call/call.ts';
import type { Db } from '../../platform/db/open.ts';
import { problem } from '../../platform/problems/catalogue.ts';
import { BACKUP_JOB, DRILL_JOB } from './job-names.ts';
import { backupStanding } from './state.ts';

/** One at a time: a second press finds the first one's work. */
const refuseSecond = async (tx: Db, name: string, words: string): Promise<void> => {
  const { rows } =
    await sql`select 1 from job where name = ${name} and state in ('waiting', 'running') limit 1`.execute(tx);
  if (rows.length > 0)
    throw problem('wrong-state', {
      detail: `${words} Theo dõi ở trang Công việc chạy nền, xong rồi hãy yêu cầu lần nữa.`,
    });
};

/** Two at once wait for each other here. */
const hold = (tx: Db) => sql`select pg_advisory_xact_lock(7304261)`.execute(tx);

/** Asks for a backup now. */
export const ask = async (call: Call) => {
  await hold(call.tx);
  await refuseSecond(call.tx, BACKUP_JOB, 'Đang có một lần sao lưu chạy hoặc chờ chạy.');
  const job = await call.enqueue(BACKUP_JOB, { cause: 'asked' }, { shown: true });
  await call.audit({ action: 'backup.ask', objectType: 'backup' });
  return { job };
};

/** Asks for a trial of the newest backup now. */
export const askDrill = async (call: Call) => {
  await hold(call.tx);
  await refuseSecond(call.tx, DRILL_JOB, 'Đang có một lần phục hồi thử chạy hoặc chờ chạy.');
  const { plan, lastGoodAt } = await backupStanding(call.tx, call.now);
  if (lastGoodAt === null)
    throw problem('wrong-state', { detail: 'Chưa có bản sao lưu nào để phục hồi thử. Sao lưu trước.' });
  if (!plan.canDrill)
    throw problem('wrong-state', {
      detail:
        'Khóa mở bản sao lưu không nằm trên máy chủ này. Người giữ khóa chạy lệnh "npm run drill -- --key <tệp khóa>" trên máy chủ, hoặc đặt BACKUP_KEY_FILE.',
    });
  const job = await call.enqueue(DRILL_JOB, { cause: 'asked' }, { shown: true });
  await call.audit({ action: 'backup-drill.ask', objectType: 'backup-drill' });
  return { job };
};
