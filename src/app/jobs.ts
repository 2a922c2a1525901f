import { join } from 'node:path';
import { closeUnusedAccounts } from '../accounts/server/unused-accounts.ts';
import { auditJobs } from '../audit/server/jobs.ts';
import type { SealPlaces } from '../audit/server/signing-key.ts';
import type { Config } from '../platform/config/config.ts';
import { forgetRequestKeys } from '../platform/http/forget-request-keys.ts';
import type { Job } from '../platform/jobs/job.ts';
import { forgetKnownDevices } from '../sign-in/server/known-devices.ts';
import { resetMailJob } from '../sign-in/server/reset-mail.ts';

/** Where this installation keeps the seal of its trail. */
export const sealPlaces = ({
  auditDirectory,
  dataDirectory,
}: Pick<Config, 'auditDirectory' | 'dataDirectory'>): SealPlaces => ({
  directory: auditDirectory ?? join(dataDirectory, 'kiem-chung'),
  keyFile: join(dataDirectory, 'khoa-niem-phong'),
});

/** Every job of the product. */
export const jobsOf = (config: Pick<Config, 'auditDirectory' | 'auditMailTo' | 'dataDirectory'>): readonly Job[] => [
  ...auditJobs({ ...sealPlaces(config), ...(config.auditMailTo ? { mailTo: config.auditMailTo } : {}) }),
  resetMailJob,
  closeUnusedAccounts,
  forgetKnownDevices,
  forgetRequestKeys,
];
