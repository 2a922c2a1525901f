import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

describe('the schema', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  it('every foreign key has an index that begins with its columns', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f' and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)`.execute(world.db);
    expect(rows).toEqual([]);
  });

  it('every table has a primary key', async () => {
    const { rows } = await sql<{ name: string }>`
      select t.relname as name from pg_class t join pg_namespace n on n.oid = t.relnamespace
      where t.relkind = 'r' and n.nspname = current_schema()
        and not exists (select 1 from pg_constraint c where c.conrelid = t.oid and c.contype = 'p')`.execute(world.db);
    expect(rows).toEqual([]);
  });

  it.each([
    'audit_event',
    'revision',
    'change_set',
    'consolidation_signature',
    'review_step',
    'form_version',
    'form_cell',
  ])('R27 %s cannot be updated or deleted', async (table) => {
    await world.rollback(async () => {
      const triggers = await sql<{
        name: string;
      }>`select tgname as name from pg_trigger where tgrelid = ${table}::regclass and not tgisinternal`.execute(
        world.db,
      );
      expect(triggers.rows.length).toBeGreaterThan(0);
      if (table !== 'form_version') return;
      const update = world.db.transaction().execute((tx) => sql`update form_version set title = 'khác'`.execute(tx));
      await expect(update).rejects.toThrow(/frozen/);
      for (const change of [sql`update form_cell set ordinal = null`, sql`delete from form_cell`])
        await expect(world.db.transaction().execute((tx) => change.execute(tx))).rejects.toThrow(/frozen/);
    });
  });

  it('R12 figures are numeric, nowhere floating point', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = current_schema() and data_type in ('real', 'double precision')`.execute(world.db);
    expect(rows).toEqual([]);
  });
});
