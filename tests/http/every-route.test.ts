import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import type { RouteShape } from '../../src/platform/contract/route.ts';
import { allows } from '../../src/sign-in/rules/permissions.ts';
import type { Client } from '../world/client.ts';
import { holderOf } from '../world/holder.ts';
import type { PersonName } from '../world/people.ts';
import { type Schema, valuesOf } from '../world/schema-values.ts';
import { openWorld, type World } from '../world/world.ts';
import { keyOf } from './foreign-inputs.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Files come in by a way of their own, refused before a byte of them is read (`documents`, `receiving`). */
const routes = bindings.map(({ route }) => route).filter(({ upload }) => upload === undefined);
const closedTo = (name: PersonName): RouteShape[] =>
  routes.filter(
    ({ permission }) => !['public', 'signedIn'].includes(permission) && !allows(holderOf(name), permission),
  );

/** A well-formed input of a route, made of its own schemas: about things that there are not. */
const inputOf = (route: RouteShape): Record<string, unknown> => {
  const part = (name: 'params' | 'query' | 'body') => {
    const schema = route[name] as Schema | undefined;
    return schema ? { [name]: fc.sample(valuesOf(schema), { numRuns: 1, seed: 5 })[0] } : {};
  };
  return { ...part('params'), ...part('query'), ...part('body') };
};

const answersOf = async (client: Client, of: readonly RouteShape[]): Promise<(readonly [string, number])[]> => {
  const answers: (readonly [string, number])[] = [];
  for (const route of of) answers.push([keyOf(route), (await client.call(route, inputOf(route) as never)).status]);
  return answers;
};

/** Rows of everything that a call could write, but the trail and what counts attempts. */
const countAll = async (): Promise<number> => {
  const tables = [
    'account',
    'account_request',
    'campaign',
    'correction',
    'discrepancy',
    'form_version',
    'letter',
    'notice',
    'request_key',
    'session',
    'submission',
    'unit',
  ];
  const counts = tables.map((table) => sql`select count(*) as n from ${sql.table(table)}`);
  const { rows } = await sql<{
    n: number;
  }>`select sum(n)::integer as n from (${sql.join(counts, sql` union all `)}) c`.execute(world.db);
  return rows[0]?.n ?? 0;
};

// More than a hundred calls each: on a slow machine that takes its time.
describe('every route', { timeout: 180_000 }, () => {
  it('R4 SEC-06 answers 401 to a session that has run out, whatever it is asked, and does nothing', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const before = await countAll();
      world.clock.now = new Date(world.clock.now.getTime() + 13 * 3_600_000);
      const answers = await answersOf(
        lan,
        routes.filter(({ permission }) => permission !== 'public'),
      );
      expect(answers.filter(([, status]) => status !== 401)).toEqual([]);
      expect(answers.length).toBeGreaterThan(100);
      expect(await countAll()).toBe(before);
    }));

  it.each(['lan', 'quan', 'ngoc'] as const)(
    'R9 answers 403 to %s where the verb is somebody else’s, also where it names nothing of a unit, and does nothing',
    (name) =>
      world.rollback(async () => {
        const client = await world.as(name);
        const before = await countAll();
        const answers = await answersOf(client, closedTo(name));
        expect(answers.filter(([, status]) => status !== 403)).toEqual([]);
        expect(await countAll()).toBe(before);
      }),
  );

  it.each(['ban', 'tuan', 'minh'] as const)(
    'R50 has no fault of ours for a well-formed call of %s about things that there are not',
    (name) =>
      world.rollback(async () => {
        const client = await world.as(name);
        const open = routes.filter(
          (route) => !closedTo(name).includes(route) && !/sessions|sign-out|setup/.test(route.path),
        );
        const answers = await answersOf(client, open);
        expect(answers.filter(([, status]) => status >= 500)).toEqual([]);
        expect(answers.some(([, status]) => status === 404)).toBe(true);
      }),
  );
});
