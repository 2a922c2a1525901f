import { plantSetting } from '../../platform/db/settings.ts';
import type { Job, JobContext } from '../../platform/jobs/job.ts';
import type { JobConfig } from '../../platform/manifest.ts';
import { removeOutdated, sendMissing } from './copies.ts';
import { drillNewest } from './drill/job.ts';
import { SINCE } from './installation.ts';
import { BACKUP_JOB, DRILL_JOB } from './job-names.ts';
import { makeBackup } from './make.ts';
import { type BackupPlan, isMissed, planOf } from './plan.ts';
import { tellAlarms } from './watch.ts';

/** Whether a run of a schedule is for a slot that the installation has lived through. */
const isDue = async (context: JobContext, cron: string): Promise<boolean> => {
  const since = await context.asSystem(({ tx, now }) => plantSetting(tx, SINCE, now.toISOString()));
  return isMissed(cron, String(since), context.clock());
};

const backingUp = (plan: BackupPlan, config: JobConfig): Job => ({
  name: BACKUP_JOB,
  title: 'Sao lưu',
  lane: 'long',
  cancellable: true,
  cron: plan.schedule,
  leaves: ['backup.make', 'backup.fail'],
  run: async (context, data) => {
    if (data.cause === 'asked' || (await isDue(context, plan.schedule))) await makeBackup(context, data, plan, config);
  },
});

const sending = (plan: BackupPlan): Job => ({
  name: 'backup-copies',
  title: 'Gửi lại bản sao lưu tới nơi cất còn thiếu',
  lane: 'long',
  cancellable: true,
  cron: '25 * * * *',
  run: (context) => sendMissing(context, plan),
});

const removing = (plan: BackupPlan): Job => ({
  name: 'backup-removal',
  title: 'Xóa bản sao lưu hết hạn giữ',
  lane: 'long',
  cancellable: true,
  cron: '50 5 * * *',
  leaves: ['backup.remove'],
  run: (context) => removeOutdated(context, plan),
});

const watching = (plan: BackupPlan): Job => ({
  name: 'backup-watch',
  title: 'Theo dõi bản sao lưu',
  lane: 'mail',
  cron: '35 * * * *',
  run: (context) => tellAlarms(context, plan),
});

const drilling = (plan: BackupPlan, config: JobConfig): Job => ({
  name: DRILL_JOB,
  title: 'Phục hồi thử',
  lane: 'long',
  cancellable: true,
  cron: plan.drillSchedule,
  leaves: ['backup-drill.run'],
  run: async (context, data) => {
    if (data.cause === 'asked' || (await isDue(context, plan.drillSchedule))) await drillNewest(context, plan, config);
  },
});

export const backupJobs = (config: JobConfig): Job[] => {
  const plan = planOf(config);
  return [backingUp(plan, config), sending(plan), removing(plan), drilling(plan, config), watching(plan)];
};
