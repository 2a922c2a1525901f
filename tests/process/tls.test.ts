import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { makeCertificate } from '../edge/certificate.ts';
import { freePort } from '../machine/postgres.ts';

const directory = mkdtempSync(join(tmpdir(), 'dan-toc-tls-'));
const { certFile, keyFile } = makeCertificate(directory, 'mot');
let child: ReturnType<typeof spawn>;
let port = 0;
let plainPort = 0;
let output = '';

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`it never came:\n${output}`);
};

beforeAll(async () => {
  [port, plainPort] = [await freePort(), await freePort()];
  child = spawn(process.execPath, [join(projectRoot, 'dist/server/main.js'), '--empty'], {
    env: {
      ...process.env,
      PORT: String(port),
      PLAIN_PORT: String(plainPort),
      HOST: '::',
      PUBLIC_URL: 'https://dantoc.example',
      DATA_DIR: join(directory, 'data'),
      DATABASE_URL: '',
      LOG_LEVEL: 'error',
      TLS_CERT_FILE: certFile,
      TLS_KEY_FILE: keyFile,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  await until(() => output.includes('sẵn sàng tại https://dantoc.example'));
});
afterAll(async () => {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  rmSync(directory, { recursive: true, force: true });
});

const statusAt = (host: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const ca = readFileSync(certFile);
    const sent = request({ host, port, path, ca, servername: 'localhost' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.once('error', reject);
    sent.end();
  });

const nameShown = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.end();
    });
    socket.once('error', reject);
  });

it('SEC-24 ASVS 12.2.1 listens with TLS on IPv4 and IPv6 alike', async () => {
  expect(await statusAt('127.0.0.1', '/api/site')).toBe(200);
  expect(await statusAt('::1', '/api/site')).toBe(200);
});

it('ASVS 12.2.1 4.1.2 the plain port sends pages on and refuses the API', async () => {
  const page = await fetch(`http://127.0.0.1:${plainPort}/phieu?a=1`, { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([308, 'https://dantoc.example/phieu?a=1']);
  expect((await fetch(`http://127.0.0.1:${plainPort}/api/site`)).status).toBe(403);
  // Two slashes name a host that is none: it must not end the process.
  expect((await fetch(`http://127.0.0.1:${plainPort}//`, { redirect: 'manual' })).status).toBe(308);
  expect((await fetch(`http://127.0.0.1:${plainPort}/phieu`, { redirect: 'manual' })).status).toBe(308);
});

it('SEC-24 SIGHUP takes a renewed certificate in; one that does not fit is named and the former stays', async () => {
  const next = makeCertificate(directory, 'hai');
  const former = readFileSync(certFile);
  writeFileSync(certFile, readFileSync(next.certFile));
  child.kill('SIGHUP');
  await until(() => output.includes('Giữ chứng thư đang dùng'));
  expect(await nameShown()).toBe('mot');
  writeFileSync(keyFile, readFileSync(next.keyFile));
  child.kill('SIGHUP');
  await until(async () => (await nameShown()) === 'hai');
  expect(readFileSync(certFile).equals(former)).toBe(false);
  expect(child.exitCode).toBeNull();
});
