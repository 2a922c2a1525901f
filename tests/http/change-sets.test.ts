import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Database, Db } from '../../src/platform/db/open.ts';
import { openEmptyDatabase } from '../world/engine.ts';

const migrations = join(projectRoot, 'migrations');
const LAST_OF_0_3_0 = '0009';
const CHANGE_SETS = '0012';

const uuid = (at: number): string => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
const SUBMISSIONS = [1, 2, 3].map(uuid);

/** One changed cell as the release before kept it, in the order of its number. */
type Typed = {
  readonly submission: string;
  readonly version: number;
  readonly cell: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly source: string;
  readonly account: string;
  readonly custodian: string | null;
  readonly second: number;
};
/** Written by hand and by programs, one row at a time or many, by several people in any order; values that arrays have to quote. */
const value = fc.option(fc.constantFrom('1', '12,5', '-', 'NULL', '', '{"a"}', 'Lô Lô \\ "đen"'), { nil: null });
const typed: fc.Arbitrary<Typed> = fc.record({
  submission: fc.constantFrom(...SUBMISSIONS),
  version: fc.integer({ min: 1, max: 3 }),
  cell: fc.constantFrom('A01.TAY', 'A01.NUNG', 'B#7f3.HO', 'B#7f3.TEN', 'C'),
  before: value,
  after: value,
  source: fc.constantFrom('page', 'api'),
  account: fc.constantFrom(uuid(11), uuid(12)),
  custodian: fc.option(fc.constantFrom(uuid(21), uuid(22)), { nil: null }),
  second: fc.integer({ min: 0, max: 2 }),
});

const before = sql`select submission_id, version, cell, old_value as before, new_value as after, source, account_id, custodian_id, at from cell_change
  order by submission_id, cell, id`;
const after = sql`select c.submission_id, c.version, x.cell, x.before, x.after, c.source, c.account_id, c.custodian_id, c.at
  from change_set c, unnest(c.cells, c.old_values, c.new_values) with ordinality as x (cell, before, after, place)
  order by c.submission_id, x.cell, c.id, x.place`;

describe('R26 rows of one cell each, as the release before kept them, become change sets', () => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-migrations-'));
  let database: Database;
  const upTo = (wanted: (name: string) => boolean) => {
    for (const name of readdirSync(migrations).filter(wanted))
      cpSync(join(migrations, name), join(directory, name), { recursive: true });
    return migrate(database.owner, directory);
  };
  const insert = (tx: Db, rows: readonly Typed[]) =>
    sql`insert into cell_change (submission_id, version, cell, old_value, new_value, source, account_id, custodian_id, at)
      select submission, version, cell, before, after, source, account, custodian, timestamptz '2022-05-01' + second * interval '1 second'
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (submission uuid, version integer, cell text, before text, after text,
        source text, account uuid, custodian uuid, second integer)`.execute(tx);
  beforeAll(async () => {
    database = await openEmptyDatabase();
    await upTo((name) => name.slice(0, 4) <= LAST_OF_0_3_0);
    await database.owner.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      for (const id of SUBMISSIONS)
        await sql`insert into submission (id, campaign_id, form_version_id, form_id, period, reporter_unit_id, subject_unit_id, required, due_on)
          values (${id}::uuid, ${id}::uuid, 1, 1, ${id}, 1, 1, 60, '2022-05-10')`.execute(tx);
    });
  });
  afterAll(async () => {
    await database.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('R26 every change of every cell is there in its order, with who, when, by what, before and after; new ones come after them', async () => {
    // Many histories at once: each submission of each is one of its own.
    const rows = fc.sample(fc.array(typed, { minLength: 0, maxLength: 40 }), { numRuns: 60, seed: 26 }).flat();
    await database.owner.transaction().execute((tx) => insert(tx, rows));
    const { rows: kept } = await before.execute(database.owner);
    expect(kept.length).toBe(rows.length);
    expect(await upTo((name) => name.startsWith(CHANGE_SETS))).toHaveLength(1);
    expect((await after.execute(database.owner)).rows).toEqual(kept);
    const { rows: twice } = await sql`
      select c.id from change_set c, unnest(c.cells) as x (cell) group by c.id, x.cell having count(*) > 1`.execute(
      database.owner,
    );
    expect(twice).toEqual([]);

    const { rows: ids } = await sql<{ last: number; next: number }>`
      with added as (
        insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
        values (${SUBMISSIONS[0]}::uuid, 9, '{C}', '{NULL}', '{1}', 'page', ${uuid(11)}::uuid, now()) returning id
      ) select (select max(id) from change_set) as last, id as next from added`.execute(database.owner);
    expect(ids[0]?.next).toBeGreaterThan(ids[0]?.last ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    ['nothing', '{}', '{}', '{}'],
    ['a cell without its old value', '{A,B}', '{1}', '{2,3}'],
    ['a cell without its new value', '{A,B}', '{1,2}', '{3}'],
    ['a change of no cell', '{A,NULL}', '{1,2}', '{3,4}'],
  ])('R26 a change set of %s is refused', async (_, cells, old, now) => {
    const inserting = sql`
      insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at)
      values (${SUBMISSIONS[0]}::uuid, 9, ${cells}::text[], ${old}::text[], ${now}::text[], 'page', ${uuid(11)}::uuid, now())`.execute(
      database.owner,
    );
    await expect(inserting).rejects.toThrow(/change_set_aligned/);
  });
});
