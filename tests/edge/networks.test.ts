import { afterEach, describe, expect, it } from 'vitest';
import { PASSWORD } from '../world/people.ts';
import { type Edge, openEdge } from './edge-server.ts';

let edge: Edge | undefined;
afterEach(async () => {
  await edge?.close();
  edge = undefined;
});
const open = async (options: Parameters<typeof openEdge>[0]): Promise<Edge> => {
  edge = await openEdge(options);
  return edge;
};

const signInFrom = (server: Edge, headers: Record<string, string>, username = 'bdt', password = 'Sai-mat-khau-1') =>
  fetch(`${server.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ username, password }),
  });

const addresses = async ({ database }: Edge) =>
  (await database.owner.selectFrom('audit_event').select('address').distinct().execute()).map(({ address }) => address);

const spoofed = {
  'x-forwarded-for': '203.0.113.9',
  'x-real-ip': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
  'x-user-id': 'bdt',
  'x-forwarded-user': 'bdt',
};

describe('who a request comes from', () => {
  it('ASVS 4.1.3 15.3.4 SEC-42 headers that say another address are not believed: the trail shows the socket’s', async () => {
    const server = await open({});
    expect((await signInFrom(server, spoofed)).status).toBe(401);
    expect(await addresses(server)).toEqual(['127.0.0.1']);
    expect((await fetch(`${server.url}/api/session`, { headers: spoofed })).status).toBe(401);
  });

  it('ASVS 4.1.3 15.3.4 SEC-42 nor where the hop is not one of the trusted ones', async () => {
    const server = await open({ trustedProxies: ['10.9.8.7'] });
    await signInFrom(server, spoofed);
    expect(await addresses(server)).toEqual(['127.0.0.1']);
  });

  it('ASVS 4.1.3 15.3.4 SEC-42 a trusted hop is believed for the address it saw, not for what came before it', async () => {
    const server = await open({ trustedProxies: ['127.0.0.1'] });
    await signInFrom(server, { 'x-forwarded-for': '198.51.100.1, 203.0.113.9' });
    expect(await addresses(server)).toEqual(['203.0.113.9']);
  });
});

describe('behind a gateway', () => {
  const publicUrl = 'https://lgsp.caobang.example/dan-toc';

  it('SEC-42 the path prefix of the public address is taken off, and an address without it works too', async () => {
    const server = await open({ publicUrl, trustedProxies: ['127.0.0.1'] });
    for (const path of ['/dan-toc/api/site', '/api/site', '/dan-toc/', '/dan-toc'])
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 200]);
    for (const path of ['/dan-toc-khac/api/site', '/dan-toc/dan-toc/api/site'])
      expect([path, (await fetch(server.url + path)).status]).toEqual([path, 404]);
  });

  it('ASVS 4.1.2 what reached the gateway without TLS is refused by the API', async () => {
    const server = await open({ publicUrl, trustedProxies: ['127.0.0.1'] });
    const answer = await fetch(`${server.url}/api/site`, { headers: { 'x-forwarded-proto': 'http' } });
    expect([answer.status, await answer.json()]).toMatchObject([403, { code: 'https-required' }]);
    expect((await fetch(`${server.url}/api/site`, { headers: { 'x-forwarded-proto': 'https' } })).status).toBe(200);
  });

  it('ASVS 3.3.1 the cookies are `__Host-` and Secure where the public address has TLS', async () => {
    const server = await open({ publicUrl });
    const [cookie, device] = (await signInFrom(server, {}, 'bdt', PASSWORD)).headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session=[^;]+; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    expect(device).toMatch(/^__Host-device=[\w-]{43}; Max-Age=8640000; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('ASVS 3.5.1 only pages of the public address write; another name of this machine does not', async () => {
    const server = await open({ publicUrl });
    const status = async (origin: string) => (await signInFrom(server, { origin })).status;
    expect([await status('https://lgsp.caobang.example'), await status(server.url)]).toEqual([401, 403]);
  });
});

describe('networks of administration', () => {
  const adminNetworks = ['10.1.0.0/16'];
  const trustedProxies = ['127.0.0.1'];
  const inside = { 'x-forwarded-for': '10.1.2.3' };
  const outside = { 'x-forwarded-for': '203.0.113.9' };

  const visit = async (server: Edge, username: string, path: string, headers: Record<string, string>) => {
    const cookie = (await signInFrom(server, headers, username, PASSWORD)).headers.getSetCookie()[0]?.split(';')[0];
    const answer = await fetch(server.url + path, { headers: { ...headers, cookie: cookie ?? '' } });
    return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`.trim();
  };

  it('SEC-45 accounts and trail are reached from the networks of administration only, and each refusal is in the trail', async () => {
    const server = await open({ adminNetworks, trustedProxies });
    expect(await visit(server, 'tai.khoan', '/api/accounts', inside)).toBe('200');
    expect(await visit(server, 'tai.khoan', '/api/accounts', outside)).toBe('403 outside-network');
    expect(await visit(server, 'nhat.ky', '/api/audit', outside)).toBe('403 outside-network');
    const lines = await server.database.owner
      .selectFrom('audit_event')
      .select(['account_name', 'object_id', 'result', 'address'])
      .where('reason', '=', 'outside-network')
      .execute();
    expect(lines).toEqual([
      { account_name: 'tai.khoan', object_id: 'GET /api/accounts', result: 'refused', address: '203.0.113.9' },
      { account_name: 'nhat.ky', object_id: 'GET /api/audit', result: 'refused', address: '203.0.113.9' },
    ]);
  });

  it('SEC-45 work with figures is done from anywhere, also by an operator', async () => {
    const server = await open({ adminNetworks, trustedProxies });
    expect(await visit(server, 'damthuy.trungkhanh', '/api/submissions', outside)).toBe('200');
    expect(await visit(server, 'to.chuc', '/api/campaigns', outside)).toBe('200');
  });

  it('SEC-45 without the setting nothing is tied to a network', async () => {
    const server = await open({ trustedProxies });
    expect(await visit(server, 'tai.khoan', '/api/accounts', outside)).toBe('200');
  });
});
