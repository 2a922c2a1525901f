import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindings } from '../../src/app/bindings.ts';
import type { RouteShape } from '../../src/platform/contract/route.ts';
import { inject } from '../world/inject.ts';
import { type Edge, openEdge } from './edge-server.ts';

const routes = bindings.map(({ route }) => route);
const writes = routes.filter(({ method }) => method !== 'GET');
const reads = routes.filter(({ method }) => method === 'GET');
const nameOf = ({ method, path }: RouteShape) => `${method} ${path}`;
const anyId = '00000000-0000-4000-8000-000000000000';
/** An address of the route; whether it names something is no matter here. */
const addressOf = ({ path }: RouteShape) =>
  path.replace(/:(\w+)/g, (_all, name: string) => (/^(id|token)$/.test(name) ? anyId : '1'));

let edge: Edge;
let cookies: readonly string[] = [];
beforeAll(async () => {
  edge = await openEdge();
  cookies = [await edge.signIn('lan'), await edge.signIn('quan'), await edge.signIn('ban')];
});
afterAll(() => edge.close());

const ask = (route: RouteShape, cookie: string, headers: Record<string, string>) =>
  inject(edge.server, {
    method: route.method,
    url: addressOf(route),
    headers: { cookie, 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json', ...headers },
    payload: '{}',
  });

/** Digest of every table, but the trail (reading it is itself in it) and when a session was last seen. */
const snapshot = async (): Promise<Record<string, string>> => {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = current_schema()
      and tablename not like 'audit%' and tablename <> 'session' order by 1`.execute(edge.database.owner);
  const digests: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await sql<{ digest: string }>`
      select md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as digest from ${sql.table(name)} t`.execute(
      edge.database.owner,
    );
    digests[name] = rows[0]?.digest ?? '';
  }
  return digests;
};

describe('writes from other sites', () => {
  it.each(writes.map((route) => [nameOf(route), route] as const))('ASVS 3.5.1 %s', async (_name, route) => {
    const attempts: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: `${edge.url}.evil.example` },
      { origin: 'https://localhost:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'http://localhost:80', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of attempts) {
      const answer = await ask(route, cookies[0] ?? '', headers);
      expect([headers, answer.statusCode, answer.json().code]).toEqual([headers, 403, 'foreign-origin']);
    }
  });

  it('ASVS 3.5.1 nothing of it was done', async () => {
    const before = await snapshot();
    for (const route of writes)
      for (const cookie of cookies) await ask(route, cookie, { origin: 'https://evil.example' });
    expect(await snapshot()).toEqual(before);
  });

  it('ASVS 3.5.1 our own page and a program without a browser are not taken for strangers', async () => {
    const own: Record<string, string>[] = [
      {},
      { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:80' },
      { 'sec-fetch-site': 'none' },
    ];
    for (const headers of own) {
      const { statusCode } = await inject(edge.server, {
        method: 'POST',
        url: '/api/session',
        headers: { host: 'localhost:80', ...headers },
        payload: { username: 'x', password: 'y' },
      });
      expect(statusCode).toBe(401);
    }
  });

  it('ASVS 3.5.2 a form of another site cannot send what the API takes: only JSON, and files where they belong', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])
      for (const route of writes.filter(({ upload }) => !upload)) {
        const answer = await ask(route, cookies[0] ?? '', { 'content-type': type });
        expect([nameOf(route), type, answer.statusCode]).toEqual([nameOf(route), type, 415]);
      }
  });
});

describe('reads', () => {
  it('ASVS 3.5.3 GET and HEAD change nothing, for nobody', async () => {
    const before = await snapshot();
    for (const route of reads)
      for (const cookie of cookies)
        for (const method of ['GET', 'HEAD'] as const)
          await edge.server.inject({ method, url: addressOf(route), headers: { cookie } });
    expect(await snapshot()).toEqual(before);
    expect(reads.length).toBeGreaterThan(20);
  });
});
