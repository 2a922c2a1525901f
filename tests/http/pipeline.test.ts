import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/db/open.ts';
import { queryTogether, queryWithNext } from '../../src/platform/db/pipeline.ts';
import { writeAtEnd } from '../../src/platform/db/write-at-end.ts';
import { openOwnDatabase } from '../world/engine.ts';

const keep = (name: string) => sql`insert into setting (name, value) values (${name}, 'true')`;

describe('statements that end a transaction', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openOwnDatabase();
  });
  afterAll(() => database.close());
  const names = async (): Promise<string[]> =>
    (
      await database.owner.selectFrom('setting').select('name').where('name', 'like', 'thu-%').orderBy('name').execute()
    ).map(({ name }) => name);

  it('R16 are run as one and are there for everybody once the transaction is answered', async () => {
    await database.db.transaction().execute((tx) => writeAtEnd(tx, [keep('thu-1'), keep('thu-2')]));
    expect(await names()).toEqual(['thu-1', 'thu-2']);
  });
  it('R16 fail with their own error, and nothing of the transaction stays, though the commit was on its way', async () => {
    const work = database.db.transaction().execute(async (tx) => {
      await keep('thu-3').execute(tx);
      await writeAtEnd(tx, [keep('thu-4'), keep('thu-1')]);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
    expect(await names()).toEqual(['thu-1', 'thu-2']);
  });
  it('R16 leave the connections fit for the next, sixteen at once', async () => {
    const works = Array.from({ length: 16 }, (_, at) =>
      database.db.transaction().execute((tx) => writeAtEnd(tx, [keep(at % 2 === 0 ? 'thu-1' : `thu-n${at}`)])),
    );
    const ends = await Promise.allSettled(works);
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(8);
    const { rows } = await sql<{ open: boolean }>`select now() = statement_timestamp() as open`.execute(database.db);
    expect(rows).toEqual([{ open: true }]);
    expect((await names()).length).toBe(10);
  });
  it('R16 a transaction in which nothing was asked ends as well', async () => {
    await expect(database.db.transaction().execute(async () => 'nothing')).resolves.toBe('nothing');
  });
});

describe('a statement that is sent with another', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openOwnDatabase();
  });
  afterAll(() => database.close());
  const one = sql<{ one: number }>`select 1 as one`;
  const wrong = sql`select 1 / (select 0)`;

  it('R16 sees what the first did, and its rows are there when they are wanted', () =>
    database.db.transaction().execute(async (tx) => {
      const first = sql<{ scope: string }>`select set_config('app.scope', '7', true) as scope`;
      const { rows, nextRows } = await queryWithNext(tx, first, sql`select current_setting('app.scope') as scope`);
      expect([rows, await nextRows()]).toEqual([[{ scope: '7' }], [{ scope: '7' }]]);
    }));
  it('R16 fails where it is fetched, not before', async () => {
    const work = database.db.transaction().execute(async (tx) => {
      const { rows, nextRows } = await queryWithNext(tx, one, wrong);
      expect(rows).toEqual([{ one: 1 }]);
      await nextRows();
    });
    await expect(work).rejects.toMatchObject({ code: '22012' });
  });
  it('R16 sent with one that fails nobody misses it, and the connection is fit for the next', async () => {
    const work = database.db.transaction().execute((tx) => queryWithNext(tx, wrong, one));
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect((await one.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });
  it('R16 several sent together answer in their order, each after the one before it', () =>
    database.db.transaction().execute(async (tx) => {
      const scope = sql<{ scope: string }>`select current_setting('app.scope') as scope`;
      const set = sql<{ scope: string }>`select set_config('app.scope', '8', true) as scope`;
      expect(await queryTogether(tx, one, set, scope)).toEqual([[{ one: 1 }], [{ scope: '8' }], [{ scope: '8' }]]);
    }));
  it('R16 several sent together fail as the first of them that fails, and the connection is fit for the next', async () => {
    const work = database.db.transaction().execute((tx) => queryTogether(tx, one, wrong, one));
    await expect(work).rejects.toMatchObject({ code: '22012' });
    expect((await one.execute(database.db)).rows).toEqual([{ one: 1 }]);
  });
  it('R16 with nothing else there is nothing', async () => {
    const { nextRows } = await queryWithNext(database.db, one, undefined);
    expect(await nextRows()).toEqual([]);
  });
});
