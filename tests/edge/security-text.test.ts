import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepSetting } from '../../src/platform/db/settings.ts';
import { type Edge, openEdge } from './edge-server.ts';

describe('/.well-known/security.txt', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openEdge({ publicUrl: 'https://dantoc.example' });
  });
  afterAll(() => edge.close());
  const ask = () => edge.server.inject({ method: 'GET', url: '/.well-known/security.txt' });

  it('SEC-28 is not found while nobody has said whom to turn to', async () => {
    await keepSetting(edge.database.owner, 'contact', {
      phone: '',
      email: 'không phải địa chỉ\nContact: mailto:evil@example',
    });
    expect((await ask()).statusCode).toBe(404);
  });

  it('SEC-28 names the board’s contact, ends within a year, prefers Vietnamese (RFC 9116)', async () => {
    await keepSetting(edge.database.owner, 'contact', { phone: '0206 3857 441', email: 'bandantoc@caobang.gov.vn' });
    const { statusCode, headers, body } = await ask();
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    const lines = body.trimEnd().split('\n');
    expect(lines).toEqual([
      'Contact: mailto:bandantoc@caobang.gov.vn',
      'Contact: tel:+84-2063857441',
      expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      'Preferred-Languages: vi, en',
      'Canonical: https://dantoc.example/.well-known/security.txt',
    ]);
    const ahead = Date.parse(lines[2]?.slice('Expires: '.length) ?? '') - edge.clock.now.getTime();
    expect(ahead > 0 && ahead < 365 * 86_400_000).toBe(true);
  });
});
