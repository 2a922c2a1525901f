import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sealPlaces } from '../../audit/server/index.ts';
import { BACKUP_SCHEDULE, DRILL_SCHEDULE, type SftpPlace } from '../../platform/config/backups.ts';
import { lastSlot } from '../../platform/jobs/cron.ts';
import type { JobConfig } from '../../platform/manifest.ts';
import { identitiesIn, newKeyFile, recipientsOf } from './archive/seal.ts';

/** How an installation backs up, with what it does where nothing was said. */
export type BackupPlan = {
  readonly recipients: readonly string[];
  /** Opens backups for a trial; where the installation made the pair itself, the private half lies here too. */
  readonly keyFile: string;
  /** The pair is the installation's own: whoever has the machine has the key, and whoever loses it loses both. */
  readonly ownKey: boolean;
  readonly directories: readonly string[];
  readonly sftp?: SftpPlace;
  readonly schedule: string;
  readonly drillSchedule: string;
  readonly mailTo?: string;
  readonly sealDirectory: string;
  /** Here a backup is written before it goes to its places, and what a trial works in. */
  readonly workDirectory: string;
};

/** A slot of before the installation was there was not missed: a new one does not begin with what it should have done last week. */
export const isMissed = (cron: string, since: string, now: Date): boolean => {
  const slot = lastSlot(cron, now);
  return slot !== undefined && slot.getTime() >= Date.parse(since);
};

export const KEY_FILE = 'khoa-sao-luu';

/** How it is set, by the configuration alone. */
export const planOf = (config: JobConfig): BackupPlan => {
  const { dataDirectory, backups } = config;
  const recipients = backups?.recipients ?? [];
  const directories = backups?.directories ?? [];
  const elsewhere = directories.length > 0 || backups?.sftp !== undefined;
  return {
    recipients,
    keyFile: backups?.keyFile ?? join(dataDirectory, KEY_FILE),
    ownKey: recipients.length === 0,
    directories: elsewhere ? directories : [join(dataDirectory, 'sao-luu')],
    ...(backups?.sftp ? { sftp: backups.sftp } : {}),
    schedule: backups?.schedule ?? BACKUP_SCHEDULE,
    drillSchedule: backups?.drillSchedule ?? DRILL_SCHEDULE,
    ...(backups?.mailTo ? { mailTo: backups.mailTo } : {}),
    sealDirectory: sealPlaces(config).directory,
    workDirectory: join(dataDirectory, 'sao-luu-tam'),
  };
};

/** For whom a backup is encrypted: those that were named, else the installation's own pair, made at its first backup. */
export const recipientsFor = async (
  { recipients, ownKey, keyFile }: BackupPlan,
  now: Date,
): Promise<readonly string[]> => {
  if (!ownKey) return recipients;
  if (existsSync(keyFile)) return recipientsOf(identitiesIn(readFileSync(keyFile, 'utf8')));
  const made = await newKeyFile(now);
  mkdirSync(dirname(keyFile), { recursive: true });
  writeFileSync(keyFile, made.text, { mode: 0o600, flag: 'wx' });
  return [made.recipient];
};
