import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verdictWords, verifyTrail } from '../../../audit/server/index.ts';
import { type Database, openEmbedded } from '../../../platform/db/open.ts';
import { failureText } from '../../../platform/jobs/failure.ts';
import type { DrillRow, DrillStep } from '../../contract.ts';
import { BackupRefused } from '../../rules/refusal.ts';
import type { Told } from '../archive/dump.ts';
import { type Checked, checkBackup, restoreBackup } from '../archive/restore.ts';
import { identitiesIn } from '../archive/seal.ts';

/** A trial of one backup, in a directory of its own, on the embedded engine: nothing of the running system is touched or needed. */
export type DrillTask = {
  readonly path: string;
  /** The file of the key that opens it. */
  readonly keyFile: string;
  /** The file of the installation's secret keys. */
  readonly secretKeysFile: string;
  readonly directory: string;
  /** Which installation it has to be of. */
  readonly installation: string;
};
export type DrillResult = Pick<DrillRow, 'outcome' | 'reason'> & { readonly steps: readonly DrillStep[] };

/** What the restored system is asked to do; each answers what it saw. */
export type Trial = {
  readonly steps: readonly DrillStep['step'][];
  readonly open: (database: Database, task: DrillTask, checked: Checked) => Promise<OpenTrial>;
};
export type OpenTrial = {
  readonly try: (step: DrillStep['step']) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** A step that did not come out as it has to. */
class DrillFailed extends Error {}

const steps = (told: Told, count: number) => {
  const done: DrillStep[] = [];
  return {
    done,
    step: async <R>(step: DrillStep['step'], work: () => Promise<R>, words: (result: R) => string): Promise<R> => {
      told(done.length, count, step);
      const began = performance.now();
      const result = await work();
      done.push({ step, ms: Math.round(performance.now() - began), words: words(result) });
      return result;
    },
  };
};
type Stepping = ReturnType<typeof steps>;

const rowsOf = ({ manifest }: Checked): number => manifest.content.tables.reduce((sum, { rows }) => sum + rows, 0);

const check = ({ step }: Stepping, { path, keyFile, installation }: DrillTask, identities: readonly string[]) =>
  step(
    'content',
    async () => {
      const checked = await checkBackup(path, identities);
      if (checked.manifest.content.installation !== installation) throw new BackupRefused('foreign');
      return checked;
    },
    (checked) =>
      `${checked.manifest.content.tables.length} bảng, ${rowsOf(checked)} dòng khớp; khóa ${keyFile.split('/').at(-1)}`,
  );

const verify = ({ step }: Stepping, database: Database, directory: string, now: Date) =>
  step(
    'trail',
    async () => {
      const verdict = await verifyTrail({ db: database.owner, directory, now });
      if (verdict.finding) throw new DrillFailed(verdictWords(verdict).replaceAll('\n', ' '));
      return verdict;
    },
    ({ sealed, checkpoints }) => `${sealed} dòng niêm phong, ${checkpoints} điểm kiểm chứng khớp`,
  );

const tryAll = async (stepping: Stepping, trial: Trial, opened: OpenTrial): Promise<void> => {
  try {
    for (const step of trial.steps)
      await stepping.step(
        step,
        () => opened.try(step),
        (words) => words,
      );
  } finally {
    await opened.close();
  }
};

const walk = async (stepping: Stepping, task: DrillTask, trial: Trial): Promise<void> => {
  const identities = identitiesIn(readFileSync(task.keyFile, 'utf8'));
  const checked = await check(stepping, task, identities);
  const sealDirectory = join(task.directory, 'kiem-chung');
  mkdirSync(task.directory, { recursive: true, mode: 0o700 });
  const database = await openEmbedded(task.directory);
  try {
    const { manifest } = checked;
    const load = { owner: database.owner, path: task.path, manifest, identities, sealDirectory };
    await stepping.step(
      'load',
      () => restoreBackup(load),
      () => `${manifest.content.tables.length}/${manifest.content.tables.length} bảng bằng lúc sao lưu`,
    );
    await verify(stepping, database, sealDirectory, new Date());
    await tryAll(stepping, trial, await trial.open(database, task, checked));
  } finally {
    await database.close();
  }
};

/** Restores for trial, step by step; where one fails, that is the result, with the steps before it. */
export const runDrill = async (task: DrillTask, trial: Trial, told: Told): Promise<DrillResult> => {
  const stepping = steps(told, 3 + trial.steps.length);
  try {
    await walk(stepping, task, trial);
    return { outcome: 'passed', reason: null, steps: stepping.done };
  } catch (error) {
    const outcome = error instanceof BackupRefused ? 'refused' : 'failed';
    return { outcome, reason: failureText(error), steps: stepping.done };
  }
};
