import fc from 'fast-check';
import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';
import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import type { Tables } from './tables.ts';

const db = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (asked: Kysely<unknown>) => new PostgresIntrospector(asked),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const value = fc.oneof(fc.integer(), fc.string(), fc.constant(null), fc.date({ noInvalidDate: true }));
const made: fc.Arbitrary<RawBuilder<unknown>> = fc.letrec<{ statement: RawBuilder<unknown> }>((tie) => ({
  statement: fc.oneof(
    { maxDepth: 4 },
    value.map((one) => sql`select ${one}`),
    fc.string().map((name) => sql`select * from ${sql.id(name)}`),
    fc.tuple(tie('statement'), value).map(([inner, one]) => sql`with a as (${inner}) select ${one}::text, 'x'`),
    fc.array(tie('statement'), { maxLength: 3 }).map((all) => sql`(${sql.join(all)})`),
    fc.array(value, { maxLength: 3 }).map((all) => sql`values (${sql.join(all, sql` or `)})`),
    value.map((one) => sql`${sql.lit('a')} ${one}`),
    fc.integer().map((id) => sql`${db.insertInto('setting').values({ name: String(id), value: 'true' })}`),
  ),
})).statement;

describe('R50 statements are compiled as the query builder compiles them', () => {
  it('R50 text and parameters are the same, whatever was compiled before', () => {
    fc.assert(
      fc.property(fc.array(made, { minLength: 1, maxLength: 6 }), (statements) => {
        for (const statement of [...statements, ...statements]) {
          const { sql: text, parameters } = statement.compile(db);
          const ours = compile(db, statement);
          expect([ours.sql, ours.parameters]).toEqual([text, parameters]);
        }
      }),
    );
  });

  it('R50 one shape has one text', () => {
    const ask = (id: number) => compile(db, sql`select ${id} where ${sql.join([id, 'x'])}`).sql;
    expect(Object.is(ask(1), ask(2))).toBe(true);
  });
});
