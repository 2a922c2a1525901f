import type { FastifyInstance } from 'fastify';
import * as T from 'typebox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { on, onUpload } from '../call/binding.ts';
import type { Uploaded } from '../call/uploaded.ts';
import { route } from '../contract/route.ts';
import { type BareServer, openBareServer } from './bare-server.fixture.ts';

const shared = { tag: 'Thử', summary: 'Thử', idempotency: 'none', permission: 'signedIn' } as const;
const Ok = T.Object({ ok: T.Boolean() });
const upload = route({ ...shared, method: 'POST', path: '/api/up', upload: { types: ['pdf'], most: 1000 }, reply: Ok });
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
const receive = async (_outside: unknown, { upload: file }: { readonly upload: Uploaded }) => {
  for await (const piece of file.bytes) if (piece.length === 0) throw new Error('an empty piece');
};

let bareServer: BareServer;
let server: FastifyInstance;
beforeAll(async () => {
  bareServer = await openBareServer([onUpload(upload)(receive, done), on(write)(done), on(thing)(done)]);
  server = bareServer.server;
});
afterAll(() => server.close());

const json = { 'content-type': 'application/json', cookie: 'session=a' };
const post = (body: string) => server.inject({ method: 'POST', url: '/api/write', headers: json, payload: body });

const head = 'host: localhost\r\nconnection: close\r\n';

test.each([
  ['a malformed address', 'GET /api/% HTTP/1.1\r\n', 400],
  ['a parameter that is too long', `GET /api/thing/${'a'.repeat(300)} HTTP/1.1\r\n`, 400],
  ['an unknown method', 'FOO /api/write HTTP/1.1\r\n', 400],
  ['headers without end', `GET /api/write HTTP/1.1\r\nx-long: ${'a'.repeat(20_000)}\r\n`, 413],
])('R50 %s is answered as a problem in Vietnamese', async (_what, line, status) => {
  const answer = await bareServer.bare(`${line}${head}\r\n`).answer;
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

test('R19 an upload over a weak line keeps nobody waiting: others are answered before it ends', async () => {
  const slow = bareServer.bare(
    `POST /api/up HTTP/1.1\r\n${head}cookie: session=a\r\ncontent-type: application/pdf\r\ncontent-length: 8\r\n\r\n%PDF`,
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect((await post('{"value":1}')).statusCode).toBe(200);
  slow.more('-1.7');
  expect(await slow.answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('R19 who is not signed in is refused before an upload is read', async () => {
  const headers = { 'content-type': 'application/pdf' };
  expect((await server.inject({ method: 'POST', url: '/api/up', headers, payload: 'x' })).statusCode).toBe(401);
});
