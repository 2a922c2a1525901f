import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSilentProxy, type SilentProxy } from '../machine/silent-proxy.ts';

const directory = mkdtempSync(join(tmpdir(), 'dan-toc-silent-'));
let postgres: OwnServer;
let proxy: SilentProxy;
let server: ServerProcess;

beforeAll(async () => {
  postgres = await startPostgres({ durable: false });
  const admin = new pg.Client({ connectionString: postgres.url('postgres') });
  await admin.connect();
  await admin.query('create database silent');
  await admin.end();
  const direct = new URL(postgres.url('silent'));
  proxy = await openSilentProxy(Number(direct.port));
  direct.port = String(proxy.port);
  server = await startServer({
    args: ['--empty'],
    environment: { DATABASE_URL: direct.href },
    dataDirectory: directory,
  });
}, 180_000);
afterAll(async () => {
  await proxy?.close();
  await server?.stop();
  postgres?.stop();
  rmSync(directory, { recursive: true, force: true });
});

type Answered = { readonly status: number; readonly later: string | null; readonly code: unknown; readonly ms: number };
/** A question of a stranger that the database answers. */
const ask = async (): Promise<Answered> => {
  const began = performance.now();
  const answer = await fetch(`${server.url}/api/site`, { signal: AbortSignal.timeout(30_000) });
  const { code }: { code?: unknown } = await answer.json();
  return { status: answer.status, later: answer.headers.get('retry-after'), code, ms: performance.now() - began };
};

it('R50 a database that goes silent without a word: every request is answered, says when to come again, and the pool heals', async () => {
  expect((await Promise.all(Array.from({ length: 12 }, ask))).map(({ status }) => status)).toEqual(Array(12).fill(200));
  proxy.silence();
  const silent = await Promise.all(Array.from({ length: 24 }, ask));
  expect([...new Set(silent.map(({ status, code, later }) => `${status} ${code} ${later}`))]).toEqual([
    '503 unavailable 5',
  ]);
  proxy.speak();
  // Connections of before stay silent for ever: none of them is met again.
  await vi.waitUntil(async () => (await ask()).status === 200, { timeout: 10_000, interval: 100 });
  const after = await Promise.all(Array.from({ length: 24 }, ask));
  expect(after.map(({ status }) => status)).toEqual(Array(24).fill(200));
  expect(server.process.exitCode).toBeNull();
}, 120_000);

it('R50 connections that went silent while nobody asked are gone before somebody does', async () => {
  await Promise.all(Array.from({ length: 12 }, ask));
  proxy.silence();
  // Longer than between two probes and their deadline.
  await new Promise((wake) => setTimeout(wake, 6_000));
  proxy.speak();
  await vi.waitUntil(async () => (await ask()).status === 200, { timeout: 10_000, interval: 100 });
  expect((await Promise.all(Array.from({ length: 16 }, ask))).map(({ status }) => status)).toEqual(Array(16).fill(200));
}, 120_000);
