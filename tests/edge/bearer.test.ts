import type { FastifyInstance } from 'fastify';
import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gate } from '../../src/app/gate.ts';
import type { Caller, Consumer } from '../../src/platform/call/actor.ts';
import { on } from '../../src/platform/call/binding.ts';
import type { Identified } from '../../src/platform/call/door.ts';
import { route } from '../../src/platform/contract/route.ts';
import { createHttpServer } from '../../src/platform/http/server.ts';
import { testServices } from '../world/services.ts';
import { type Edge, openEdge } from './edge-server.ts';

const shared = { tag: 'Thử', summary: 'Thử', idempotency: 'none' } as const;
const Who = T.Object({ who: T.String(), scope: T.Integer() });
const forAccounts = route({ ...shared, method: 'GET', path: '/api/t/accounts', permission: 'signedIn', reply: Who });
const forPrograms = route({
  ...shared,
  method: 'GET',
  path: '/api/t/programs',
  permission: 'figures.read',
  consumers: 'only',
  reply: Who,
});
const forBoth = route({
  ...shared,
  method: 'POST',
  path: '/api/t/both',
  permission: 'figures.read',
  consumers: 'too',
  reply: Who,
});
const forAnybody = route({ ...shared, method: 'POST', path: '/api/t/anybody', permission: 'public', reply: Who });
const keyed = route({
  tag: 'Thử',
  summary: 'Thử',
  method: 'POST',
  path: '/api/t/keyed',
  permission: 'figures.read',
  consumers: 'only',
  reply: T.Object({ times: T.Integer() }),
});

const nameOf = (caller: Caller): string => (caller.kind === 'consumer' ? caller.name : caller.username);
let times = 0;
const bindings = [
  on(forAccounts)(async ({ actor, scope }) => ({ who: actor.username, scope: scope.rootUnitId })),
  on(forPrograms)(async ({ actor, scope }) => ({ who: actor.consumerId, scope: scope.rootUnitId })),
  on(forBoth)(async ({ actor, scope, audit }) => {
    await audit({ action: 'thu', objectType: 'thu' });
    return { who: nameOf(actor), scope: scope.rootUnitId };
  }),
  on(forAnybody)(async ({ actor }) => ({ who: actor?.username ?? 'ai đó', scope: 0 })),
  on(keyed)(async () => {
    times += 1;
    return { times };
  }),
];

const lgsp: Consumer = { kind: 'consumer', consumerId: '00000000-0000-4000-8000-00000000c0de', name: 'lgsp' };
/** The one program that this gate knows; what it may do is one permission. */
const program: Identified = {
  actor: lgsp,
  scope: { rootUnitId: 7, departmentUnitId: null },
  rowScope: '7',
};
const knowing = {
  ...gate,
  readToken: async (_tx: unknown, token: string) => (token === 'ma-dung' ? program : undefined),
  allows: (caller: Caller, permission: string) =>
    caller.kind === 'consumer' ? permission === 'figures.read' : gate.allows(caller, permission),
};

describe('a program with a bearer token', () => {
  let edge: Edge;
  let server: FastifyInstance;
  beforeAll(async () => {
    edge = await openEdge();
    server = await createHttpServer({
      ...testServices,
      database: edge.database,
      gate: knowing,
      clock: () => edge.clock.now,
      cookie: { name: 'session', device: 'device', secure: false },
      bindings,
      logLevel: 'silent',
    });
  });
  afterAll(async () => {
    await server.close();
    await edge.close();
  });

  type Shape = { readonly method: 'GET' | 'POST'; readonly path: string };
  const ask = async ({ method, path }: Shape, headers: Record<string, string>, to = server) => {
    const answer = await to.inject({ method, url: path, headers });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };
  const right = { authorization: 'Bearer ma-dung' };
  const lines = () =>
    edge.database.owner
      .selectFrom('audit_event')
      .select(['action', 'account_kind', 'account_name', 'account_id', 'reason', 'object_id'])
      .where('action', 'in', ['thu', 'refused'])
      .orderBy('id')
      .execute();

  it('R50 reaches the routes that say so, as itself and in its scope', async () => {
    expect(await ask(forPrograms, right)).toMatchObject({
      status: 200,
      body: { who: lgsp.consumerId, scope: 7 },
    });
    expect(await ask(forBoth, right)).toMatchObject({ status: 200, body: { who: 'lgsp', scope: 7 } });
    expect((await lines()).at(-1)).toMatchObject({
      action: 'thu',
      account_kind: 'consumer',
      account_name: 'lgsp',
      account_id: null,
    });
  });

  it('R50 an account reaches what is for both, and not what is for programs alone', async () => {
    const cookie = await edge.signIn('ban');
    expect(await ask(forBoth, { cookie })).toMatchObject({ status: 200, body: { who: 'bdt' } });
    expect(await ask(forPrograms, { cookie })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  });

  it('R9 R27 is refused the routes of accounts, even beside the cookie of one, and the trail says so', async () => {
    const cookie = await edge.signIn('ban');
    expect(await ask(forAccounts, { cookie })).toMatchObject({ status: 200, body: { who: 'bdt' } });
    expect(await ask(forAccounts, { ...right, cookie })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await lines()).at(-1)).toMatchObject({
      action: 'refused',
      account_kind: 'consumer',
      account_name: 'lgsp',
      reason: 'not-allowed',
      object_id: 'GET /api/t/accounts',
    });
  });

  it.each([
    ['a token that nobody knows', 'Bearer ma-sai'],
    ['the scheme in small letters', 'bearer ma-sai'],
  ])('R9 with %s is nobody, everywhere, and is told so', async (_what, authorization) => {
    for (const shape of [forPrograms, forBoth, forAccounts, forAnybody]) {
      const answer = await ask(shape, { authorization });
      expect(answer).toMatchObject({ status: 401, body: { code: 'token-unknown' } });
      expect(answer.headers['www-authenticate']).toBe('Bearer error="invalid_token"');
    }
  });

  it('R27 an unknown token leaves one line a minute and address, however often it is tried', async () => {
    edge.clock.now = new Date(edge.clock.now.getTime() + 61_000);
    const before = (await lines()).length;
    for (let time = 0; time < 5; time += 1) await ask(forPrograms, { authorization: 'Bearer ma-sai' });
    const added = (await lines()).slice(before);
    expect(added).toMatchObject([{ action: 'refused', account_kind: 'none', reason: 'token-unknown' }]);
  });

  it('R9 another scheme is no token: a proxy may need it for itself', async () => {
    expect(await ask(forPrograms, { authorization: 'Basic YTpi' })).toMatchObject({
      status: 401,
      body: { code: 'not-signed-in' },
    });
  });

  it('R9 nobody’s cookie goes along with a token, so that a public route does not take it for signed in', async () => {
    const cookie = await edge.signIn('ban');
    expect(await ask(forAnybody, { cookie })).toMatchObject({ status: 200, body: { who: 'bdt' } });
    expect(await ask(forAnybody, { ...right, cookie })).toMatchObject({ status: 200, body: { who: 'ai đó' } });
  });

  it('ASVS 3.5.1 where it comes from matters to a cookie and not to a token', async () => {
    const cookie = await edge.signIn('ban');
    const origin = 'https://evil.example';
    expect(await ask(forBoth, { cookie, origin })).toMatchObject({ status: 403, body: { code: 'foreign-origin' } });
    expect(await ask(forBoth, { ...right, origin })).toMatchObject({ status: 200 });
  });

  it('R16 a write of a program carries a key as well, and is done once', async () => {
    expect(await ask(keyed, right)).toMatchObject({ status: 400, body: { code: 'idempotency-key-missing' } });
    const headers = { ...right, 'idempotency-key': crypto.randomUUID() };
    expect(await ask(keyed, headers)).toMatchObject({ status: 200, body: { times: 1 } });
    expect(await ask(keyed, headers)).toMatchObject({ status: 200, body: { times: 1 } });
    expect(times).toBe(1);
  });

  it('R9 where no noun knows tokens, as today in the product, every one is refused', async () => {
    const answer = await ask({ method: 'GET', path: '/api/session' }, right, edge.server);
    expect(answer).toMatchObject({ status: 401, body: { code: 'token-unknown' } });
  });
});
