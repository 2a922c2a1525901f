import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { failureText } from '../../platform/jobs/failure.ts';
import type { JobContext } from '../../platform/jobs/job.ts';
import { outdated } from '../rules/retention.ts';
import { checkWhole } from './archive/check.ts';
import type { Place } from './places/place.ts';
import { placesOf } from './places/places.ts';
import type { BackupPlan } from './plan.ts';
import { keepCopy } from './record.ts';

export type Lying = {
  readonly id: string;
  readonly file: string;
  readonly at: Date;
  readonly places: readonly string[];
};

/** The good backups that still lie somewhere, newest first. */
export const lyingBackups = (context: Pick<JobContext, 'asSystem'>): Promise<readonly Lying[]> =>
  context.asSystem(async ({ tx }) => {
    const { rows } = await sql<Lying>`
      select b.id, b.file, b.at, array_agg(c.place order by c.place) as places
      from backup b join backup_copy c on c.backup_id = b.id and c.sent_at is not null and c.removed_at is null
      where b.file is not null group by b.id order by b.at desc, b.file desc`.execute(tx);
    return rows;
  });

const DAY_MS = 86_400_000;

/** Fetches a backup whole from the first place that has it whole; the last one's refusal where none has. */
export const fetchFrom = async (places: readonly Place[], file: string, path: string): Promise<Place> => {
  let refusal: unknown = new Error(`${file}: không nơi cất nào còn bản này`);
  for (const place of places) {
    try {
      await place.get(file, path);
      await checkWhole(path);
      return place;
    } catch (error) {
      refusal = error;
      rmSync(path, { force: true });
    }
  }
  throw refusal;
};

const sendLater = async (context: JobContext, plan: BackupPlan, backup: Lying): Promise<void> => {
  const places = placesOf(plan);
  const missing = places.filter(({ name }) => !backup.places.includes(name));
  if (missing.length === 0) return;
  const directory = join(plan.workDirectory, randomUUID());
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  try {
    const path = join(directory, backup.file);
    await fetchFrom(
      places.filter(({ name }) => backup.places.includes(name)),
      backup.file,
      path,
    );
    for (const place of missing) {
      const error = await place.put(path, backup.file).then(() => undefined, failureText);
      const sent = { place: place.name, at: context.clock(), ...(error === undefined ? {} : { error }) };
      await context.asSystem((call) => keepCopy(call, backup.id, sent));
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
};

/** Backups of the last two weeks go to the places that could not take them then. */
export const sendMissing = async (context: JobContext, plan: BackupPlan): Promise<void> => {
  const since = context.clock().getTime() - 14 * DAY_MS;
  const recent = (await lyingBackups(context)).filter(({ at }) => at.getTime() >= since);
  for (const backup of recent.slice(0, 6)) {
    context.signal.throwIfAborted();
    await sendLater(context, plan, backup);
  }
};

const removeOne = async (context: JobContext, places: readonly Place[], backup: Lying): Promise<void> => {
  const gone: string[] = [];
  for (const place of places.filter(({ name }) => backup.places.includes(name)))
    await place.remove(backup.file).then(
      () => void gone.push(place.name),
      () => undefined,
    );
  if (gone.length === 0) return;
  await context.asSystem(async ({ tx, now, audit }) => {
    for (const place of gone)
      await tx
        .updateTable('backup_copy')
        .set({ removed_at: now })
        .where('backup_id', '=', backup.id)
        .where('place', '=', place)
        .execute();
    await audit({
      action: 'backup.remove',
      objectType: 'backup',
      objectId: backup.id,
      detail: { file: backup.file, places: gone },
    });
  });
};

/** Removes what the rule of keeping no longer asks for; what a place does not give up now is tried again the next day. */
export const removeOutdated = async (context: JobContext, plan: BackupPlan): Promise<void> => {
  const lying = await lyingBackups(context);
  const ids = outdated(
    lying.map(({ id, at }) => ({ id, at, isGood: true })),
    context.clock(),
  );
  for (const backup of lying.filter(({ id }) => ids.includes(id))) {
    context.signal.throwIfAborted();
    await removeOne(context, placesOf(plan), backup);
  }
};
