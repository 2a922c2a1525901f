import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryOverVersions } from '../../src/forms/server/index.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { json } from '../../src/platform/db/arrays.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import type { Database } from '../../src/platform/db/open.ts';
import type { Recorded } from '../corpus/outcome.ts';
import { openEmptyDatabase } from '../world/engine.ts';

const migrations = join(projectRoot, 'migrations');
const corpus = join(projectRoot, 'tests', 'corpus', 'forms');
const published = readdirSync(corpus).map((name): Recorded => JSON.parse(readFileSync(join(corpus, name), 'utf8')));

let database: Database;

/** The schema of release 0.3.0. */
const migrateAsReleased = async (): Promise<void> => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-released-'));
  for (const name of readdirSync(migrations).filter((file) => file < '0010'))
    copyFileSync(join(migrations, name), join(directory, name));
  await migrate(database.owner, directory);
  rmSync(directory, { recursive: true });
};

/** A version as that release wrote it. */
const publishAsReleased = ({ definition }: Recorded) => sql`
  with f as (insert into form (code) values (${definition.code}) returning id)
  insert into form_version (form_id, number, title, sector, filled_by, definition, digest, effective_from, published_at)
  select id, 1, ${definition.title}, ${definition.sector}, 'commune', ${json(definition)}::jsonb, ${`sha256:${definition.code}`}, '2019-01-01', now() from f`;

beforeAll(async () => {
  database = await openEmptyDatabase();
  await migrateAsReleased();
  for (const version of published) await publishAsReleased(version).execute(database.owner);
  await migrate(database.owner, migrations);
});
afterAll(() => database.close());

type Kept = { readonly code: string; readonly cells: readonly unknown[][] };
/** The cells that were kept, by form, as the corpus writes them. */
const kept = async (): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`
    select f.code, json_agg(json_build_array(c.ordinal, c.code, c.type, c.decimals, c.unit,
      case when c.weight is null then to_json(c.over_units) else json_build_object('mean', c.weight) end, c.over_time, c.breakdown) order by c.position) as cells
    from form_cell c join form_version v on v.id = c.form_version_id join form f on f.id = v.form_id group by f.code order by f.code`.execute(
    database.owner,
  );
  return rows;
};
const asPublished = published.map(({ definition: { code }, cells }) => ({ code, cells }));

test('R10 R16 versions of release 0.3.0 keep the ordinals that they had, even where carrying them over is cut off midway', async () => {
  const { owner } = database;
  const middle = published[Math.floor(published.length / 2)]?.definition.code ?? '';
  await sql`create function cut() returns trigger language plpgsql as $$ begin
    if (select f.code from form_version v join form f on f.id = v.form_id where v.id = new.form_version_id) >= 'N' and new.position = 3
    then raise exception 'cut off'; end if; return new; end $$`.execute(owner);
  await sql`create trigger cut before insert on form_cell for each row execute function cut()`.execute(owner);
  await expect(carryOverVersions(owner)).rejects.toThrow('cut off');
  const before = await kept();
  expect(before).toEqual(asPublished.slice(0, before.length));
  expect(before.map(({ code }) => code)).toContain(middle);
  await sql`drop trigger cut on form_cell`.execute(owner);
  expect(await carryOverVersions(owner)).toBe(published.length - before.length);
  expect(await kept()).toEqual(asPublished);
  expect(await carryOverVersions(owner)).toBe(0);
});

test('R10 what was carried over is known to be of the first engine', async () => {
  const { rows } = await sql<{ engine: number }>`select distinct engine from form_version`.execute(database.owner);
  expect(rows).toEqual([{ engine: 1 }]);
});
