import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureText } from '../../platform/jobs/failure.ts';
import type { JobContext, JobData } from '../../platform/jobs/job.ts';
import type { JobConfig } from '../../platform/manifest.ts';
import { backupCauses } from '../contract.ts';
import type { WrittenBackup } from './archive/write.ts';
import type { DumpTask } from './dump-process.ts';
import { installationId, productVersion } from './installation.ts';
import type { Place } from './places/place.ts';
import { placesOf } from './places/places.ts';
import { type BackupPlan, recipientsFor } from './plan.ts';
import { type Attempt, keepFailed, keepGood, type Sent } from './record.ts';
import { runApart } from './run-apart.ts';
import { snapshotOf } from './snapshot.ts';

const DAY_MS = 86_400_000;

/** What a process that was killed left behind; what another process writes right now is younger. */
const clearWork = ({ workDirectory }: BackupPlan, now: Date): void => {
  mkdirSync(workDirectory, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(workDirectory)) {
    const path = join(workDirectory, name);
    if (now.getTime() - statSync(path).mtimeMs > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
};

const send = async (place: Place, path: string, name: string, clock: () => Date): Promise<Sent> => {
  try {
    await place.put(path, name);
    return { place: place.name, at: clock() };
  } catch (error) {
    return { place: place.name, at: clock(), error: failureText(error) };
  }
};

type Making = {
  readonly context: JobContext;
  readonly plan: BackupPlan;
  readonly config: JobConfig;
  readonly attempt: Attempt;
  readonly directory: string;
};

/** Writes the backup into the work directory, by a process apart. */
const write = async ({ context, plan, config, attempt, directory }: Making): Promise<WrittenBackup> => {
  const { db, clock, signal, progress } = context;
  const installation = await context.asSystem(({ tx }) => installationId(tx));
  const recipients = await recipientsFor(plan, clock());
  const { source, release } = await snapshotOf(db, config, directory);
  try {
    const facts = { id: attempt.id, installation, product: productVersion() };
    const task: DumpTask = { source, directory, facts, recipients, sealDirectory: plan.sealDirectory };
    const told = (done: number, of: number, words: string) => progress({ done, of, words: `bảng ${words}` });
    return await runApart('backups/server/dump-process.js', task, { signal, told });
  } finally {
    release();
  }
};

const distribute = async (making: Making, written: WrittenBackup): Promise<readonly Sent[]> => {
  const { context, plan, directory } = making;
  const sent: Sent[] = [];
  for (const place of placesOf(plan)) {
    context.progress({ done: 1, of: 1, words: `chép tới ${place.name}`.slice(0, 200) });
    sent.push(await send(place, join(directory, written.name), written.name, context.clock));
  }
  const reasons = sent.flatMap(({ error }) => error ?? []);
  if (reasons.length === sent.length) throw new Error(`Không nơi cất nào nhận được: ${reasons.join('; ')}`);
  return sent;
};

const attemptOf = (context: JobContext, data: JobData): Attempt => ({
  id: randomUUID(),
  beganAt: context.clock(),
  cause: backupCauses.find((cause) => cause === data.cause) ?? 'schedule',
  askedBy: context.askedBy,
});

/** What was made, and where it went. */
export type MadeBackup = WrittenBackup & { readonly places: readonly Sent[] };

/**
 * A backup of one instant: written by a process apart while work goes on, read back, brought to every place, and put down with where it
 * lies. What fails is put down too, and tried again.
 */
export const makeBackup = async (
  context: JobContext,
  data: JobData,
  plan: BackupPlan,
  config: JobConfig,
): Promise<MadeBackup> => {
  const attempt = attemptOf(context, data);
  clearWork(plan, context.clock());
  const directory = join(plan.workDirectory, attempt.id);
  mkdirSync(directory, { mode: 0o700 });
  const making: Making = { context, plan, config, attempt, directory };
  try {
    const written = await write(making);
    const sent = await distribute(making, written);
    await context.asSystem((call) => keepGood(call, attempt, written, sent));
    return { ...written, places: sent };
  } catch (error) {
    if (!context.signal.aborted) await context.asSystem((call) => keepFailed(call, attempt, failureText(error)));
    throw error;
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};
