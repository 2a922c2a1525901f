import { type RawBuilder, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Db } from '../../../src/platform/db/open.ts';
import { codeOf } from '../../../tests/world/round.ts';
import { grantCorrection } from '../contract.ts';
import {
  as,
  askFor,
  correctionAs,
  hearAs,
  inApproved,
  keepWorld,
  later,
  more,
  sheetOf,
  world,
} from './approved.fixture.ts';

keepWorld();

/** What the database answers: the name of the guard, its code, or `done`. Whatever it let through is undone. */
const answerOf = (db: Db, statement: RawBuilder<unknown>, scope?: string): Promise<string> =>
  db
    .transaction()
    .execute(async (tx) => {
      if (scope !== undefined) await sql`select set_config('app.scope', ${scope}, true)`.execute(tx);
      await statement.execute(tx);
      throw new Error('done');
    })
    .then(
      () => 'done',
      (error: { constraint?: string; code?: string; message: string }) =>
        error.constraint ?? error.code ?? error.message,
    );

/** The owner’s own connection, and the application’s role, which owns nothing, with the widest scope. */
const both = async (statement: RawBuilder<unknown>): Promise<string[]> => [
  await answerOf(world.db, statement),
  await answerOf(world.application, statement, 'all'),
];
const LOCKED = ['approved_locked', 'approved_locked'];
const GUARDED = ['correction_guarded', 'correction_guarded'];

/** The revision of a correction as granting writes it, with one thing other than it was granted. */
const revisionOf = (id: string, other: Record<string, RawBuilder<unknown>> = {}) => {
  const column = (name: string, value: RawBuilder<unknown>) => other[name] ?? value;
  return sql`
    insert into revision (submission_id, number, form_version_id, figures, fractions, not_applicable, texts, lists, context, explanations, digest,
      submitted_by, custodian_id, submitted_at, correction_id, granted_at)
    select ${column('submission', sql`submission_id`)}, ${column('number', sql`base_revision + 1`)}, form_version_id, ${column('figures', sql`figures`)},
      fractions, not_applicable, texts, lists, context, ${column('explanations', sql`explanations`)}, ${column('digest', sql`digest`)},
      ${column('by', sql`asked_by`)}, asked_custodian_id, proposed_at, ${column('correction', sql`id`)}, ${column('granted', sql`decided_at`)}
    from correction where id = ${id}::uuid`;
};

describe('the lock of approved figures, asked of the database directly', () => {
  it(
    'R23 SEC-19 lets nothing through while a correction is only asked, nor a made-up one, nor one that somebody grants to themselves',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 4) });
      const id = asked.id;
      expect(await both(revisionOf(id))).toEqual(LOCKED);
      expect(await both(revisionOf(id, { granted: sql`now()` }))).toEqual(LOCKED);
      expect(await both(revisionOf(id, { correction: sql`null`, granted: sql`null` }))).toEqual(LOCKED);
      const of = sql`where id = ${sheet.id}::uuid`;
      for (const change of [
        sql`update submission set version = version + 1 ${of}`,
        sql`update submission set revision = 2, version = version + 1 ${of}`,
        sql`update submission set state = 'withdrawn', version = version + 1 ${of}`,
        sql`update submission set state = 'returned', version = version + 1 ${of}`,
        sql`update round set state = 'withdrawn', version = version + 1 where state = 'approved'`,
        sql`update round set state = 'open', version = version + 1 where state = 'approved'`,
        sql`update consolidation set version = version + 1 where state = 'approved'`,
        sql`update round_step set due_on = due_on + 1 where action = 'fill'`,
        sql`insert into approved_revision select r.id, s.id, 1, 'x' from round r join submission s on s.round_id = r.id`,
        sql`insert into change_set (submission_id, version, cells, old_values, new_values, source, account_id, at, correction_id)
          select ${sheet.id}::uuid, 9, '{A03.NUNG}', '{1}', '{2}', 'correction', asked_by, now(), id from correction where id = ${id}::uuid`,
      ])
        expect(await both(change)).toEqual(LOCKED);
      const granting = (
        by: string,
      ) => sql`update correction set state = 'granted', version = version + 1, decided_at = now(),
        decided_by = (select id from account where username = ${by}) where id = ${id}::uuid`;
      expect(await both(granting('damthuy.trungkhanh'))).toEqual(GUARDED);
      expect(
        await both(sql`update correction set figures[1] = 1, version = version + 1 where id = ${id}::uuid`),
      ).toEqual(GUARDED);
      expect(await both(sql`update correction_cell set new_value = '1' where correction_id = ${id}::uuid`)).toEqual(
        GUARDED,
      );
      expect(await both(sql`delete from correction where id = ${id}::uuid`)).toEqual(GUARDED);
      expect(
        await both(sql`insert into correction (submission_id, base_revision, state, reason, letter_id, form_version_id, figures, texts, lists, context,
          explanations, digest, asked_by, asked_unit_id, asked_at, proposed_at, decided_by, decided_at)
        select submission_id, base_revision, 'granted', reason, letter_id, form_version_id, figures, texts, lists, context, explanations, digest,
          asked_by, asked_unit_id, asked_at, proposed_at, (select id from account where username = 'bdt'), now() from correction`),
      ).toEqual(GUARDED);
      const unheard = sql`insert into withdrawal (round_id, submission_id, state, from_state, reason, letter_id, asked_by, asked_unit_id, asked_at, decided_by, decided_at)
        select s.round_id, s.id, 'granted', 'accepted', 'x', c.letter_id, c.asked_by, c.asked_unit_id, now(), (select id from account where username = 'bdt'), now()
        from correction c join submission s on s.id = c.submission_id`;
      expect(await both(unheard)).toEqual(['withdrawal_guarded', 'withdrawal_guarded']);
    }),
  );

  it(
    'R23 SEC-19 lets exactly the granted revision through, once: no other figure, digest, author, number, sheet or explanation',
    inApproved(async (sheets) => {
      const [sheet, other] = [sheetOf(sheets, 'lan'), sheetOf(sheets, 'nga')];
      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 4) });
      const id = asked.id;
      // Granted by hand, as the verb does it, and nothing else yet.
      await sql`update correction set state = 'granted', version = version + 1, decided_at = ${later()}::timestamptz,
        decided_by = (select id from account where username = 'phe.duyet') where id = ${id}::uuid`.execute(world.db);
      for (const change of [
        { figures: sql`array_replace(figures, figures[1], figures[1] + 1)` },
        { digest: sql`digest || 'x'` },
        { by: sql`decided_by` },
        { number: sql`base_revision + 2` },
        { submission: sql`${other.id}::uuid`, number: sql`2` },
        { explanations: sql`'[{"check":"C","at":"","text":"x"}]'::jsonb` },
        { granted: sql`decided_at + interval '1 second'` },
        { correction: sql`null`, granted: sql`null` },
      ])
        expect(await both(revisionOf(id, change))).toEqual(LOCKED);
      expect(await both(revisionOf(id))).toEqual(['done', 'done']);
      await revisionOf(id).execute(world.db);
      expect(await both(revisionOf(id, { number: sql`base_revision + 2` }))).toEqual(LOCKED);
      const of = sql`where id = ${sheet.id}::uuid`;
      expect(await both(sql`update submission set revision = 2, filled = 0, version = version + 1 ${of}`)).toEqual(
        LOCKED,
      );
      expect(await both(sql`update submission set revision = 3, version = version + 1 ${of}`)).toEqual(LOCKED);
      expect(await both(sql`update submission set revision = 2, version = version + 1 ${of}`)).toEqual([
        'done',
        'done',
      ]);
    }),
  );

  it(
    'R23 what is decided, approved, amended or published is not rewritten',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 4) });
      for (const name of ['minh', 'thu'] as const) await hearAs(name, asked.id);
      const { correction } = await correctionAs('mai', asked.id);
      const body = { seen: correction.seen };
      expect(codeOf(await (await as('mai')).call(grantCorrection, { params: { id: asked.id }, body }))).toBe('200');
      expect(await both(sql`update correction set reason = 'khác', version = version + 1`)).toEqual(GUARDED);
      expect(await both(sql`update correction_step set due_on = due_on + 1`)).toEqual(GUARDED);
      expect(await both(sql`update correction_cell set open = true`)).toEqual(GUARDED);
      for (const table of [
        'approved_revision',
        'approved_signature',
        'amendment',
        'correction_opinion',
        'publication_event',
      ])
        expect([table, ...(await both(sql`delete from ${sql.table(table)}`))]).toEqual([table, '23001', '42501']);
      expect(await both(sql`delete from submission where id = ${sheet.id}::uuid`)).toEqual(LOCKED);
    }),
  );
});
