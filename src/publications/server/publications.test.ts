import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwnDatabase } from '../../../tests/world/engine.ts';
import type { Database, Db } from '../../platform/db/open.ts';
import { systemTransaction } from '../../platform/db/system-transaction.ts';
import { digestOf } from '../../platform/digest/digest.ts';
import { CHAIN_START, chained } from '../rules/chain.ts';
import { numberPublications } from './jobs.ts';
import { numberNext } from './number.ts';
import { publish } from './publish.ts';

const NOW = new Date('2022-12-20T03:00:00.000Z');

describe('numbers of the publication log', () => {
  let database: Database;
  let roundId: string;
  beforeAll(async () => {
    database = await openOwnDatabase();
    const { rows } = await sql<{ id: string }>`
      insert into round (form_id, form_version_id, period, period_start, period_end, opens_on, verifier_unit_ids)
      select v.form_id, v.id, '2022', '2022-01-01', '2022-12-31', '2022-11-01', '{}' from form_version v order by v.id limit 1 returning id`.execute(
      database.owner,
    );
    roundId = rows[0]?.id ?? '';
  });
  afterAll(() => database.close());

  const say = (tx: Db, digest: string) => publish(tx, { kind: 'corrected', roundId, digest }, NOW);
  const number = () => numberPublications({ db: database.db, clock: () => NOW });
  const log = async (): Promise<[number, string][]> => {
    const { rows } = await sql<{ number: number; digest: string }>`
      select p.number::integer as number, e.digest from publication p join publication_event e on e.id = p.event_id order by p.number`.execute(
      database.owner,
    );
    return rows.map((row) => [row.number, row.digest]);
  };
  const committed = (digest: string) => systemTransaction(database.db, (tx) => say(tx, digest));

  it('R23 R25 what is committed late gets a later number, and what is undone gets none: no gap, nobody who read on has missed anything', async () => {
    await committed('một');
    if (database.engine === 'embedded') {
      await committed('hai');
      await number();
    } else {
      let [goOn, started] = [() => {}, () => {}];
      const going = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      const begun = new Promise<void>((resolve) => {
        started = resolve;
      });
      const slow = systemTransaction(database.db, async (tx) => {
        await say(tx, 'ba');
        started();
        await going;
      });
      await begun;
      await committed('hai');
      await number();
      expect(await log()).toEqual([
        [1, 'một'],
        [2, 'hai'],
      ]);
      goOn();
      await slow;
    }
    const undone = systemTransaction(database.db, async (tx) => {
      await say(tx, 'bỏ');
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    if (database.engine === 'embedded') await committed('ba');
    await number();
    expect(await log()).toEqual([
      [1, 'một'],
      [2, 'hai'],
      [3, 'ba'],
    ]);
  });

  it('R23 R25 a crash while numbering leaves no number behind; the next run goes on without a gap', async () => {
    const before = await log();
    await committed('bốn');
    const crash = systemTransaction(database.db, async (tx) => {
      expect(await numberNext(tx, NOW)).toBe(1);
      throw new Error('crash');
    });
    await expect(crash).rejects.toThrow('crash');
    expect(await log()).toEqual(before);
    await committed('năm');
    await number();
    expect((await log()).slice(before.length)).toEqual([
      [before.length + 1, 'bốn'],
      [before.length + 2, 'năm'],
    ]);
  });

  it('R23 R25 fifty changes at once beside several numberers: each has one number, in a row, chained', async () => {
    const before = (await log()).length;
    const changes = Array.from({ length: 50 }, (_, at) => committed(`cùng lúc ${at}`));
    await Promise.all([...changes, number(), number(), number(), number()]);
    await number();
    const lines = await log();
    expect(lines.map(([one]) => one)).toEqual(lines.map((_, at) => at + 1));
    expect(new Set(lines.map(([, digest]) => digest)).size).toBe(before + 50);
    const { rows } = await sql<{
      number: number;
      kind: 'corrected';
      approval: string;
      submission: null;
      revision: null;
      digest: string;
      at: Date;
      chain: string;
    }>`select p.number::integer as number, e.kind, e.round_id as approval, e.submission_id as submission, e.revision, e.digest, e.at, p.chain
      from publication p join publication_event e on e.id = p.event_id order by p.number`.execute(database.owner);
    let chain = CHAIN_START;
    for (const { chain: kept, at, ...line } of rows) {
      chain = digestOf(chained({ ...line, at: at.toISOString() }, chain));
      expect(kept).toBe(chain);
    }
  });
});
