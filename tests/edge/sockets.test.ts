import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Edge, openEdge } from './edge-server.ts';

const host = 'host: localhost\r\n';
const smuggled = 'GET /api/accounts HTTP/1.1\r\nhost: localhost\r\n\r\n';

let edge: Edge;
beforeAll(async () => {
  edge = await openEdge({ patience: { head: 1500, body: 1500, upload: 3000 } });
});
afterAll(() => edge.close());

const statuses = (answer: string): string[] =>
  [...answer.matchAll(/^HTTP\/1\.1 (\d{3}) /gm)].map(([, code = '']) => code);

describe('requests that two servers could read in two ways', () => {
  it.each([
    [
      'a length and chunks at once',
      `POST /api/session HTTP/1.1\r\n${host}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'two lengths',
      `POST /api/session HTTP/1.1\r\n${host}content-length: 4\r\ncontent-length: 60\r\n\r\nabcd${smuggled}`,
    ],
    ['a list of lengths', `POST /api/session HTTP/1.1\r\n${host}content-length: 4, 4\r\n\r\nabcd${smuggled}`],
    ['a length with a sign', `POST /api/session HTTP/1.1\r\n${host}content-length: +4\r\n\r\nabcd${smuggled}`],
    ['a length below nothing', `POST /api/session HTTP/1.1\r\n${host}content-length: -1\r\n\r\n${smuggled}`],
    [
      'chunks written otherwise',
      `POST /api/session HTTP/1.1\r\n${host}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'chunks twice',
      `POST /api/session HTTP/1.1\r\n${host}transfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'a chunk whose size is no number',
      `POST /api/session HTTP/1.1\r\n${host}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n${smuggled}`,
    ],
    [
      'a chunk without end',
      `POST /api/session HTTP/1.1\r\n${host}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}0\r\n\r\n${smuggled}`,
    ],
    ['a blank before the colon', `POST /api/session HTTP/1.1\r\n${host}content-length : 4\r\n\r\nabcd${smuggled}`],
    ['a folded header', `GET /api/site HTTP/1.1\r\n${host}x-a: b\r\n c\r\n\r\n${smuggled}`],
    ['a line that ends in LF alone', `GET /api/site HTTP/1.1\nhost: localhost\n\n${smuggled}`],
    ['a bare CR in a header', `GET /api/site HTTP/1.1\r\n${host}x-a: b\rx-c: d\r\n\r\n${smuggled}`],
    ['a NUL in a header', `GET /api/site HTTP/1.1\r\n${host}x-a: b\0c\r\n\r\n${smuggled}`],
    ['no host', `GET /api/site HTTP/1.1\r\n\r\n${smuggled}`],
    ['two hosts', `GET /api/site HTTP/1.1\r\n${host}host: evil.example\r\n\r\n${smuggled}`],
    ['another protocol', `GET /api/site HTTP/9.9\r\n${host}\r\n${smuggled}`],
  ])('ASVS 4.2.1 %s: one refusal, and the connection is closed', async (_what, request) => {
    const answer = await edge.bare(request);
    expect(statuses(answer)).toEqual(['400']);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(answer.toLowerCase()).toContain('application/problem+json');
  });

  it.each([
    ['in an address', `GET /api/site%0d%0aset-cookie:%20a=b HTTP/1.1\r\n${host}connection: close\r\n\r\n`],
    ['in a query', `GET /api/site?a=%0d%0aset-cookie:%20a=b HTTP/1.1\r\n${host}connection: close\r\n\r\n`],
    ['in the name of a page', `GET /phieu/%0d%0aset-cookie:%20a=b HTTP/1.1\r\n${host}connection: close\r\n\r\n`],
  ])('ASVS 1.2.1 a line break %s sets no header', async (_where, request) => {
    const answer = await edge.bare(request);
    expect((answer.split('\r\n\r\n')[0] ?? '').toLowerCase()).not.toContain('set-cookie');
  });
});

describe('methods and addresses that are not ours', () => {
  it.each(['TRACE', 'OPTIONS', 'CONNECT', 'PROPFIND', 'MOVE', 'LINK', 'SEARCH', 'PURGE'])(
    'ASVS 13.4.4 4.1.4 %s is refused',
    async (method) => {
      for (const path of ['/', '/api/session', '/assets/main-1.js']) {
        const answer = await edge.bare(
          `${method} ${path} HTTP/1.1\r\n${host}connection: close\r\nx-canary: chim-hoang-yen\r\n\r\n`,
        );
        // A CONNECT that nobody answers is simply cut off.
        if (method === 'CONNECT') expect(answer === '' || /^HTTP\/1\.1 40/.test(answer)).toBe(true);
        else expect(answer).toMatch(/^HTTP\/1\.1 40[45] /);
        expect(answer).not.toContain('chim-hoang-yen');
      }
    },
  );

  it.each([
    '/.git/config',
    '/.git/HEAD',
    '/.env',
    '/.well-known/../.env',
    '/metrics',
    '/debug',
    '/server-status',
    '/admin',
    '/actuator/health',
    '/package.json',
    '/assets',
    '/assets/',
    '/assets/../index.html.bak',
    '/../package.json',
    '/../../../../etc/passwd',
    '/assets/../../package.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%2f..%2fetc%2fpasswd',
    '/%252e%252e%252f%252e%252e%252fetc%252fpasswd',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00main-1.js',
    '/assets/main-1.js%00.png',
    '//etc/passwd',
    '/file:///etc/passwd',
    '/api/../.env',
    '/api/%2e%2e/%2e%2e/.env',
  ])('ASVS 13.4.1 13.4.3 13.4.5 5.3.2 %s is not found', async (path) => {
    const answer = await edge.bare(`GET ${path} HTTP/1.1\r\n${host}connection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toMatch(/root:|"name": "dan-toc"|DATABASE_URL/);
    expect(answer.toLowerCase()).toContain('application/problem+json');
  });

  it('ASVS 3.7.2 an absolute or foreign address in the first line leads nowhere else', async () => {
    for (const target of ['http://evil.example/', '//evil.example/', '/\\evil.example', '/%5cevil.example']) {
      const answer = await edge.bare(`GET ${target} HTTP/1.1\r\n${host}connection: close\r\n\r\n`);
      expect(answer.toLowerCase()).not.toContain('location:');
    }
  });
});

describe('senders without end', () => {
  const drip = (first: string): Promise<string> =>
    new Promise((resolve) => {
      const socket = connect(edge.port, '127.0.0.1');
      let answer = '';
      socket.on('data', (chunk: Buffer) => {
        answer += chunk.toString('utf8');
      });
      socket.on('error', () => undefined);
      const drops = setInterval(() => socket.writable && socket.write('a'), 50);
      socket.once('close', () => {
        clearInterval(drops);
        resolve(answer);
      });
      socket.write(first);
    });

  it.each([
    ['a head', `GET /api/site HTTP/1.1\r\n${host}x-slow: `],
    ['a body', `POST /api/session HTTP/1.1\r\n${host}content-type: application/json\r\ncontent-length: 5000\r\n\r\n"`],
    [
      'a body in chunks',
      `POST /api/session HTTP/1.1\r\n${host}content-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n1388\r\n"`,
    ],
  ])('ASVS 15.2.2 R50 %s drop by drop is answered and cut off; others are served meanwhile', async (_what, first) => {
    const slow = Promise.all(Array.from({ length: 20 }, () => drip(first)));
    expect((await fetch(`${edge.url}/api/site`)).status).toBe(200);
    for (const answer of await slow) expect(answer).toMatch(/^HTTP\/1\.1 408 [\s\S]*"code":"too-slow"/);
  });
});
