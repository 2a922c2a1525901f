import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../src/platform/db/open.ts';
import { getTotal } from '../../totals/contract.ts';
import { as, inApproved, keepWorld, round, world } from './approved.fixture.ts';

keepWorld();

/** What a total of approved figures reads, and which of its rows belong to the approved round. */
const READ: Readonly<Record<string, RawBuilder<unknown>>> = {
  submission: sql`round_id in (select id from round where state = 'approved')`,
  revision: sql`submission_id in (select id from submission where round_id in (select id from round where state = 'approved'))`,
  round: sql`state = 'approved'`,
  round_step: sql`round_id in (select id from round where state = 'approved')`,
  consolidation: sql`round_id in (select id from round where state = 'approved')`,
  consolidation_signature: sql`consolidation_id in (select id from consolidation where round_id in (select id from round where state = 'approved'))`,
  approved_revision: sql`true`,
  approved_signature: sql`true`,
  review_step: sql`object_type = 'submission'`,
  change_set: sql`submission_id in (select id from submission where round_id in (select id from round where state = 'approved'))`,
  unit_closure: sql`depth > 0 and descendant_id in (select subject_unit_id from submission where round_id in (select id from round where state = 'approved'))
    and valid_from <= '2022-12-31' and (valid_to is null or valid_to > '2022-12-31')`,
  form_version: sql`id in (select form_version_id from round where state = 'approved')`,
  form_cell: sql`form_version_id in (select form_version_id from round where state = 'approved')`,
};

/** The code of the refusal, or `done`. Whatever it let through is undone. */
const answerOf = (db: Db, statement: RawBuilder<unknown>, widest: boolean): Promise<string> =>
  db
    .transaction()
    .execute(async (tx) => {
      if (widest) await sql`select set_config('app.scope', 'all', true)`.execute(tx);
      const { numAffectedRows } = await statement.execute(tx);
      // Nothing was there to be changed: no proof of anything.
      throw new Error(numAffectedRows === 0n ? 'no rows' : 'done');
    })
    .then(
      () => 'done',
      (error: { code?: string; message: string }) => error.code ?? error.message,
    );

const both = async (statement: RawBuilder<unknown>): Promise<string[]> => [
  await answerOf(world.db, statement, false),
  await answerOf(world.application, statement, true),
];

type Column = { readonly name: string; readonly type: string };
const columnsOf = async (table: string): Promise<Column[]> =>
  (
    await sql<Column>`
      select a.attname as name, format_type(a.atttypid, null) as type from pg_attribute a
      where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity <> 'a'`.execute(
      world.db,
    )
  ).rows;

/** Another value of the same type than stands there. */
const otherThan = ({ name, type }: Column): RawBuilder<unknown> => {
  const column = sql.ref(name);
  switch (type) {
    case 'integer':
    case 'smallint':
    case 'bigint':
    case 'numeric':
      return sql`coalesce(${column}, 0) + 1`;
    case 'text':
      return sql`coalesce(${column}, '') || 'x'`;
    case 'boolean':
      return sql`not coalesce(${column}, false)`;
    case 'date':
      // A day from which on, or to which, the last day of the approved period would be left out.
      return name === 'valid_to' ? sql`date '2022-06-01'` : sql`coalesce(${column}, date '2022-01-01') + 20000`;
    case 'timestamp with time zone':
      return sql`coalesce(${column}, now()) - interval '1 day'`;
    case 'uuid':
      return sql`gen_random_uuid()`;
    case 'jsonb':
      return sql`jsonb_build_object('x', 1)`;
    case 'numeric[]':
      return sql`array_append(${column}, 1::numeric)`;
    case 'boolean[]':
      return sql`array_append(${column}, true)`;
    case 'integer[]':
      return sql`array_append(${column}, 1)`;
    case 'text[]':
      return sql`array_append(${column}, 'x')`;
    default:
      throw new Error(`no other value for ${type}`);
  }
};

/** Refused by a guard, or because the role may not do it at all. */
const REFUSED = new Set(['23001', '42501']);
const letThrough = (tried: readonly (readonly [string, readonly string[]])[]): string[] =>
  tried.flatMap(([what, answers]) => (answers.every((answer) => REFUSED.has(answer)) ? [] : [`${what}: ${answers}`]));

describe('the lock of approved figures, from every side', () => {
  it(
    'SEC-19 no column of anything that an approved total reads is written by either login, and no row of it goes',
    inApproved(async () => {
      const tried: [string, string[]][] = [];
      for (const [table, rows] of Object.entries(READ)) {
        for (const column of await columnsOf(table)) {
          const change = sql`update ${sql.table(table)} set ${sql.ref(column.name)} = ${otherThan(column)} where ${rows}`;
          tried.push([`${table}.${column.name}`, await both(change)]);
        }
        tried.push([`delete from ${table}`, await both(sql`delete from ${sql.table(table)} where ${rows}`)]);
        tried.push([`truncate ${table}`, await both(sql`truncate ${sql.table(table)} cascade`)]);
      }
      expect(letThrough(tried)).toEqual([]);
      expect(tried.length).toBeGreaterThan(100);
    }),
  );

  it(
    'SEC-19 nothing moves or comes into an approved round: neither a sheet of another period nor one made up, no signature, no step, no place of a unit',
    inApproved(async () => {
      const total = async () => (await (await as('ban')).call(getTotal, { query: round })).body;
      const before = await total();
      await world.openCampaign({ forms: ['DT01'], period: '2023' });
      const locked = sql`(select id from round where state = 'approved')`;
      const other = sql`(select id from round where form_id = (select id from form where code = 'DT01') and period = '2023')`;
      const sheet = sql`(select id from submission where round_id = ${locked} limit 1)`;
      const tried: [string, RawBuilder<unknown>][] = [
        ['a sheet into it', sql`update submission set round_id = ${locked} where round_id = ${other}`],
        ['a sheet out of it', sql`update submission set round_id = ${other} where round_id = ${locked}`],
        ['another round takes its period', sql`update round set period = '2022' where id = ${other}`],
        ['another round takes its days', sql`update round set period_end = '2022-12-31' where id = ${other}`],
        [
          'a sheet of another unit',
          sql`update submission set subject_unit_id = subject_unit_id + 1 where round_id = ${other}`,
        ],
        [
          'a sheet by another unit',
          sql`update submission set reporter_unit_id = reporter_unit_id + 1 where round_id = ${other}`,
        ],
        [
          'a sheet made up',
          sql`insert into submission (round_id, reporter_unit_id, subject_unit_id, required) select ${locked}, unit_id, unit_id, 1 from unit_version limit 1`,
        ],
        [
          'a round that is born approved',
          sql`insert into round (form_id, form_version_id, period, period_start, period_end, opens_on, verifier_unit_ids, state)
            select form_id, form_version_id, '2019', '2019-01-01', '2019-12-31', '2019-01-01', verifier_unit_ids, 'approved' from round where id = ${locked}`,
        ],
        ['a consolidation into it', sql`update consolidation set round_id = ${locked} where round_id = ${other}`],
        [
          'a consolidation made up',
          sql`insert into consolidation (round_id, unit_id) select ${locked}, subject_unit_id from submission limit 1`,
        ],
        [
          'a signature',
          sql`insert into consolidation_signature select g.consolidation_id, g.number + 1, g.members, g.figures, g.not_applicable, g.digest from consolidation_signature g`,
        ],
        ['a step of the route into it', sql`update round_step set round_id = ${locked} where round_id = ${other}`],
        [
          'a state of the past',
          sql`insert into review_step (object_type, object_id, action, from_state, to_state, account_id, unit_id, at)
            select 'submission', ${sheet}, 'return', 'submitted', 'returned', t.account_id, t.unit_id, t.at from review_step t limit 1`,
        ],
        [
          'a withdrawal that nobody granted',
          sql`insert into review_step (object_type, object_id, action, from_state, to_state, account_id, unit_id, at)
            select 'submission', ${sheet}, 'withdraw', 'accepted', 'withdrawn', t.account_id, t.unit_id, now() from review_step t limit 1`,
        ],
        [
          'a unit below another district',
          sql`insert into unit_closure (ancestor_id, descendant_id, depth, valid_from)
            select (select unit_id from unit_version where code = '051' limit 1), subject_unit_id, 1, '2000-01-01' from submission where id = ${sheet}`,
        ],
        ['another form under its code', sql`update form set code = 'DT01' where code = 'DT02'`],
        ['its form under another code', sql`update form set code = 'DT99' where code = 'DT01'`],
      ];
      const answers: [string, string[]][] = [];
      for (const [what, statement] of tried) answers.push([what, await both(statement)]);
      expect(letThrough(answers)).toEqual([]);
      expect(await total()).toEqual(before);
    }),
  );

  it(
    'R23 what is not locked goes on: places of units of a later day, due dates of open rounds, sheets of open rounds',
    inApproved(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2023' });
      const open = sql`round_id in (select id from round where period = '2023')`;
      for (const [what, statement] of [
        ['due', sql`update round_step set due_on = due_on + 1 where ${open}`],
        ['sheet', sql`update submission set version = version + 1 where ${open}`],
        ['place', sql`update unit_closure set valid_to = '2025-07-01' where valid_to is null and depth > 0`],
        [
          'unit',
          sql`insert into unit_closure (ancestor_id, descendant_id, depth, valid_from)
          select ancestor_id, descendant_id, 7, '2025-07-01' from unit_closure where depth = 1 and valid_to is null limit 3`,
        ],
      ] as const)
        expect([what, await answerOf(world.db, statement, false)]).toEqual([what, 'done']);
    }),
  );
});
