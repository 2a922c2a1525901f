import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { findSetting, keepSetting } from '../../platform/db/settings.ts';
import type { JobContext } from '../../platform/jobs/job.ts';

export const STORE_SETTING = 'audit_store';
/** How full the disk is, 0…1; `full` from the share at which somebody has to act (SEC-17). */
export type Store = { readonly used: number; readonly at: string; readonly full: boolean };

const FULL = 0.8;

/** The part of the disk under a directory that is taken. */
export const diskUse = async (directory: string): Promise<number> => {
  const { blocks, bavail } = await statfs(existsSync(directory) ? directory : dirname(directory));
  return blocks === 0 ? 0 : 1 - bavail / blocks;
};

const wasFull = (kept: unknown): boolean =>
  typeof kept === 'object' && kept !== null && 'full' in kept && kept.full === true;

/** Notes how full the store is; the moment it passes 80 % is an event, and the page says so until it is less again. */
export const watchStore = ({ asSystem }: Pick<JobContext, 'asSystem'>, used: number): Promise<void> =>
  asSystem(async ({ tx, now, audit }) => {
    const before = wasFull(await findSetting(tx, STORE_SETTING));
    const full = used >= FULL;
    await keepSetting(tx, STORE_SETTING, { used: Math.round(used * 1000) / 1000, at: now.toISOString(), full });
    if (full && !before)
      await audit({ action: 'audit.store-full', objectType: 'audit', detail: { percent: Math.round(used * 100) } });
  });
