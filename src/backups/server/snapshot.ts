import { mkdirSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../platform/db/open.ts';
import type { JobConfig } from '../../platform/manifest.ts';
import type { DumpSource } from './dump-process.ts';

/** What one process holds while it runs, and no copy has. */
const OF_THE_PROCESS = /[\\/]postmaster\.(pid|opts)$/;

/**
 * The embedded engine is one session, so nothing writes while we have it: after a checkpoint its files are copied as they lie, and another
 * process reads the copy while work goes on. Requests that need the database wait as long as the copy takes (decision 63).
 */
const copyEmbedded = (db: Db, dataDirectory: string, copy: string): Promise<void> =>
  db.connection().execute(async (connection) => {
    await sql`checkpoint`.execute(connection);
    mkdirSync(copy, { recursive: true, mode: 0o700 });
    await cp(join(dataDirectory, 'pgdata'), join(copy, 'pgdata'), {
      recursive: true,
      filter: (path) => !OF_THE_PROCESS.test(path),
    });
  });

/** What a process apart can read while work goes on; `release` when it has. */
export const snapshotOf = async (
  db: Db,
  { databaseUrl, databaseOwnerUrl, dataDirectory }: JobConfig,
  directory: string,
): Promise<{ readonly source: DumpSource; readonly release: () => void }> => {
  if (databaseUrl !== undefined) return { source: { url: databaseOwnerUrl ?? databaseUrl }, release: () => undefined };
  const copy = join(directory, 'ban-chep');
  await copyEmbedded(db, dataDirectory, copy);
  return { source: { copy }, release: () => rmSync(copy, { recursive: true, force: true }) };
};
