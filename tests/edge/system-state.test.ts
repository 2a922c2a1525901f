import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getSystemState } from '../../src/app/system-state.ts';
import { clockState } from '../../src/platform/clock/clock-state.ts';
import { createClient } from '../world/client.ts';
import { type Edge, openEdge } from './edge-server.ts';

describe('the clock of the system', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openEdge();
    // The people of the tests chose their passwords in 2022; the database's clock is today's.
    await sql`update credential set password_set_at = now()`.execute(edge.database.owner);
  });
  afterAll(() => edge.close());

  /** The auditor asks while the clock of the process is `apart` seconds from the database's. */
  const askAt = async (apart: number) => {
    edge.clock.now = new Date(Date.now() + apart * 1000);
    const client = createClient(edge.server);
    client.cookie = await edge.signIn('ngoc');
    edge.clock.now = new Date(Date.now() + apart * 1000);
    return client.call(getSystemState);
  };

  it.each([
    [-30, 'off'],
    [30, 'off'],
    [-90, 'wrong'],
    [90, 'wrong'],
  ])('SEC-18 %i seconds from the database’s is %s', async (apart, state) => {
    const { status, body } = await askAt(apart);
    expect([status, body.clock.state]).toEqual([200, state]);
    expect(Math.abs(body.clock.offsetMs + apart * 1000)).toBeLessThan(10_000);
  });

  it('SEC-18 beside it, what is left is the time that asking took', async () => {
    const { body } = await askAt(0);
    expect(Math.abs(body.clock.offsetMs)).toBeLessThan(10_000);
    expect(body.clock.state).toBe(clockState(body.clock.offsetMs));
  });

  it.each([
    [0, 'right'],
    [2_000, 'right'],
    [-2_001, 'off'],
    [60_000, 'off'],
    [-60_001, 'wrong'],
  ])('SEC-18 %i milliseconds apart is %s', (offset, state) => {
    expect(clockState(offset)).toBe(state);
  });

  it('SEC-18 only operations and audit see it', async () => {
    edge.clock.now = new Date();
    for (const [name, status] of [
      ['lan', 403],
      ['ban', 403],
      ['quan', 403],
    ] as const) {
      const client = createClient(edge.server);
      client.cookie = await edge.signIn(name);
      expect([name, (await client.call(getSystemState)).status]).toEqual([name, status]);
    }
    expect((await createClient(edge.server).call(getSystemState)).status).toBe(401);
  });
});
