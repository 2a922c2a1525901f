import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import { permissionMatrix } from '../../src/app/permission-matrix.ts';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import type { RouteShape } from '../../src/platform/contract/route.ts';
import { openQueue } from '../../src/platform/jobs/queue.ts';
import { allows } from '../../src/sign-in/rules/permissions.ts';
import { getSheet, listSubmissions, submissionStates } from '../../src/submissions/contract.ts';
import { holderOf } from '../world/holder.ts';
import { allPeople, type PersonName } from '../world/people.ts';
import { openWorld, type World } from '../world/world.ts';
import { foreignCorrection } from './foreign-correction.ts';
import { type Foreign, foreignAttempts, keyOf, namesSomething } from './foreign-inputs.ts';

const routes = bindings.map(({ route }) => route);
/** Who may not see anything of Hạ Lang's communes, whatever their verbs. */
const outsiders: readonly PersonName[] = ['lan', 'nga', 'minh'];
/** Operators that neither read nor change figures. */
const withoutFigures: readonly PersonName[] = ['quan', 'ngoc'];
/** A department whose sector the form is not. */
const otherSector: readonly PersonName[] = ['binh'];

/** A request of a unit about its own account, which waits. */
const foreignRequest = async ({ db, clock }: World, unit_id: number): Promise<string> => {
  const { id: asked_by } = await db
    .selectFrom('account')
    .select('id')
    .where('unit_id', '=', unit_id)
    .executeTakeFirstOrThrow();
  const at = clock.now;
  const { id: letter_id } = await db
    .insertInto('letter')
    .values({
      number: '12/UBND',
      day: '2022-11-20',
      subject: 'Đề nghị',
      unit_id,
      created_by: asked_by,
      created_at: at,
      confidential: true,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('account_request')
    .values({
      kind: 'close',
      unit_id,
      account_id: asked_by,
      reason: 'thử',
      letter_id,
      asked_unit_id: unit_id,
      asked_by,
      asked_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
};

describe('R9 every route × role × foreign unit', () => {
  let world: World;
  let foreign: Foreign;

  beforeAll(async () => {
    world = await openWorld();
    const campaign = await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const one = async (query: Promise<{ id: unknown } | undefined>) => String((await query)?.id ?? '');
    const unit = await world.db
      .selectFrom('unit_version')
      .select('unit_id as id')
      .where('code', '=', '01558')
      .executeTakeFirst();
    const district = await world.db
      .selectFrom('unit_version')
      .select('unit_id as id')
      .where('code', '=', '048')
      .executeTakeFirst();
    const { rows: accounts } = await sql<{
      id: string;
    }>`select id from account where unit_id = ${unit?.id ?? 0}`.execute(world.db);
    const submission = await one(
      world.db
        .selectFrom('submission')
        .select('id')
        .where('subject_unit_id', '=', unit?.id ?? 0)
        .executeTakeFirst(),
    );
    foreign = {
      ...(await foreignCorrection(world, submission)),
      submission,
      job: await openQueue(() => world.clock.now).add(world.db, 'thu', {}, accounts[0]?.id),
      campaign,
      unitId: unit?.id ?? 0,
      consolidation: await one(
        world.db
          .selectFrom('consolidation')
          .select('id')
          .where('unit_id', '=', district?.id ?? 0)
          .executeTakeFirst(),
      ),
      approval: await one(world.db.selectFrom('round').select('id').executeTakeFirst()),
      account: await one(
        world.db
          .selectFrom('account')
          .select('id')
          .where('unit_id', '=', unit?.id ?? 0)
          .executeTakeFirst(),
      ),
      attachment: crypto.randomUUID(),
      accountRequest: await foreignRequest(world, unit?.id ?? 0),
    };
  });
  afterAll(() => world.close());

  it('R9 every route that names a thing is walked', () => {
    const walked = Object.keys(foreignAttempts(foreign));
    expect(
      routes
        .filter(namesSomething)
        .map(keyOf)
        .filter((key) => !walked.includes(key)),
    ).toEqual([]);
    expect(walked.filter((key) => !routes.some((route) => keyOf(route) === key))).toEqual([]);
  });

  const walk = async (names: readonly PersonName[]): Promise<string[]> => {
    const leaks: string[] = [];
    for (const name of names) {
      await world.rollback(async () => {
        const client = await world.as(name);
        for (const [key, attempt] of Object.entries(foreignAttempts(foreign))) {
          const route = routes.find((candidate) => keyOf(candidate) === key);
          if (!route) continue;
          const { status, problem } = await client.call(route, attempt as never);
          if (status !== 404 && status !== 403) leaks.push(`${name} ${key}: ${status} ${problem.code ?? ''}`);
        }
      });
    }
    return leaks;
  };

  it('R9 a unit, a district and its communes find nothing of another district', async () => {
    expect(await walk(outsiders)).toEqual([]);
  });

  it('R9 a department finds nothing of a form outside its sector', async () => {
    const allowedAnyway = (leak: string) => !leak.includes('/api/attachments');
    expect((await walk(otherSector)).filter(allowedAnyway)).toEqual([]);
  });

  it('R9 operators of accounts and of the audit trail neither read nor change figures', async () => {
    const figures = (leak: string) => !/\/api\/(account|attachments|lost-password)/.test(leak);
    expect((await walk(withoutFigures)).filter(figures)).toEqual([]);
  });

  it('R9 what is outside answers exactly like what does not exist', async () => {
    const lan = await world.as('lan');
    const outside = await lan.call(getSheet, { params: { id: foreign.submission } });
    const nothing = await lan.call(getSheet, { params: { id: crypto.randomUUID() } });
    const bare = ({ instance: _instance, ...rest }: Record<string, unknown>) => rest;
    expect(outside.status).toBe(404);
    expect(bare(outside.problem)).toEqual(bare(nothing.problem));
  });

  it('R9 a list holds only what is in scope', async () => {
    const unitsSeen = async (name: PersonName) => {
      const client = await world.as(name);
      const { body } = await client.call(listSubmissions, { query: { form: 'DT01', period: '2022' } });
      return body.submissions.length;
    };
    expect(await unitsSeen('lan')).toBe(1);
    expect(await unitsSeen('minh')).toBe(3);
    expect(await unitsSeen('hai')).toBe(2);
    expect(await unitsSeen('thu')).toBe(5);
    expect(await unitsSeen('binh')).toBe(0);
    expect(await unitsSeen('mai')).toBe(5);
    expect(submissionStates).toContain('draft');
  });

  it('R9 no route without a session: 401', async () => {
    const stranger = world.stranger();
    const wrong: string[] = [];
    for (const route of routes.filter(({ permission }) => permission !== 'public')) {
      const { status } = await stranger.call(route, (foreignAttempts(foreign)[keyOf(route)] ?? {}) as never);
      // A request that is malformed is refused before anybody asks who sent it.
      if (![401, 400, 415].includes(status)) wrong.push(`${keyOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  const withoutVerb = (name: PersonName): RouteShape[] =>
    routes.filter(
      (route) =>
        keyOf(route) in foreignAttempts(foreign) &&
        !['public', 'signedIn'].includes(route.permission) &&
        !allows(holderOf(name), route.permission),
    );

  it.each(allPeople.map(({ name }) => name))('R9 no route without its verb: %s gets 403', async (name) => {
    const client = await world.as(name);
    const wrong: string[] = [];
    for (const route of withoutVerb(name)) {
      const { status } = await client.call(route, foreignAttempts(foreign)[keyOf(route)] as never);
      if (status !== 403) wrong.push(`${keyOf(route)}: ${status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('R9 the committed matrix is what the code says', () => {
    expect(readFileSync(join(projectRoot, 'docs/permissions.md'), 'utf8')).toBe(permissionMatrix());
  });
});
