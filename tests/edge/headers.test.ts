import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edge, openEdge } from './edge-server.ts';

/** Name and value of every header of a bare answer. */
const headersOf = (answer: string): Map<string, string> =>
  new Map(
    (answer.split('\r\n\r\n')[0] ?? '')
      .split('\r\n')
      .slice(1)
      .map((line) => {
        const at = line.indexOf(':');
        return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
      }),
  );

const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n${more}\r\n`;
const post = (path: string, body: string, type = 'application/json') =>
  `POST ${path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

const cases: readonly (readonly [string, string, number])[] = [
  ['the page', get('/'), 200],
  ['a file of the page', get('/assets/main-1.js'), 200],
  ['an answer of the API', get('/api/site'), 200],
  ['the state of the process', get('/health/ready'), 200],
  ['a wrong body', post('/api/session', '{'), 400],
  ['who is not signed in', get('/api/units'), 401],
  ['another site', post('/api/session', '{}').replace('host:', 'origin: https://evil.example\r\nhost:'), 403],
  ['an address that is none', get('/api/khong-co'), 404],
  ['a file that is none', get('/khong-co.js'), 404],
  ['a page that is none', get('/metrics', 'accept: text/html\r\n'), 404],
  ['a body that is too large', post('/api/session', `"${'a'.repeat(1_100_000)}"`), 413],
  ['a body of another type', post('/api/session', 'x=1', 'application/x-www-form-urlencoded'), 415],
  ['a broken address', get('/api/%'), 400],
  ['a parameter that is too long', get(`/api/submissions/${'a'.repeat(300)}`), 400],
  ['no HTTP at all', 'xin chào\r\n\r\n', 400],
];

describe('headers of every answer', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openEdge();
  });
  afterAll(() => edge.close());

  it.each(cases)('ASVS 3.4.1 3.4.3 3.4.4 3.4.5 3.4.6 %s carries them', async (_what, request, status) => {
    const answer = await edge.bare(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    const headers = headersOf(answer);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\)/);
    const policy = (headers.get('content-security-policy') ?? '').split(';');
    expect(policy).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ]),
    );
  });

  it.each(cases)('ASVS 4.1.1 %s says its type and its letters', async (_what, request) => {
    const answer = await edge.bare(request);
    const type = headersOf(answer).get('content-type');
    expect(type).toMatch(
      /^(text\/html; charset=utf-8|text\/javascript; charset=utf-8|application\/javascript; charset=utf-8|application\/(problem\+)?json; charset=utf-8)$/i,
    );
  });

  it.each(cases)('ASVS 13.4.6 %s names no product and no version', async (_what, request) => {
    const headers = headersOf(await edge.bare(request));
    expect([headers.get('x-powered-by'), headers.get('server'), headers.get('via')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('ASVS 2.4.1 15.2.2 too many requests from one address are refused as a problem, with the headers of every answer', async () => {
    const narrow = await openEdge({ requestsPerMinute: 3 });
    const answers = [];
    for (let count = 0; count < 5; count += 1) answers.push(await narrow.bare(get('/api/site')));
    await narrow.close();
    expect(answers.map((answer) => answer.slice(9, 12))).toEqual(['200', '200', '200', '429', '429']);
    expect(answers[4]).toContain('"code":"too-many-requests"');
    expect(headersOf(answers[4] ?? '').get('x-content-type-options')).toBe('nosniff');
  });

  it('ASVS 3.4.2 another origin is given nothing: no answer allows it to read', async () => {
    for (const path of ['/', '/api/site', '/api/units', '/khong-co.js']) {
      const headers = headersOf(await edge.bare(get(path, 'origin: https://evil.example\r\n')));
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
    const asked = `OPTIONS /api/session HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\norigin: https://evil.example\r\naccess-control-request-method: POST\r\n\r\n`;
    const answer = await edge.bare(asked);
    expect(answer).toMatch(/^HTTP\/1\.1 40[345] /);
    expect(answer.toLowerCase()).not.toContain('access-control-');
  });

  it('ASVS 14.3.2 what the API answers is kept nowhere, files with a digest in their name for a year', async () => {
    const kept = async (path: string) => headersOf(await edge.bare(get(path))).get('cache-control');
    expect(await kept('/api/site')).toBe('no-store');
    expect(await kept('/api/units')).toBe('no-store');
    expect(await kept('/api/khong-co')).toBe('no-store');
    expect(await kept('/')).toBe('no-cache');
    expect(await kept('/assets/main-1.js')).toBe('public, max-age=31536000, immutable');
  });
});
