import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edge, openEdge } from './edge-server.ts';

let edge: Edge;
let cookie = '';
beforeAll(async () => {
  edge = await openEdge();
  cookie = await edge.signIn('ban');
});
afterAll(() => edge.close());

const post = async (payload: string, url = '/api/session') => {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  const answer = await edge.server.inject({ method: 'POST', url, headers, payload });
  return { status: answer.statusCode, ...(answer.json() as { code: string; findings?: { at: string }[] }) };
};
const get = async (url: string) => {
  const answer = await edge.server.inject({ method: 'GET', url, headers: { cookie } });
  return { status: answer.statusCode, code: (answer.json() as { code?: string }).code };
};

describe('bodies that mean something else than they say', () => {
  it.each([
    '{"username":"a","password":"b","__proto__":{"polluted":true}}',
    '{"__proto__":{"polluted":true},"username":"a","password":"b"}',
    '{"username":"a","password":"b","x":{"__proto__":{"polluted":true}}}',
    '{"username":"a","password":"b","constructor":{"prototype":{"polluted":true}}}',
    '{"username":"a","password":"b","\\u005f_proto__":{"polluted":true}}',
  ])('ASVS 15.3.6 %s is refused and pollutes nothing', async (payload) => {
    expect(await post(payload)).toMatchObject({ status: 400, code: 'bad-request' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    '{"username":["a"],"password":"b"}',
    '{"username":{"$gt":""},"password":"b"}',
    '{"username":1,"password":"b"}',
    '{"username":null,"password":"b"}',
    '{"username":true,"password":"b"}',
    '[]',
    '"a"',
    '1',
    'null',
    '{"username":"a"}',
    '{"username":"a","password":"b"',
    '{"username":NaN,"password":"b"}',
    '',
  ])('ASVS 15.3.5 2.2.1 %s is refused: nothing is taken for another type', async (payload) => {
    expect(await post(payload)).toMatchObject({ status: 400, code: 'bad-request' });
  });

  it('ASVS 15.3.3 fields that no schema knows change nothing: who signs in stays who they are', async () => {
    const before = await edge.database.owner.selectFrom('account').select(['username', 'duties', 'kind']).execute();
    await post('{"username":"bdt","password":"x","kind":"operator","duties":["accounts"],"isAdmin":true}');
    expect(await edge.database.owner.selectFrom('account').select(['username', 'duties', 'kind']).execute()).toEqual(
      before,
    );
  });

  it('ASVS 15.2.2 depth 20 is read, depth 21 refused; a body over 1 MB too', async () => {
    const nested = (levels: number) => `{"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    const deep = await post(nested(21));
    expect([deep.status, deep.findings?.[0]?.at]).toEqual([400, 'body']);
    expect((await post(nested(15))).findings?.[0]?.at).not.toBe(undefined);
    expect(await post(`{"username":"${'a'.repeat(1_048_600)}","password":"b"}`)).toMatchObject({
      status: 413,
      code: 'too-large',
      detail: 'Nội dung gửi lên được tối đa 1 MB. Chia nhỏ rồi gửi làm nhiều lần.',
    });
  });
});

describe('addresses that mean two things', () => {
  it.each([
    '/api/submissions?form=DT01&form=DT02',
    '/api/units?asOf=2022-01-01&asOf=2023-01-01',
    '/api/units?khong-co=1&khong-co=2',
  ])('ASVS 15.3.7 %s names a thing twice and is refused', async (url) => {
    expect(await get(url)).toEqual({ status: 400, code: 'bad-request' });
  });

  it.each([
    '/api/submissions?limit=100000',
    '/api/submissions?limit=0',
    '/api/submissions?limit=-1',
    '/api/submissions?limit=1e9',
    '/api/submissions?limit[]=1',
    '/api/submissions/1',
    '/api/submissions/%00',
    "/api/submissions/00000000-0000-4000-8000-000000000000'--",
    '/api/campaigns?__proto__[x]=1&__proto__[x]=2',
  ])('ASVS 15.3.5 2.2.1 %s is refused or not found, and breaks nothing', async (url) => {
    const { status } = await get(url);
    expect([url, status]).toEqual([url, expect.toSatisfy((code: number) => [200, 400, 404].includes(code))]);
    if (url.includes('limit')) expect(url.includes('[]') ? 400 : status).toBe(400);
  });
});
