import { afterEach, expect, it } from 'vitest';
import type { Composition } from '../../src/app/compose.ts';
import { type Edge, openEdge } from './edge-server.ts';

let edge: Edge;
afterEach(() => edge.close());

const open = async (options: Partial<Composition> = {}): Promise<void> => {
  edge = await openEdge({ trustedProxies: ['127.0.0.1'], ...options });
};

const lines = () =>
  edge.database.owner
    .selectFrom('audit_event')
    .select(['object_id', 'reason', 'result', 'address'])
    .where('action', '=', 'refused')
    .orderBy('id')
    .execute();

const attempt = async (address: string): Promise<number> => {
  const headers = { origin: 'https://evil.example', 'x-forwarded-for': address };
  return (await edge.server.inject({ method: 'POST', url: '/api/session?secret=1', headers, payload: {} })).statusCode;
};

it('R27 SEC-16 ASVS 16.3.3 a write from another site leaves a line, one for each address and minute', async () => {
  await open();
  for (const address of ['10.0.0.1', '10.0.0.1', '10.0.0.2', '10.0.0.1']) expect(await attempt(address)).toBe(403);
  const line = { object_id: 'POST /api/session', reason: 'foreign-origin', result: 'refused' };
  expect(await lines()).toEqual([
    { ...line, address: '10.0.0.1' },
    { ...line, address: '10.0.0.2' },
  ]);
  edge.clock.now = new Date(edge.clock.now.getTime() + 60_000);
  await attempt('10.0.0.1');
  expect(await lines()).toHaveLength(3);
});

it('R27 SEC-16 many addresses do not fill the trail: six hundred lines a minute, and every one is refused all the same', async () => {
  await open();
  for (let index = 0; index < 620; index += 1)
    expect(await attempt(`10.1.${Math.floor(index / 250)}.${index % 250}`)).toBe(403);
  expect(await lines()).toHaveLength(600);
});

it('SEC-16 ASVS 16.3.3 too many requests leave a line, one for each address and minute', async () => {
  await open({ requestsPerMinute: 2 });
  const statuses = [];
  for (let count = 0; count < 5; count += 1)
    statuses.push((await edge.server.inject({ method: 'GET', url: '/api/site' })).statusCode);
  expect(statuses).toEqual([200, 200, 429, 429, 429]);
  expect(await lines()).toEqual([
    { object_id: 'GET /api/site', reason: 'too-many-requests', result: 'refused', address: '127.0.0.1' },
  ]);
});

it('SEC-16 R50 a line that cannot be written keeps nobody from the refusal', async () => {
  await open({ logLevel: 'error' });
  await edge.database.owner.schema.alterTable('audit_event').renameTo('audit_event_away').execute();
  expect(await attempt('10.0.0.1')).toBe(403);
  expect(edge.log.join('')).toContain('refusal not recorded');
});
