import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, createClient } from '../../../tests/world/client.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { WORLD_DAY } from '../../../tests/world/small-province.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { endSessionsOf, listSessionsOf } from '../../accounts/contract/access.ts';
import { listAccounts } from '../../accounts/contract.ts';
import { compose } from '../../app/compose.ts';
import { endOtherSessions, endOwnSession, listOwnSessions } from '../contract/session.ts';
import { changePassword, getMe, signIn, signOut } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const later = (minutes: number, seconds = 0): void => {
  world.clock.now = new Date(world.clock.now.getTime() + (minutes * 60 + seconds) * 1000);
};
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts[0]?.id ?? '';

describe('the idle limit', () => {
  it.each([
    ['lan', 14, 59, 200],
    ['lan', 15, 1, 401],
    ['quan', 4, 59, 200],
    ['quan', 5, 1, 401],
  ] as const)('SEC-06 ASVS 7.3.1 %s after %i:%i answers %i', (name, minutes, seconds, status) =>
    world.rollback(async () => {
      const client = await world.as(name);
      later(minutes, seconds);
      expect((await client.call(getMe)).status).toBe(status);
    }),
  );

  it('SEC-06 what the page asks by itself is answered but keeps nothing alive', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const left: number[] = [];
      for (let minute = 0; minute < 14; minute += 1) {
        later(1);
        const { body } = await client.call(getMe, {}, { headers: { 'x-background': '1' } });
        left.push(body.session.idleSecondsLeft);
      }
      expect(left).toEqual(Array.from({ length: 14 }, (_, minute) => 900 - 60 * (minute + 1)));
      later(1, 1);
      expect((await client.call(getMe, {}, { headers: { 'x-background': '1' } })).status).toBe(401);
    }));

  it('SEC-06 one click puts the end off', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      later(14);
      expect((await client.call(getMe)).status).toBe(200);
      expect((await client.call(getMe)).body.session.idleSecondsLeft).toBe(900);
      later(14);
      expect((await client.call(getMe)).status).toBe(200);
    }));

  it('SEC-06 ASVS 7.3.2 twelve hours are the end however busy one is, and the page is told how many are left', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      for (let step = 0; step < 71; step += 1) {
        later(10);
        expect((await client.call(getMe)).status).toBe(200);
      }
      expect((await client.call(getMe)).body.session.secondsLeft).toBe(600);
      later(10);
      expect((await client.call(getMe)).status).toBe(401);
    }));
});

describe('where am I signed in', () => {
  it('R4 ASVS 7.5.2 7.4.3 lists one’s own sessions, marks this one, ends one or all others', () =>
    world.rollback(async () => {
      const [here, office, home] = [await world.as('lan'), await world.as('lan'), await world.as('lan')];
      later(1);
      const { body } = await here.call(listOwnSessions);
      expect(body.sessions).toHaveLength(3);
      expect(body.sessions.filter(({ current }) => current)).toHaveLength(1);
      expect(JSON.stringify(body)).not.toMatch(/token|digest/);
      const theirs = (await office.call(listOwnSessions)).body.sessions.find(({ current }) => current)?.id ?? '';
      expect((await here.call(endOwnSession, { params: { id: theirs } })).status).toBe(200);
      expect((await office.call(getMe)).status).toBe(401);
      expect((await here.call(endOtherSessions)).body.ended).toBe(1);
      expect([(await home.call(getMe)).status, (await here.call(getMe)).status]).toEqual([401, 200]);
      expect((await here.call(endOwnSession, { params: { id: theirs } })).status).toBe(404);
    }));

  it('R9 ASVS 8.2.2 nobody ends a session of another account by its id', () =>
    world.rollback(async () => {
      const [lan, nga] = [await world.as('lan'), await world.as('nga')];
      const id = (await nga.call(listOwnSessions)).body.sessions[0]?.id ?? '';
      expect((await lan.call(endOwnSession, { params: { id } })).status).toBe(404);
      expect((await nga.call(getMe)).status).toBe(200);
    }));

  it('R4 sessions that idled out are not listed', () =>
    world.rollback(async () => {
      await world.as('lan');
      later(16);
      expect((await (await world.as('lan')).call(listOwnSessions)).body.sessions).toHaveLength(1);
    }));

  it('R4 ASVS 7.4.5 the board sees and ends the sessions of any account, with a reason', () =>
    world.rollback(async () => {
      const [first, second, quan] = [await world.as('lan'), await world.as('lan'), await world.as('quan')];
      const params = { id: await idOf(quan, people.lan.username) };
      const { body } = await quan.call(listSessionsOf, { params });
      expect(body.sessions).toHaveLength(2);
      const foreign = (await quan.call(listOwnSessions)).body.sessions[0]?.id ?? '';
      const reason = 'Máy bị mất';
      expect((await quan.call(endSessionsOf, { params, body: { session: foreign, reason } })).status).toBe(404);
      expect(
        (await quan.call(endSessionsOf, { params, body: { session: body.sessions[0]?.id ?? '', reason } })).status,
      ).toBe(200);
      expect((await quan.call(endSessionsOf, { params, body: { session: null, reason } })).body.ended).toBe(1);
      expect([(await first.call(getMe)).status, (await second.call(getMe)).status]).toEqual([401, 401]);
      expect((await (await world.as('mai')).call(listSessionsOf, { params })).status).toBe(403);
    }));
});

describe('the token', () => {
  it('ASVS 7.2.1 7.2.2 7.2.3 is 256 random bits, opaque, never twice the same, and only its digest is stored', () =>
    world.rollback(async () => {
      const tokens = new Set<string>();
      for (let time = 0; time < 5; time += 1) tokens.add((await world.as('lan')).cookie?.split('=')[1] ?? '');
      expect(tokens.size).toBe(5);
      const stored = JSON.stringify(await world.db.selectFrom('session').selectAll().execute());
      for (const token of tokens) {
        expect(Buffer.from(token, 'base64url')).toHaveLength(32);
        expect(stored).not.toContain(token);
      }
    }));

  it('ASVS 7.2.4 is new after a change of password, and the old one is dead', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const before = client.cookie;
      await client.call(changePassword, { body: { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' } });
      const old = world.stranger();
      old.cookie = before;
      expect([client.cookie === before, (await old.call(getMe)).status]).toEqual([false, 401]);
    }));

  it('ASVS 7.4.1 14.3.1 signing out ends it on the server and clears cookie and cache', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const { cookie } = client;
      const { headers } = await client.call(signOut);
      expect(headers['clear-site-data']).toBe('"cache"');
      expect(String(headers['set-cookie'])).toMatch(/session=;.*(Expires=Thu, 01 Jan 1970|Max-Age=0)/i);
      client.cookie = cookie;
      expect((await client.call(getMe)).status).toBe(401);
    }));

  it('ASVS 3.3.1 3.3.2 3.3.3 3.3.4 behind TLS its cookie is __Host-, Secure, HttpOnly, SameSite=Strict, Path=/ and without a domain', () =>
    world.rollback(async () => {
      const server = await compose({
        database: {
          db: world.db,
          owner: world.db,
          engine: 'embedded',
          putOn: () => undefined,
          close: async () => undefined,
        },
        clock: () => WORLD_DAY,
        logLevel: 'silent',
        publicUrl: 'https://dantoc.example.gov.vn',
        ...testServices,
      });
      const client = createClient(server);
      const { headers } = await client.call(signIn, { body: { username: people.lan.username, password: PASSWORD } });
      const cookie = String(headers['set-cookie']);
      expect(cookie).toMatch(/^__Host-session=/);
      for (const part of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/']) expect(cookie).toContain(part);
      expect(cookie).not.toMatch(/domain/i);
      await server.close();
    }));

  it.each(['session=', 'session=x', `session=${'a'.repeat(5000)}`, 'session=%00', "session=' or 1=1 --"])(
    'ASVS 7.2.1 a made-up token (%s) is nobody’s',
    (cookie) =>
      world.rollback(async () => {
        const client = world.stranger();
        client.cookie = cookie.slice(0, 6000);
        expect((await client.call(getMe)).status).toBe(401);
      }),
  );
});
