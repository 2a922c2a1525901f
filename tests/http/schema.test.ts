import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../world/world.ts';

describe('the schema', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  /** Who acted: an account that acted is never deleted, so nobody looks from it for what it did; an index would cost every write. */
  const ACTORS =
    '(asked|put_back|created|published|decided|chosen|excused|accepted|submitted|returned|signed|granted|taken_back|removed)_by|form_draft_edit_created_custodian_id|(change_set|review_step|correction_opinion)_account_id|(policy_choice|revision|change_set|submission_return|consolidation_signature|review_step|extension|correction_opinion)_custodian_id|taken_back_custodian_id|(correction|withdrawal)_(asked|decided|put_back)_custodian_id';

  it('every foreign key has an index that begins with its columns, but for the actors of what is only added to', async () => {
    const { rows } = await sql<{ name: string }>`
      select c.conrelid::regclass || '.' || c.conname as name from pg_constraint c
      where c.contype = 'f'
        and not (c.confrelid in ('account'::regclass, 'custodian'::regclass) and c.conname ~ ${ACTORS}) and not exists (
        select 1 from pg_index i where i.indrelid = c.conrelid
          and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] = c.conkey)`.execute(world.db);
    expect(rows).toEqual([]);
  });

  it('R26 who acted is an account and a custodian that there are', async () => {
    const { rows } = await sql<{ name: string }>`
      select t.relname || '.' || a.attname as name from pg_attribute a join pg_class t on t.oid = a.attrelid and t.relkind = 'r'
      join pg_namespace n on n.oid = t.relnamespace and n.nspname = current_schema()
      where a.atttypid = 'uuid'::regtype and (a.attname ~ '_by$' or a.attname in ('account_id', 'custodian_id'))
        and t.relname not in ('audit_event', 'request_key', 'notice')
        and not exists (select 1 from pg_constraint c where c.contype = 'f' and c.conrelid = t.oid and c.conkey = array[a.attnum])`.execute(
      world.db,
    );
    expect(rows).toEqual([]);
  });

  it.each([
    [
      'a unit twice on a day',
      sql`insert into unit_version (unit_id, code, name, full_name, kind, parent_id, valid_from)
      select unit_id, code, name, full_name, kind, parent_id, valid_from + 1 from unit_version where kind = 'commune' limit 1`,
      /once_a_day/,
    ],
    [
      'a unit with days between',
      sql`with ended as (update unit_version set valid_to = '2022-06-01' where unit_id = (
        select unit_id from unit_version where kind = 'commune' and valid_to is null order by unit_id limit 1) and valid_to is null returning *)
      insert into unit_version (unit_id, code, name, full_name, kind, parent_id, valid_from)
      select unit_id, code, name, full_name, kind, parent_id, '2022-06-03' from ended`,
      /gap/,
    ],
    [
      'a form with two routes on a day',
      sql`insert into form_route (form_id, valid_from, verifier_unit_ids)
      select form_id, valid_from + 1, verifier_unit_ids from form_route limit 1`,
      /once_a_day/,
    ],
  ])('R1 %s is refused by the database', (_what, write, refusal) =>
    world.rollback(async () => {
      const written = world.db.transaction().execute(async (tx) => {
        await write.execute(tx);
        await sql`set constraints all immediate`.execute(tx);
      });
      await expect(written).rejects.toThrow(refusal);
    }),
  );

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
    'approved_revision',
    'approved_signature',
    'amendment',
    'publication_event',
    'publication',
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
