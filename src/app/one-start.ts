import { setTimeout } from 'node:timers/promises';
import { sql } from 'kysely';
import { StartRefused } from '../platform/config/start-refused.ts';
import type { Database, Db } from '../platform/db/open.ts';

/** Of start-up alone; migrations, imports and the seal have theirs. */
const STARTING = 7_304_230;
const AGAIN_MS = 200;
/** Loading the demonstration onto a slow server takes minutes. */
const MOST_MS = 15 * 60_000;

const isMine = async (db: Db): Promise<boolean> => {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_lock(${STARTING}) as mine`.execute(db);
  return rows[0]?.mine ?? false;
};

/**
 * Start-up steps of several processes on one server, one process after the other: two that found the database empty at once would make the
 * same tables, roles and accounts. Asked again and again rather than waited for in the database, where a statement may not take so long.
 * The lock is its connection's, so it goes with the process. The embedded database is one process's anyway.
 */
export const oneStartAtATime = async <R>({ engine, owner }: Database, start: () => Promise<R>): Promise<R> => {
  if (engine === 'embedded') return start();
  return owner.connection().execute(async (held) => {
    const since = performance.now();
    while (!(await isMine(held))) {
      if (performance.now() - since > MOST_MS)
        throw new StartRefused(
          'Một tiến trình khác đang khởi động trên cơ sở dữ liệu này quá lâu. Dừng nó rồi khởi động lại.',
        );
      await setTimeout(AGAIN_MS);
    }
    try {
      return await start();
    } finally {
      await sql`select pg_advisory_unlock(${STARTING})`.execute(held);
    }
  });
};
