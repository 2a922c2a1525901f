import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect as connectPlain } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type SecureVersion } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TlsFiles } from '../../src/platform/config/config.ts';
import { renewCertificate } from '../../src/platform/http/listener.ts';
import { createPlainPort } from '../../src/platform/http/plain-port.ts';
import { PASSWORD } from '../world/people.ts';
import { makeCertificate } from './certificate.ts';
import { type Edge, openEdge } from './edge-server.ts';

const directory = mkdtempSync(join(tmpdir(), 'dan-toc-tls-'));
let files: TlsFiles;
let edge: Edge;
beforeAll(async () => {
  files = makeCertificate(directory, 'mot');
  edge = await openEdge({ tls: files });
});
afterAll(async () => {
  await edge.close();
  rmSync(directory, { recursive: true });
});

/** What the handshake agrees on, or the reason why it fails. */
const handshake = (maxVersion: SecureVersion, more: object = {}) =>
  new Promise<{ protocol: string; name: string } | string>((resolve) => {
    const options = { port: edge.port, host: '127.0.0.1', rejectUnauthorized: false, ciphers: 'DEFAULT@SECLEVEL=0' };
    const socket = connect({ ...options, minVersion: 'TLSv1', maxVersion, ...more }, () => {
      resolve({ protocol: socket.getProtocol() ?? '', name: String(socket.getPeerCertificate().subject.CN) });
      socket.end();
    });
    socket.once('error', (error: Error & { code?: string }) => resolve(error.code ?? error.message));
  });

type Answer = { readonly status: number; readonly cookie: string; readonly body: string };
const ask = (path: string, body?: object) =>
  new Promise<Answer>((resolve, reject) => {
    const headers = body ? { 'content-type': 'application/json' } : {};
    const ca = readFileSync(files.certFile);
    const sent = request(
      { port: edge.port, host: 'localhost', family: 4, path, method: body ? 'POST' : 'GET', headers, ca },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            cookie: response.headers['set-cookie']?.[0] ?? '',
            body: text,
          }),
        );
      },
    );
    sent.once('error', reject);
    sent.end(body ? JSON.stringify(body) : undefined);
  });

describe('TLS served directly', () => {
  it.each(['TLSv1', 'TLSv1.1'] as const)('SEC-24 ASVS 12.1.1 %s is refused', async (version) => {
    expect(await handshake(version)).toMatch(/ERR_SSL|ECONNRESET|EPROTO/);
  });

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('SEC-24 ASVS 12.1.1 %s is spoken', async (version) => {
    expect(await handshake(version)).toEqual({ protocol: version, name: 'mot' });
  });

  it.each(['AES128-SHA', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256', 'DHE-RSA-AES128-SHA'])(
    'ASVS 12.1.2 %s (no forward secrecy, or no authenticated encryption) is refused',
    async (cipher) => {
      expect(await handshake('TLSv1.2', { ciphers: `${cipher}@SECLEVEL=0` })).toMatch(/ERR_SSL|ECONNRESET|EPROTO/);
    },
  );

  it('ASVS 12.2.1 4.1.2 whoever speaks plain HTTP to it gets no answer of the API', async () => {
    const answer = await edge.bare('GET /api/site HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n');
    expect(answer).not.toContain('"demonstration"');
    expect(answer).not.toMatch(/^HTTP\/1\.1 200/);
  });

  it('ASVS 3.3.1 3.3.3 3.3.4 the cookie is `__Host-`, Secure, HttpOnly, SameSite=Strict, for the whole site and for no domain', async () => {
    const { status, cookie } = await ask('/api/session', { username: 'bdt', password: PASSWORD });
    expect(status).toBe(200);
    const [pair = '', ...attributes] = cookie.split('; ');
    expect(pair).toMatch(/^__Host-session=[\w-]{22,}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict', 'Secure']);
  });

  it('SEC-24 ASVS 12.1.1 a renewed certificate is served without a restart; one that does not fit its key changes nothing', async () => {
    const next = makeCertificate(directory, 'hai');
    writeFileSync(files.certFile, readFileSync(next.certFile));
    expect(() => renewCertificate(edge.server.server, files)).toThrow(/không dùng được cùng nhau/);
    expect(await handshake('TLSv1.3')).toMatchObject({ name: 'mot' });
    writeFileSync(files.keyFile, readFileSync(next.keyFile));
    renewCertificate(edge.server.server, files);
    expect(await handshake('TLSv1.3')).toMatchObject({ name: 'hai' });
    expect((await ask('/health/live')).status).toBe(200);
  });
});

describe('the port without TLS', () => {
  const openPlain = async (publicUrl: string | undefined) => {
    const server = createPlainPort(publicUrl);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return {
      server,
      url,
      ask: (path: string, init: RequestInit = {}) => fetch(url + path, { redirect: 'manual', ...init }),
    };
  };

  it('ASVS 12.2.1 4.1.2 sends pages on, to the configured address alone; the API is refused and not redirected', async () => {
    const plain = await openPlain('https://dantoc.example/');
    const page = await plain.ask('/phieu/abc?x=1', { headers: { host: 'evil.example' } });
    expect([page.status, page.headers.get('location')]).toEqual([308, 'https://dantoc.example/phieu/abc?x=1']);
    for (const path of ['//evil.example/a', '/\\evil.example', '/%2f%2fevil.example']) {
      const { status, headers } = await plain.ask(path);
      expect(status).toBe(308);
      expect(new URL(headers.get('location') ?? '').origin).toBe('https://dantoc.example');
    }
    for (const [path, method] of [
      ['/api/site', 'GET'],
      ['/api/session', 'POST'],
      ['/', 'POST'],
      ['/health/ready', 'GET'],
    ] as const) {
      const answer = await plain.ask(path, { method });
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 403, null]);
      expect(await answer.json()).toMatchObject({ code: 'https-required' });
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
    plain.server.close();
  });

  it('ASVS 4.1.2 12.2.1 R50 an address of slashes that names a senseless host ends neither the port nor the process', async () => {
    const plain = await openPlain('https://dantoc.example/');
    for (const target of [
      '//',
      '///',
      '//?',
      '//?a=1',
      '/\\',
      '//:80',
      '//[',
      '//[::',
      '//%',
      '/\\/[',
      '/..//[',
      '//a:b@:1',
    ]) {
      const answer = await new Promise<string>((resolve) => {
        const { port } = new URL(plain.url);
        const socket = connectPlain(Number(port), '127.0.0.1', () =>
          socket.write(`GET ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
        );
        let text = '';
        socket.on('data', (chunk: Buffer) => {
          text += chunk.toString('latin1');
        });
        socket.on('error', () => undefined);
        socket.once('close', () => resolve(text));
      });
      expect([target, answer]).toEqual([target, expect.stringMatching(/^HTTP\/1\.1 (308|403|400) /)]);
      const location = /^location: (.*)\r$/im.exec(answer)?.[1];
      if (location !== undefined) expect(new URL(location).origin).toBe('https://dantoc.example');
    }
    expect((await plain.ask('/phieu')).status).toBe(308);
    plain.server.close();
  });

  it('ASVS 12.2.1 without a public address it refuses everything', async () => {
    const plain = await openPlain(undefined);
    expect((await plain.ask('/')).status).toBe(403);
    plain.server.close();
  });
});
