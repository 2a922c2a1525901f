import { sql } from 'kysely';
import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allows, readSession, sessionQuery } from '../../src/accounts/server/index.ts';
import { trailOf } from '../../src/audit/server/index.ts';
import { route } from '../../src/platform/contract/route.ts';
import { on } from '../../src/platform/http/call.ts';
import { createHttpServer } from '../../src/platform/http/server.ts';
import { Problem } from '../../src/platform/problems/catalogue.ts';
import { testServices } from '../world/services.ts';
import { type Edge, openEdge } from './edge-server.ts';

/** Nothing of the inside: no stack, no statement, no name of a file, table or module, no text of the driver. */
const INSIDE =
  /\bat \w|\.ts\b|\.js\b|node_modules|node:|select |insert |account_|pg_|PGlite|kysely|ECONN|relation |\/work|\/tmp|Error:/i;

describe('faults', () => {
  let edge: Edge;
  beforeAll(async () => {
    edge = await openEdge();
  });
  afterAll(() => edge.close());

  const Ok = T.Object({ ok: T.Boolean() });
  const shared = { tag: 'Thử', summary: 'Thử', permission: 'public', idempotency: 'none', reply: Ok } as const;
  const faults: readonly (readonly [string, () => Promise<{ ok: boolean }>, (edge: Edge) => Promise<unknown>])[] = [
    ['a thrown error', () => Promise.reject(new Error('/work/main/src/secret.ts at line 7')), async () => undefined],
    ['a thrown text', () => Promise.reject('select * from account_password'), async () => undefined],
    ['nothing at all thrown', () => Promise.reject(undefined), async () => undefined],
    ['an answer that its schema cannot write', async () => ({ ok: Symbol('x') as never }), async () => undefined],
    [
      'a wrong statement',
      async () => {
        await sql`select * from khong_co_bang`.execute(edge.database.db);
        return { ok: true };
      },
      async () => undefined,
    ],
  ];

  it.each(faults)(
    'ASVS 16.5.1 16.5.2 %s is answered 500 with an id for support and nothing of the inside',
    async (_what, fault) => {
      const failing = route({ ...shared, method: 'GET', path: '/api/fails' });
      const server = await createHttpServer({
        ...testServices,
        database: { ...edge.database, close: async () => undefined },
        gate: { sessionQuery, readSession, allows, trail: trailOf },
        clock: () => edge.clock.now,
        cookie: { name: 'session', secure: false },
        bindings: [on(failing)(fault)],
        logLevel: 'silent',
      });
      const answer = await server.inject({ method: 'GET', url: '/api/fails' });
      await server.close();
      expect(answer.statusCode).toBe(500);
      expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(answer.json()).toMatchObject({ code: 'unexpected', instance: expect.stringMatching(/^[0-9a-f-]{36}$/) });
      expect(answer.body).not.toMatch(INSIDE);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    },
  );

  it('ASVS 16.5.3 what cannot be decided is refused: a session that cannot be read opens nothing', async () => {
    const cookie = await edge.signIn('ban');
    const own = await openEdge();
    await own.database.close();
    for (const [method, url] of [
      ['GET', '/api/units'],
      ['GET', '/api/site'],
      ['POST', '/api/session'],
      ['GET', '/health/ready'],
    ] as const) {
      const payload = method === 'POST' ? { payload: { username: 'a', password: 'b' } } : {};
      const answer = await own.server.inject({ method, url, headers: { cookie }, ...payload });
      expect([url, answer.statusCode >= 500]).toEqual([url, true]);
      expect(answer.body).not.toMatch(INSIDE);
    }
    await own.server.close();
  });

  it('ASVS 16.5.1 every problem of the catalogue speaks Vietnamese and of nothing inside', async () => {
    const { problems } = await import('../../src/platform/problems/catalogue.ts');
    for (const code of Object.keys(problems)) {
      const { title } = new Problem(code as keyof typeof problems);
      expect(title).toMatch(/[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/i);
      expect(title).not.toMatch(/select |insert |stack|\.ts\b/i);
    }
  });
});
