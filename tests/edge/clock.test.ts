import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readNotices } from '../../src/notices/contract.ts';
import { getMe, signIn, signOut } from '../../src/sign-in/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import { createClient } from '../world/client.ts';
import { PASSWORD, people } from '../world/people.ts';
import { type Edge, openEdge } from './edge-server.ts';

describe('SEC-18 a server whose clock is wrong', () => {
  let edge: Edge;
  let apart = 0;
  beforeAll(async () => {
    edge = await openEdge({
      clock: () => new Date(Date.now() + apart),
      timekeeping: { toleranceMs: 60_000, everyMs: 50 },
      logLevel: 'error',
    });
    // The people of the tests chose their passwords in 2022; the database's clock is today's.
    await sql`update credential set password_set_at = now()`.execute(edge.database.owner);
  });
  afterAll(() => edge.close());

  const body = { ids: ['00000000-0000-4000-8000-000000000000'] };
  const health = async () => (await edge.server.inject('/health/ready')).json();
  const setApart = async (milliseconds: number, state: string): Promise<void> => {
    apart = milliseconds;
    await vi.waitUntil(async () => (await health()).clock.state === state, { timeout: 10_000, interval: 50 });
  };
  const comeIn = async () => {
    const client = createClient(edge.server);
    const known = { username: people.lan.username, password: PASSWORD };
    expect((await client.call(signIn, { body: known })).status).toBe(200);
    return client;
  };

  it('SEC-18 /health shows how far the database’s clock is, and whose clock that is', async () => {
    await setApart(0, 'right');
    const { status, clock } = await health();
    expect([status, clock.ntp, clock.database.clock]).toEqual([
      'ok',
      null,
      edge.database.engine === 'embedded' ? 'machine' : 'server',
    ]);
    expect(Math.abs(clock.database.offsetMs)).toBeLessThan(2_000);
  });

  it('SEC-18 more than two seconds: an alarm in /health and in the log; work goes on', async () => {
    const lan = await comeIn();
    await setApart(-30_000, 'off');
    expect(edge.log.some((line) => line.includes('clock is off'))).toBe(true);
    expect((await lan.call(readNotices, { body })).status).toBe(200);
    await setApart(0, 'right');
  });

  it.each([-90_000, 90_000])(
    'SEC-18 %i ms: nothing is written, with a word on what to do; reading, coming in and going out go on',
    async (milliseconds) => {
      await setApart(0, 'right');
      const lan = await comeIn();
      await setApart(milliseconds, 'wrong');
      const refused = await lan.call(readNotices, { body });
      expect([refused.status, refused.problem.code]).toEqual([503, 'clock-wrong']);
      expect(refused.problem.title).toContain('Báo người vận hành chỉnh đồng hồ');
      const ready = await edge.server.inject('/health/ready');
      expect([ready.statusCode, ready.json().backups]).toEqual([200, { state: 'right', lastGoodAt: null }]);
      expect((await lan.call(listUnits, { query: {} })).status).toBe(200);
      expect((await lan.call(signOut)).status).toBe(200);
      const again = await comeIn();
      expect((await again.call(getMe)).status).toBe(200);
      await setApart(0, 'right');
      expect((await again.call(readNotices, { body })).status).toBe(200);
    },
  );
});
