import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../platform/config/project-root.ts';
import type { Db } from '../../platform/db/open.ts';
import { keepSetting, plantSetting } from '../../platform/db/settings.ts';
import { placesOf } from './places/places.ts';
import type { BackupPlan } from './plan.ts';

/** Which installation this is: planted once, and carried on by its backups. */
export const installationId = async (tx: Db): Promise<string> =>
  String(await plantSetting(tx, 'installation_id', randomUUID()));

/** The product's version, as its package says. */
export const productVersion = (): string => {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
};

/** What the page says of the plan: the configuration lies with the process, the page asks the database. */
export type KnownPlan = {
  readonly places: readonly string[];
  readonly schedule: string;
  readonly drillSchedule: string;
  readonly ownKey: boolean;
  readonly canDrill: boolean;
  /** Since when it is watched. */
  readonly since: string;
};
export const PLAN = 'backup_plan';
export const SINCE = 'backup_since';

export const learnPlan = async (
  db: Db,
  plan: BackupPlan,
  { canDrill, now }: { readonly canDrill: boolean; readonly now: Date },
): Promise<void> => {
  const since = String(await plantSetting(db, SINCE, now.toISOString()));
  const { schedule, drillSchedule, ownKey } = plan;
  const known: KnownPlan = {
    places: placesOf(plan).map(({ name }) => name),
    schedule,
    drillSchedule,
    ownKey,
    canDrill,
    since,
  };
  await keepSetting(db, PLAN, known);
};
