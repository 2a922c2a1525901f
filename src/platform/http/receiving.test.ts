import { setTimeout as wait } from 'node:timers/promises';
import * as T from 'typebox';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { onUpload } from '../call/binding.ts';
import type { Uploaded } from '../call/uploaded.ts';
import { route } from '../contract/route.ts';
import { problem } from '../problems/catalogue.ts';
import { type BareServer, openBareServer } from './bare-server.fixture.ts';

const MOST = 2 * 1024 * 1024;
const take = route({
  tag: 'Thử',
  summary: 'Thử',
  method: 'POST',
  path: '/api/take',
  permission: 'signedIn',
  idempotency: 'none',
  upload: { types: ['csv', 'pdf'], most: MOST },
  reply: T.Object({ bytes: T.Integer(), name: T.String(), type: T.String() }),
});

/** Bytes that the receiver has seen, and what the verb kept. */
let seen = 0;
let begun = 0;
let kept: number[] = [];

const receive = async (_outside: unknown, { upload }: { readonly upload: Uploaded }) => {
  begun += 1;
  for await (const piece of upload.bytes) {
    seen += piece.length;
    if (Buffer.from(piece).includes('sai')) throw problem('invalid-content', { detail: 'dòng sai' });
  }
  return { bytes: seen, name: upload.name ?? '', type: upload.type };
};

let open: BareServer;
beforeAll(async () => {
  const binding = onUpload(take)(receive, async (_call, { prepared }) => {
    kept.push(prepared.bytes);
    return prepared;
  });
  open = await openBareServer([binding], { patience: { head: 1000, body: 1000, upload: 1500 } });
});
afterAll(() => open.server.close());
beforeEach(() => {
  [seen, begun, kept] = [0, 0, []];
});

const send = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
  fetch(`${open.url}/api/take`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { cookie: 'session=a', 'content-type': 'text/csv', ...headers },
  });
const problemOf = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
const line = 'POST /api/take HTTP/1.1\r\nhost: a\r\ncookie: session=a\r\ncontent-type: text/csv\r\n';
const nothingKept = async (answer: Promise<unknown>) => {
  await answer;
  await wait(50);
  expect(kept).toEqual([]);
};

it('a file comes in with its name and type, whatever its size says or does not say', async () => {
  const name = `attachment; filename="Cong van.csv"; filename*=UTF-8''${encodeURIComponent('Công văn đề nghị.csv')}`;
  const answer = await send('a;b', { 'content-disposition': name, 'content-type': 'text/csv; charset=utf-8' });
  expect(await answer.json()).toEqual({ bytes: 3, name: 'Công văn đề nghị.csv', type: 'csv' });
  const chunked = open.bare(`${line}connection: close\r\ntransfer-encoding: chunked\r\n\r\n3\r\na;b\r\n0\r\n\r\n`);
  expect(await chunked.answer).toMatch(/^HTTP\/1\.1 200 [\s\S]*"bytes":6/);
});

it('JSON is a file like any other: nobody reads it before the verb does', async () => {
  const answer = await send('{"a":', { 'content-type': 'application/json' });
  expect([answer.status, begun]).toEqual([415, 0]);
});

it.each([
  ['another type', { 'content-type': 'image/png' }],
  ['several files in one', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['packed bytes, which unfold to who knows what', { 'content-encoding': 'gzip' }],
])('%s is refused before it is read, with what is taken (415)', async (_what, headers) => {
  const answer = await send('a', headers);
  expect(await problemOf(answer)).toMatchObject({
    status: 415,
    types: ['text/csv; charset=utf-8', 'application/pdf'],
  });
  expect([begun, kept]).toEqual([0, []]);
});

it('what does not say what it is, is refused too', async () => {
  const untyped = line.replace(/content-type.*\r\n/, '');
  const answer = await open.bare(`${untyped}connection: close\r\ncontent-length: 1\r\n\r\na`).answer;
  expect(answer).toMatch(/^HTTP\/1\.1 415 [\s\S]*application\/pdf/);
});

it('too long by its own word is refused before it is read, with the limit (413)', async () => {
  const answer = await send(Buffer.alloc(MOST + 1));
  expect(await problemOf(answer)).toMatchObject({ status: 413, detail: expect.stringContaining('tối đa 2 MB') });
  expect([begun, kept]).toEqual([0, []]);
});

it('too long without a word is refused where the limit is passed, and the sender cut off that goes on for ever', async () => {
  const ask = open.bare(`${line}transfer-encoding: chunked\r\n\r\n`);
  const piece = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'a'), Buffer.from('\r\n')]);
  const sending = setInterval(() => ask.more(piece), 1);
  const answer = await ask.answer;
  clearInterval(sending);
  expect(answer).toMatch(/^HTTP\/1\.1 413 [\s\S]*tối đa 2 MB/);
  expect(seen).toBeLessThanOrEqual(MOST + 65_536);
  expect(kept).toEqual([]);
});

it('what is wrong is refused where it stands: the rest is not waited for', async () => {
  const ask = open.bare(`${line}content-length: 1000000\r\n\r\nđúng\nsai\n`);
  await nothingKept(
    (async () => {
      expect(await ask.answer).toMatch(/^HTTP\/1\.1 422 [\s\S]*dòng sai/);
    })(),
  );
});

it.each([
  ['breaks off', (ask: ReturnType<BareServer['bare']>) => ask.leave()],
  ['ends before the length it said', (ask: ReturnType<BareServer['bare']>) => ask.end()],
])('who %s has sent nothing', async (_what, stop) => {
  const ask = open.bare(`${line}content-length: 1000\r\n\r\nmột nửa`);
  await wait(200);
  expect(begun).toBe(1);
  stop(ask);
  const answer = await ask.answer;
  expect(answer === '' || answer.startsWith('HTTP/1.1 400 ')).toBe(true);
  await nothingKept(Promise.resolve());
});

it('a chunk that is cut short is no file', async () => {
  const ask = open.bare(`${line}transfer-encoding: chunked\r\n\r\n5\r\nab`);
  await wait(100);
  ask.end();
  await nothingKept(ask.answer);
});

it('bytes beyond the length belong to no file: what came is kept, the connection ends', async () => {
  const ask = open.bare(`${line}content-length: 3\r\n\r\na;bTHÊM VÀO\r\n\r\n`);
  const answer = await ask.answer;
  expect(answer).toMatch(/^HTTP\/1\.1 (200|400) /);
  expect(kept.every((bytes) => bytes === 3)).toBe(true);
});

it('who sends drop by drop is cut off after the time for an upload (408)', async () => {
  const ask = open.bare(`${line}content-length: 1000\r\n\r\n`);
  const drops = setInterval(() => ask.more('a'), 50);
  const answer = await ask.answer;
  clearInterval(drops);
  expect(answer).toMatch(/HTTP\/1\.1 408 [\s\S]*"code":"too-slow"/);
  await nothingKept(Promise.resolve());
});

it('who may not is refused before a byte is read', async () => {
  const answer = await send('a', { cookie: 'session=b' });
  expect([answer.status, begun]).toEqual([401, 0]);
});
