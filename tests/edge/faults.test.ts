import { sql } from 'kysely';
import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gate } from '../../src/app/gate.ts';
import { type Binding, on } from '../../src/platform/call/binding.ts';
import type { PublicCall } from '../../src/platform/call/call.ts';
import type { Gate } from '../../src/platform/call/door.ts';
import { route } from '../../src/platform/contract/route.ts';
import { createHttpServer } from '../../src/platform/http/server.ts';
import { type ProblemCode, problem, problems } from '../../src/platform/problems/catalogue.ts';
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
  const shared = { tag: 'Thử', summary: 'Thử', idempotency: 'none', reply: Ok } as const;
  type Fault = (call: Pick<PublicCall, 'tx'>) => Promise<{ ok: boolean }>;
  const faults: readonly (readonly [string, Fault])[] = [
    ['a thrown error', () => Promise.reject(new Error('/srv/app/src/secret.ts at line 7'))],
    ['a thrown text', () => Promise.reject('select * from account_password')],
    ['nothing at all thrown', () => Promise.reject(undefined)],
    [
      'a wrong statement',
      async ({ tx }) => {
        await sql`select * from khong_co_bang`.execute(tx);
        return { ok: true };
      },
    ],
  ];

  /** The layer alone over the same database: one route, and a gate that may be broken. */
  const openFailing = (binding: Binding, broken: Partial<Gate> = {}) =>
    createHttpServer({
      ...testServices,
      database: edge.database,
      gate: { ...gate, ...broken },
      clock: () => edge.clock.now,
      cookie: { name: 'session', device: 'device', secure: false },
      bindings: [binding],
      logLevel: 'silent',
    });

  it.each(faults)(
    'ASVS 16.5.1 16.5.2 %s is answered 500 with an id for support and nothing of the inside',
    async (_what, fault) => {
      const failing = route({ ...shared, permission: 'public', method: 'GET', path: '/api/fails' });
      const server = await openFailing(on(failing)(fault));
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
    let opened = false;
    const secret = route({ ...shared, permission: 'signedIn', method: 'GET', path: '/api/secret' });
    const show = on(secret)(async () => {
      opened = true;
      return { ok: true };
    });
    const cookie = await edge.signIn('ban');
    const ask = async (broken: Partial<Gate>) => {
      const server = await openFailing(show, broken);
      const { statusCode, body } = await server.inject({ method: 'GET', url: '/api/secret', headers: { cookie } });
      await server.close();
      expect(body).not.toMatch(INSIDE);
      return statusCode;
    };
    expect(await ask({})).toBe(200);
    opened = false;
    expect(await ask({ sessionQuery: () => sql`select * from khong_co_bang` })).toBe(500);
    expect(await ask({ readSession: () => Promise.reject(new Error('at line 7')) })).toBe(500);
    expect(await ask({ readSession: async () => undefined })).toBe(401);
    expect(opened).toBe(false);
  });

  it('ASVS 16.5.1 every problem of the catalogue speaks Vietnamese and of nothing inside', () => {
    for (const code of Object.keys(problems)) {
      const { title } = problem(code as ProblemCode);
      expect(title).toMatch(/[àáảãạăắằẳẵặâấầẩẫậđèéẻẽẹêếềểễệìíỉĩịòóỏõọôốồổỗộơớờởỡợùúủũụưứừửữựỳýỷỹỵ]/i);
      expect(title).not.toMatch(/select |insert |stack|\.ts\b/i);
    }
  });
});
