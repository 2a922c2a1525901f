import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { closeAccount, listAccounts } from '../../accounts/contract.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { getMe, signIn, signOut } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const later = (minutes: number, seconds = 0): void => {
  world.clock.now = new Date(world.clock.now.getTime() + (minutes * 60 + seconds) * 1000);
};
const tryIn = (client: Client, username: string, password: string) =>
  client.call(signIn, { body: { username, password } });
const lan = people.lan.username;

describe('signing in', () => {
  it('R9 tells the page who is here: unit with its district, custodian, verbs', () =>
    world.rollback(async () => {
      const { status, body } = await (await world.as('lan')).call(getMe);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        account: { username: lan, kind: 'unit', duties: [] },
        unit: { code: '01495', name: 'Xã Đàm Thủy', path: 'xã Đàm Thủy, huyện Trùng Khánh', kind: 'commune' },
        custodian: { fullName: 'Hoàng Thị Lan' },
        mustChangePassword: false,
        passwordExpiresInDays: null,
        verbs: expect.arrayContaining(['figures.enter', 'figures.read']),
        secondFactor: { on: false, mandatory: false, missing: false },
        session: { idleSeconds: 900, idleSecondsLeft: 900, secondsLeft: 43_200 },
        demonstration: false,
        today: '2022-11-23',
      });
    }));

  it('R4 answers a wrong password, an unknown name, a locked and a closed account alike', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const wrong = await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      const unknown = await tryIn(stranger, 'khong.co.ai', 'Sai-mat-ma-1!');
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(stranger, people.nga.username, 'Sai-mat-ma-1!');
      const locked = await tryIn(stranger, people.nga.username, PASSWORD);
      const quan = await world.as('quan');
      const { body } = await quan.call(listAccounts, { query: { search: people.kim.username } });
      await quan.call(closeAccount, { params: { id: body.accounts[0]?.id ?? '' }, body: { reason: 'Sáp nhập' } });
      const closed = await tryIn(stranger, people.kim.username, PASSWORD);
      const answers = [wrong, unknown, locked, closed].map(({ status, problem: { instance: _, ...rest } }) => ({
        status,
        rest,
      }));
      expect(answers[0]).toMatchObject({ status: 401, rest: { code: 'wrong-credentials' } });
      for (const answer of answers) expect(answer).toEqual(answers[0]);
    }));

  it('R4 locks after five wrong passwords for a growing time, 15 minutes at most', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      for (let attempt = 0; attempt < 4; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(200);
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      for (const minutes of [1, 2, 4, 8, 15, 15]) {
        expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(401);
        later(minutes, -1);
        expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(401);
        later(0, 2);
        const more = minutes < 15 ? 1 : 5;
        for (let attempt = 0; attempt < more; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      }
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(401);
      later(15);
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(200);
    }));

  it('R4 ASVS 6.1.1 one wrong password every quarter of an hour keeps nobody out, not even after a burst', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      for (const minutes of [1, 2, 4, 8]) {
        later(minutes);
        await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      }
      const locks: number[] = [];
      for (let quarter = 0; quarter < 24; quarter += 1) {
        later(15);
        await tryIn(stranger, lan, 'Sai-mat-ma-1!');
        const { locked_until } = await world.db
          .selectFrom('credential')
          .innerJoin('account', 'account.id', 'account_id')
          .select('locked_until')
          .where('username', '=', lan)
          .executeTakeFirstOrThrow();
        locks.push(Math.max(0, ((locked_until?.getTime() ?? 0) - world.clock.now.getTime()) / 60_000));
      }
      // After the longest lock the count is left to run out and begins anew: an hour of six is locked, never two quarters whole.
      expect(locks.filter((minutes) => minutes > 0)).toEqual([1, 2, 4, 8, 15, 1, 2, 4, 8, 15]);
    }));

  it('R4 four wrong ones and a lock of long ago do not add up: five new ones are needed', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      later(16);
      for (let attempt = 0; attempt < 4; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      expect((await tryIn(world.stranger(), lan, PASSWORD)).status).toBe(200);
      for (let attempt = 0; attempt < 5; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(401);
    }));

  it('R4 trying a locked account does not lock it longer', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      for (let attempt = 0; attempt < 12; attempt += 1) await tryIn(stranger, lan, 'Sai-mat-ma-1!');
      later(1, 1);
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(200);
    }));

  it('R4 an address that is refused sixty times in a minute has to wait, whatever the name', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      for (let attempt = 0; attempt < 60; attempt += 1)
        expect((await tryIn(stranger, `khong.co.${attempt}`, 'Sai-mat-ma-1!')).status).toBe(401);
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(429);
      later(1, 1);
      expect((await tryIn(stranger, lan, PASSWORD)).status).toBe(200);
    }));

  it('R27 refused sign-ins stand in the trail with the reason and an account’s name, never a password, wherever it was typed', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      await tryIn(stranger, 'Canary-Mat-Khau-9!', 'x');
      await tryIn(stranger, 'canary.mat.khau', 'x');
      await tryIn(stranger, lan, 'Canary-Mat-Khau-9!');
      const ngoc = await world.as('ngoc');
      const { raw, body } = await ngoc.call(listAuditEvents, { query: { action: 'session.refused' } });
      expect(body.events.map(({ reason, detail, result }) => [reason, detail.username, result])).toEqual([
        ['wrong', lan, 'refused'],
        ['unknown', undefined, 'refused'],
        ['unknown', undefined, 'refused'],
      ]);
      const stored = JSON.stringify(await world.db.selectFrom('audit_event').selectAll().execute());
      for (const text of [raw.toString(), stored]) expect(text).not.toMatch(/canary/i);
    }));

  it('R4 a new sign-in in the same browser ends the session before it', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const first = client.cookie;
      await tryIn(client, lan, PASSWORD);
      const old = world.stranger();
      old.cookie = first;
      expect((await old.call(getMe)).status).toBe(401);
      expect((await client.call(getMe)).status).toBe(200);
    }));
});

describe('a session', () => {
  it('R4 idles out after 15 minutes, an operator after 5', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      later(14, 59);
      expect((await client.call(getMe)).status).toBe(200);
      later(15, 1);
      expect((await client.call(getMe)).status).toBe(401);
      const quan = await world.as('quan');
      later(4, 59);
      expect((await quan.call(getMe)).status).toBe(200);
      later(5, 1);
      expect((await quan.call(getMe)).status).toBe(401);
    }));

  it('R4 ends after 12 hours however busy it is', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
        later(10);
        expect((await client.call(getMe)).status).toBe(200);
      }
      later(10);
      expect((await client.call(getMe)).status).toBe(401);
    }));

  it('R4 its token opens nothing after signing out, and the cookie is out of reach of scripts', () =>
    world.rollback(async () => {
      const client = world.stranger();
      const { headers } = await tryIn(client, lan, PASSWORD);
      expect(String(headers['set-cookie'])).toMatch(/HttpOnly/i);
      expect(String(headers['set-cookie'])).toMatch(/SameSite=Strict/i);
      const { cookie } = client;
      expect((await client.call(signOut)).status).toBe(200);
      client.cookie = cookie;
      expect((await client.call(getMe)).status).toBe(401);
    }));
});
