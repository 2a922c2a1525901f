import type { Db } from '../../platform/db/open.ts';
import { findSetting, keepSetting } from '../../platform/db/settings.ts';
import type { JobContext } from '../../platform/jobs/job.ts';
import { vietnamDay } from '../../platform/text/calendar-day.ts';
import type { Alarm } from '../rules/alarms.ts';
import type { BackupPlan } from './plan.ts';
import { backupStanding } from './state.ts';

/** What somebody has to come for now. That there is one place only is said on the page, every day the same. */
const isUrgent = ({ grave, code }: Alarm): boolean => grave && code !== 'one-place';

/** For whoever watches from outside (SEC-25): one word, and when the last good backup was. What is wrong stands on the page. */
export const backupHealth = async (db: Db, now: Date) => {
  const { alarms, lastGoodAt } = await backupStanding(db, now);
  return {
    backups: { state: alarms.some(isUrgent) ? 'alarm' : 'right', lastGoodAt: lastGoodAt?.toISOString() ?? null },
  };
};

/** What was told, and on which day. */
const TOLD = 'backup_alarms_told';

/** By mail, once a day while it lasts, at once where something else is wrong. */
export const tellAlarms = async ({ asSystem, mail }: JobContext, { mailTo }: BackupPlan): Promise<void> => {
  if (mail === undefined || mailTo === undefined) return;
  const { grave, told, now } = await asSystem(async ({ tx, now }) => ({
    grave: (await backupStanding(tx, now)).alarms.filter(isUrgent),
    told: await findSetting(tx, TOLD),
    now,
  }));
  const telling = grave.length === 0 ? '' : `${vietnamDay(now)} ${grave.map(({ words }) => words).join(' ')}`;
  if (telling === (told ?? '')) return;
  if (grave.length > 0)
    await mail.send({
      to: mailTo,
      subject: `Sao lưu cần xử lý: ${grave.length} việc`,
      text: `${grave.map(({ words }) => `- ${words}`).join('\n')}\n\nXem trang Quản trị › Sao lưu, phục hồi.\n`,
    });
  await asSystem(({ tx }) => keepSetting(tx, TOLD, telling));
};
