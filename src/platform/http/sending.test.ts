import * as T from 'typebox';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { on } from '../call/binding.ts';
import type { Later, Span } from '../call/file-answer.ts';
import { mediaTypes } from '../contract/media.ts';
import { route } from '../contract/route.ts';
import { type BareServer, openBareServer } from './bare-server.fixture.ts';

const shared = { tag: 'Thử', summary: 'Thử', method: 'GET', permission: 'signedIn' } as const;
const TEXT = Buffer.from('0123456789abcdefghij');

const stored = route({
  ...shared,
  path: '/api/stored',
  files: ['pdf', 'csv'],
  validator: 'strong',
  ranges: true,
  query: T.Object({ as: T.Optional(T.String()) }),
});
const made = route({ ...shared, path: '/api/made', files: ['pdf'], validator: 'weak' });
const either = route({
  ...shared,
  path: '/api/either',
  reply: T.Object({ ok: T.Boolean() }),
  files: ['csv', 'xlsx'],
  validator: 'weak',
});
const named = route({ ...shared, path: '/api/named', files: ['pdf'], query: T.Object({ name: T.String() }) });

let makings = 0;

const bindings = [
  on(stored)(async (call, { query }) => {
    await call.audit({ action: 'thu', objectType: 'thu' });
    const type = query.as === 'csv' ? 'csv' : 'pdf';
    const pieces = async function* (_later: Later, span: Span | undefined) {
      const part = span ? TEXT.subarray(span.from, span.to + 1) : TEXT;
      for (let at = 0; at < part.length; at += 7) yield part.subarray(at, at + 7);
    };
    return { name: 'a', type, tag: 'v1', content: { size: TEXT.length, pieces } };
  }),
  on(made)(async () => ({
    name: 'a',
    type: 'pdf' as const,
    tag: 'v1',
    content: async () => {
      makings += 1;
      return TEXT;
    },
  })),
  on(either)(async (_call, { wanted }) =>
    wanted === 'json'
      ? { ok: true }
      : { name: 'a', type: wanted === 'xlsx' ? ('xlsx' as const) : ('csv' as const), tag: 'v1', content: TEXT },
  ),
  on(named)(async (_call, { query }) => ({ name: query.name, type: 'pdf', content: TEXT })),
];

let open: BareServer;
beforeAll(async () => {
  open = await openBareServer(bindings);
});
afterAll(() => open.server.close());
beforeEach(() => {
  makings = 0;
});

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(`${open.url}${path}`, { method, headers: { cookie: 'session=a', ...headers } });
const problemOf = async (answer: Response) => (await answer.json()) as Record<string, unknown>;
describe('RFC 9110 12.5.1 what is taken', () => {
  it.each([
    ['*/*', 'application/json; charset=utf-8'],
    ['', 'application/json; charset=utf-8'],
    ['text/csv', mediaTypes.csv],
    ['TEXT/CSV;charset=utf-8', mediaTypes.csv],
    ['text/*', mediaTypes.csv],
    ['application/json;q=0.1, text/csv;q=0.2', mediaTypes.csv],
    ['application/json;q=0, */*;q=0.1', mediaTypes.csv],
    [mediaTypes.xlsx, mediaTypes.xlsx],
    ['application/json; charset=utf-8', 'application/json; charset=utf-8'],
    ['text/csv;q=0.5, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', mediaTypes.xlsx],
    ['text/html, application/xhtml+xml, */*;q=0.8', 'application/json; charset=utf-8'],
  ])('Accept: %s is answered as %s', async (accept, type) => {
    const answer = await get('/api/either', { accept });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('vary')?.toLowerCase()).toContain('accept');
  });

  it.each(['text/html', 'application/xml', 'text/csv;q=0', 'application/pdf'])(
    'Accept: %s is refused with what there is (406)',
    async (accept) => {
      const answer = await get('/api/either', { accept });
      expect(await problemOf(answer)).toMatchObject({
        status: 406,
        code: 'not-acceptable',
        types: [mediaTypes.json, mediaTypes.csv, mediaTypes.xlsx],
      });
    },
  );

  it('a file that is not the one that is taken does not leave either', async () => {
    expect((await get('/api/stored?as=csv', { accept: 'application/pdf' })).status).toBe(406);
    expect((await get('/api/stored?as=csv', { accept: 'text/csv' })).status).toBe(200);
  });
});

describe('RFC 9110 13 who has a copy already', () => {
  it.each([
    ['/api/stored', '"v1"', '"v1"', 304],
    ['/api/stored', '"v1"', 'W/"v1"', 304],
    ['/api/stored', '"v1"', '"v0", "v1"', 304],
    ['/api/stored', '"v1"', '*', 304],
    ['/api/stored', '"v1"', '"v0"', 200],
    ['/api/stored', '"v1"', 'v1', 200],
    ['/api/made', 'W/"v1"', 'W/"v1"', 304],
    ['/api/made', 'W/"v1"', '"v1"', 304],
  ])('%s with the tag %s, If-None-Match: %s', async (path, etag, copy, status) => {
    const answer = await get(path, { 'if-none-match': copy });
    expect([answer.status, answer.headers.get('etag')]).toEqual([status, etag]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await answer.arrayBuffer()).byteLength).toBe(status === 304 ? 0 : TEXT.length);
  });

  it('what has not changed is not made again; what has is', async () => {
    await get('/api/made', { 'if-none-match': 'W/"v1"' });
    expect(makings).toBe(0);
    await get('/api/made', { 'if-none-match': 'W/"v0"' });
    expect(makings).toBe(1);
  });

  it('JSON has a weak tag of its content, packed or not', async () => {
    const first = await get('/api/either', { accept: 'application/json', 'accept-encoding': 'identity' });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[0-9a-f]{64}"$/);
    expect(await first.json()).toEqual({ ok: true });
    const again = await get('/api/either', { accept: 'application/json', 'if-none-match': etag });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('who goes on with another copy is told so (412)', async () => {
    expect((await get('/api/stored', { 'if-match': '"v0"', range: 'bytes=5-' })).status).toBe(412);
    expect((await get('/api/stored', { 'if-match': '"v0", "v1"', range: 'bytes=5-' })).status).toBe(206);
    expect((await get('/api/made', { 'if-match': 'W/"v1"' })).status).toBe(412);
    expect((await get('/api/made', { 'if-match': '*' })).status).toBe(200);
  });
});

describe('RFC 9110 14 a part of a file', () => {
  it.each([
    ['bytes=0-0', 'bytes 0-0/20', '0'],
    ['bytes=5-9', 'bytes 5-9/20', '56789'],
    ['bytes=15-', 'bytes 15-19/20', 'fghij'],
    ['bytes=15-999', 'bytes 15-19/20', 'fghij'],
    ['bytes=-3', 'bytes 17-19/20', 'hij'],
    ['bytes=-999', 'bytes 0-19/20', TEXT.toString()],
    ['BYTES=0-1', 'bytes 0-1/20', '01'],
  ])('%s', async (range, said, content) => {
    const answer = await get('/api/stored', { range, 'accept-encoding': 'gzip, br' });
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([206, said, content]);
    expect(answer.headers.get('content-length')).toBe(String(content.length));
    expect([answer.headers.get('content-encoding'), answer.headers.get('etag')]).toEqual([null, '"v1"']);
  });

  it.each(['bytes=20-', 'bytes=20-30', 'bytes=-0'])('%s lies outside (416)', async (range) => {
    const answer = await get('/api/stored', { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */20']);
    expect(answer.headers.get('content-disposition')).toBeNull();
    expect(await problemOf(answer)).toMatchObject({ code: 'range-outside' });
  });

  it.each([
    ['several parts', '/api/stored', { range: 'bytes=0-1,5-6' }],
    ['nonsense', '/api/stored', { range: 'bytes=a-b' }],
    ['neither end', '/api/stored', { range: 'bytes=-' }],
    ['an end before the beginning', '/api/stored', { range: 'bytes=9-5' }],
    ['another unit', '/api/stored', { range: 'lines=0-1' }],
    ['another copy', '/api/stored', { range: 'bytes=0-1', 'if-range': '"v0"' }],
    ['a weak tag', '/api/stored', { range: 'bytes=0-1', 'if-range': 'W/"v1"' }],
    ['a date', '/api/stored', { range: 'bytes=0-1', 'if-range': 'Tue, 15 Nov 2022 08:12:31 GMT' }],
    ['a part outside of another copy', '/api/stored', { range: 'bytes=99-', 'if-range': '"v0"' }],
    ['a route without parts', '/api/made', { range: 'bytes=0-1' }],
  ])('%s: the whole', async (_what, path, headers) => {
    const answer = await get(path, headers);
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([
      200,
      null,
      TEXT.toString(),
    ]);
  });

  it('what broke off goes on where it is the same copy, and the same copy comes before the part', async () => {
    const rest = await get('/api/stored', { range: 'bytes=10-', 'if-range': '"v1"' });
    expect([rest.status, await rest.text()]).toEqual([206, 'abcdefghij']);
    expect((await get('/api/stored', { range: 'bytes=10-', 'if-none-match': '"v1"' })).status).toBe(304);
  });
});

describe('HEAD says what GET would', () => {
  it.each([
    ['/api/stored', '20', {}],
    ['/api/stored', '20', { range: 'bytes=0-1' }],
    ['/api/made', null, {}],
  ])('%s, of length %s, and nothing is made', async (path, length, headers) => {
    const answer = await get(path, headers, 'HEAD');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, length]);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(makings).toBe(0);
  });
});

describe('RFC 6266 8187 the name of a file', () => {
  const dispositionOf = async (name: string) =>
    (await get(`/api/named?name=${encodeURIComponent(name)}`)).headers.get('content-disposition') ?? '';

  it.each([
    ['Quyết định Đàm Thủy.pdf', 'Quyet dinh Dam Thuy.pdf'],
    ['đ.pdf', 'd.pdf'],
    ['Quyết định.pdf'.normalize('NFD'), 'Quyet dinh.pdf'],
    ['a"b\\c/d%41.pdf', 'a_b_c_d_41.pdf'],
    ['xã; x=y.pdf', 'xa; x=y.pdf'],
    ['民族.pdf', '__.pdf'],
    ['a\r\nset-cookie: b=c.pdf', 'a__set-cookie: b=c.pdf'],
  ])('%j for old clients is %j, and whole for all others', async (name, plain) => {
    const header = await dispositionOf(name);
    expect(header).not.toMatch(/[\r\n]/);
    expect(/^attachment; filename=("[^"]*"|[^;]*)/.exec(header)?.[1]?.replaceAll('"', '')).toBe(plain);
    expect(decodeURIComponent(/filename\*=UTF-8''([\w%.~!*-]+)$/.exec(header)?.[1] ?? '')).toBe(name);
  });
});
