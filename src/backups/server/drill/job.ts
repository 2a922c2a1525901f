import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '../../../platform/db/arrays.ts';
import type { JobContext } from '../../../platform/jobs/job.ts';
import type { JobConfig } from '../../../platform/manifest.ts';
import type { DrillStep } from '../../contract.ts';
import { fetchFrom, type Lying, lyingBackups } from '../copies.ts';
import { installationId } from '../installation.ts';
import { placesOf } from '../places/places.ts';
import type { BackupPlan } from '../plan.ts';
import { runApart } from '../run-apart.ts';
import type { DrillResult, DrillTask } from './run.ts';

/** The process that does it: what the restored system is asked to do is the composition's to know. */
const SCRIPT = 'app/drill-process.js';

type Drilling = { readonly context: JobContext; readonly plan: BackupPlan; readonly config: JobConfig };
type Drilled = DrillResult & { readonly id: string; readonly beganAt: Date; readonly place: string };

const keepDrill = (context: JobContext, backup: Lying, drilled: Drilled): Promise<void> =>
  context.asSystem(async ({ tx, now, audit }) => {
    const { id, beganAt, place, outcome, reason, steps } = drilled;
    await tx
      .insertInto('backup_drill')
      .values({
        id,
        backup_id: backup.id,
        file: backup.file,
        place,
        began_at: beganAt,
        ended_at: now,
        outcome,
        steps: json(steps),
        reason,
        asked_by: context.askedBy,
      })
      .execute();
    await audit({
      action: 'backup-drill.run',
      objectType: 'backup-drill',
      objectId: id,
      detail: { file: backup.file, outcome },
    });
  });

const drill = async ({ context, plan, config }: Drilling, backup: Lying, directory: string): Promise<Drilled> => {
  const beganAt = context.clock();
  const began = performance.now();
  const path = join(directory, backup.file);
  // The farthest copy first: that is the one that is left when the machine is not.
  const places = placesOf(plan).filter(({ name }) => backup.places.includes(name));
  const place = await fetchFrom(places.toReversed(), backup.file, path);
  const fetched: DrillStep = { step: 'fetch', ms: Math.round(performance.now() - began), words: `từ ${place.name}` };
  const installation = await context.asSystem(({ tx }) => installationId(tx));
  const { keyFile } = plan;
  const secretKeysFile = config.secretKeysFile ?? join(config.dataDirectory, 'khoa-bi-mat');
  const task: DrillTask = { path, keyFile, secretKeysFile, directory: join(directory, 'thu'), installation };
  const { signal } = context;
  const told = (done: number, of: number, words: string) => context.progress({ done: done + 1, of: of + 1, words });
  const result = await runApart<DrillResult>(SCRIPT, task, { signal, told });
  return { ...result, id: randomUUID(), beganAt, place: place.name, steps: [fetched, ...result.steps] };
};

/**
 * Restores the newest backup for trial, from the farthest place that has it, into a directory that is removed afterwards (R52). Without a
 * key on this machine nothing is done: the holder of the key does it by command. Returns what came of it.
 */
export const drillNewest = async (
  context: JobContext,
  plan: BackupPlan,
  config: JobConfig,
): Promise<Drilled | undefined> => {
  const [backup] = await lyingBackups(context);
  if (backup === undefined || !existsSync(plan.keyFile)) return undefined;
  const directory = join(plan.workDirectory, randomUUID());
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const drilled = await drill({ context, plan, config }, backup, directory);
    await keepDrill(context, backup, drilled);
    return drilled;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
