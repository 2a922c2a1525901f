import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Database, openEmbedded } from '../../src/platform/db/open.ts';
import { queryLast } from '../../src/platform/db/pipeline.ts';
import { isUnreachable } from '../../src/platform/db/unreachable.ts';

const threads = vi.hoisted((): Worker[] => []);
vi.mock('node:worker_threads', async (original) => {
  const real = await original<typeof import('node:worker_threads')>();
  class Recorded extends real.Worker {
    constructor(...given: ConstructorParameters<typeof real.Worker>) {
      super(...given);
      threads.push(this);
    }
  }
  return { ...real, Worker: Recorded };
});

describe('R50 the thread of the embedded database', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-thread-'));
  let database: Database;
  beforeAll(async () => {
    database = await openEmbedded(directory);
    await sql`create table kept (word text)`.execute(database.db);
  });
  afterAll(async () => {
    await database?.close();
    rmSync(directory, { recursive: true, force: true });
  });
  const keep = (word: string) => sql`insert into kept values (${word})`;
  const words = async () => (await sql<{ word: string }>`select word from kept order by 1`.execute(database.db)).rows;

  it('R50 while it works on a heavy question this thread goes on', async () => {
    let ticks = 0;
    const clock = setInterval(() => {
      ticks += 1;
    }, 5);
    await sql`select count(*) from generate_series(1, 3000000)`.execute(database.db);
    clearInterval(clock);
    expect(ticks).toBeGreaterThan(3);
  });

  it('R50 ends in the midst of a transaction: nothing of that stays, the next one finds all that was committed', async () => {
    await keep('đã ghi').execute(database.db);
    const work = database.db.transaction().execute(async (tx) => {
      await keep('chưa xong').execute(tx);
      await threads.at(-1)?.terminate();
      await keep('không bao giờ').execute(tx);
    });
    const failure = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(isUnreachable(failure)).toBe(true);
    expect(await words()).toEqual([{ word: 'đã ghi' }]);
    await keep('sau đó').execute(database.db);
    expect(await words()).toEqual([{ word: 'sau đó' }, { word: 'đã ghi' }]);
    expect(threads).toHaveLength(2);
  });

  it('R16 R50 many at once over its one connection: each has its own end, and none asks anything after its last statement', async () => {
    const last = (at: number) =>
      sql`insert into kept select 'lượt ' || ${at}::integer where 1 / (${at}::integer % 3) >= 0`;
    const works = Array.from({ length: 30 }, (_, at) =>
      database.db.transaction().execute(async (tx) => {
        await keep(`trước ${at}`).execute(tx);
        await queryLast(tx, last(at));
      }),
    );
    const ends = await Promise.allSettled(works);
    expect(ends.map(({ status }) => status)).toEqual(ends.map((_, at) => (at % 3 === 0 ? 'rejected' : 'fulfilled')));
    const kept = (await words()).filter(({ word }) => /^(trước|lượt) /u.test(word));
    expect(kept).toHaveLength(2 * 20);
    const late = Array.from({ length: 2 }, () =>
      database.db.transaction().execute(async (tx) => {
        await queryLast(tx, keep('cuối'));
        await keep('quá muộn').execute(tx);
      }),
    );
    const failures = (await Promise.allSettled(late)).filter(({ status }) => status === 'rejected');
    expect(failures).toHaveLength(2);
  });

  it('R50 a directory that it cannot open is said at once', async () => {
    await expect(openEmbedded('/dev/null/khong-co')).rejects.toThrow();
  });
});
