import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServerProcess, startServer } from '../machine/server-process.ts';

describe('addresses of pages', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startServer({ args: ['--empty'] });
  });
  afterAll(() => server.stop());

  const get = async (path: string) => {
    const response = await fetch(server.url + path);
    return { status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers };
  };

  it.each(['/', '/phieu/abc', '/nhat-ky?tai-khoan=damthuy.trungkhanh', '/tong-hop?form=DT01&nguon=1.A02.TS'])(
    'R50 %s opens the page, also when it is reloaded or sent to somebody',
    async (path) => {
      expect(await get(path)).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
    },
  );

  it.each([
    '/khong-co.js',
    '/assets/../../package.json',
    '/..%2f..%2fpackage.json',
    '/api/khong-co',
    '/.env',
    '/.git/config',
  ])('R9 %s is not found, as problem+json', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, type: expect.stringContaining('application/problem+json') });
  });

  it('R27 every answer carries the headers that keep a page from being misused', async () => {
    for (const path of ['/', '/api/site', '/api/khong-co']) {
      const { headers } = await get(path);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    }
  });
});
