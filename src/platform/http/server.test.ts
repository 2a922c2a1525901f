import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import * as T from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { embeddedConnection, openInMemory } from '../../../tests/world/in-memory.ts';
import { overConnection } from '../../../tests/world/single-connection.ts';
import type { Actor } from '../call/actor.ts';
import { on } from '../call/binding.ts';
import type { Gate } from '../call/door.ts';
import { route } from '../contract/route.ts';
import { openSecrets } from '../secrets/secrets.ts';
import { createHttpServer } from './server.ts';

const shared = { tag: 'Thử', summary: 'Thử', idempotency: 'none', permission: 'signedIn' } as const;
const Ok = T.Object({ ok: T.Boolean() });
const upload = route({ ...shared, method: 'POST', path: '/api/up', consumes: 'multipart', reply: Ok });
const write = route({
  ...shared,
  method: 'POST',
  path: '/api/write',
  body: T.Object({ value: T.Unknown() }),
  reply: Ok,
});
const thing = route({
  ...shared,
  method: 'GET',
  path: '/api/thing/:id',
  params: T.Object({ id: T.String() }),
  reply: Ok,
});
const done = async () => ({ ok: true });

const actor: Actor = {
  accountId: '00000000-0000-4000-8000-000000000001',
  username: 'a',
  kind: 'unit',
  unitId: 1,
  unitKind: 'board',
  unitName: 'A',
  duties: [],
  custodianId: null,
  custodianName: null,
  sessionId: '00000000-0000-4000-8000-000000000002',
  mustChangePassword: false,
};
/** One browser is signed in, `session=a`. */
const gate: Gate = {
  sessionQuery: (token) =>
    sql`select ${actor.accountId} as "accountId", 1 as "unitId", 'all' as "rowScope" where ${token} = 'a'`,
  readSession: async (_tx, row) => (row ? { actor, scope: { rootUnitId: 1, departmentUnitId: null } } : undefined),
  findAccount: async () => undefined,
  allows: () => true,
  trail: () => sql`select 1`,
};

let server: FastifyInstance;
let port = 0;
beforeAll(async () => {
  const engine = await openInMemory();
  const database = overConnection(await embeddedConnection(engine), 'embedded');
  const bindings = [on(upload)(done), on(write)(done), on(thing)(done)];
  const cookie = { name: 'session', device: 'device', secure: false };
  const services = { secrets: openSecrets({ current: 'a', keys: new Map() }), queue: { add: async () => 0 } };
  server = await createHttpServer({
    ...services,
    database,
    gate,
    clock: () => new Date(),
    cookie,
    bindings,
    logLevel: 'silent',
  });
  server.addHook('onClose', () => database.close());
  await server.listen({ port: 0, host: '127.0.0.1' });
  const address = server.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json', cookie: 'session=a' };
const post = (body: string) => server.inject({ method: 'POST', url: '/api/write', headers: json, payload: body });

/** Sends bytes as they are; `more` writes the rest. Resolves with all that came back. */
const bare = (first: string) => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  const answer = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  socket.write(first);
  return { answer, more: (rest: string) => socket.write(rest) };
};

const head = 'host: localhost\r\nconnection: close\r\n';

test.each([
  ['a malformed address', 'GET /api/% HTTP/1.1\r\n', 400],
  ['a parameter that is too long', `GET /api/thing/${'a'.repeat(300)} HTTP/1.1\r\n`, 400],
  ['an unknown method', 'FOO /api/write HTTP/1.1\r\n', 400],
  ['headers without end', `GET /api/write HTTP/1.1\r\nx-long: ${'a'.repeat(20_000)}\r\n`, 413],
])('R50 %s is answered as a problem in Vietnamese', async (_what, line, status) => {
  const answer = await bare(`${line}${head}\r\n`).answer;
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer.toLowerCase()).toContain('content-type: application/problem+json; charset=utf-8');
  expect(answer).toMatch(/"title":"[^"]*[ôêáà]/);
  expect(answer).not.toMatch(/FST_|Client Error|is not a valid/);
});

test('R10 a body that nests without end is refused, not a fault of the system', async () => {
  const { statusCode, body } = await post(`{"value":${'['.repeat(300_000)}${']'.repeat(300_000)}}`);
  expect(statusCode).toBe(400);
  expect(body).toContain('lồng nhau quá');
});

test('R16 half a surrogate pair or a NUL in a body is refused where it stands', async () => {
  for (const text of ['\\ud800', 'a\\u0000b']) {
    const { statusCode, body } = await post(`{"value":{"cells":{"A01":"${text}"}}}`);
    expect([statusCode, body]).toEqual([400, expect.stringContaining('"at":"body/value/cells/A01"')]);
  }
});

test.each([
  ['no boundary', 'multipart/form-data', '--x--'],
  [
    'an end that never comes',
    'multipart/form-data; boundary=x',
    '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7',
  ],
])('R19 an upload with %s is the sender’s fault', async (_what, type, payload) => {
  const headers = { 'content-type': type, cookie: 'session=a' };
  const { statusCode, body } = await server.inject({ method: 'POST', url: '/api/up', headers, payload });
  expect([statusCode, body]).toEqual([400, expect.stringContaining('tải tệp lên lại')]);
});

test('R19 an upload over a weak line keeps nobody waiting: others are answered before it ends', async () => {
  const content = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--x--\r\n';
  const length = Buffer.byteLength(content);
  const slow = bare(
    `POST /api/up HTTP/1.1\r\n${head}cookie: session=a\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: ${length}\r\n\r\n${content.slice(0, 60)}`,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await post('{"value":1}')).statusCode).toBe(200);
  slow.more(content.slice(60));
  expect(await slow.answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('R19 who is not signed in is refused before an upload is read', async () => {
  const headers = { 'content-type': 'multipart/form-data' };
  expect((await server.inject({ method: 'POST', url: '/api/up', headers, payload: 'x' })).statusCode).toBe(401);
});
