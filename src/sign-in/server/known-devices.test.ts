import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { handOver } from '../../accounts/contract/handover.ts';
import { reopenAccount } from '../../accounts/contract/life.ts';
import { closeAccount, issuePassword, listAccounts } from '../../accounts/contract.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { sha256 } from '../../platform/digest/digest.ts';
import { changePassword, signIn } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const WRONG = 'Sai-mat-ma-1!';
const lan = people.lan.username;
const later = (minutes: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
};
const tryIn = (client: Client, username: string, password: string) =>
  client.call(signIn, { body: { username, password } });
const statusOf = async (client: Client, password: string, username: string = lan) =>
  (await tryIn(client, username, password)).status;
/** The browser of somebody who signed in there before: no session any more, but its cookie. */
const browserOf = async (name: PersonName): Promise<Client> => {
  const client = await world.as(name);
  client.cookie = undefined;
  return client;
};
const guess = async (client: Client, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) await tryIn(client, lan, WRONG);
};
const rowOf = async (quan: Client, username = lan) => {
  const { accounts } = (await quan.call(listAccounts, { query: { search: username } })).body;
  const row = accounts.find((one) => one.username === username);
  if (!row) throw new Error(`no account ${username}`);
  return row;
};
const successor = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa@caobang.example',
};

describe('strangers guess', () => {
  it('ASVS 6.1.1 6.3.1 SEC-05 for six hours, and chị Lan gets in at her browser whenever she wants; an unknown browser does not', () =>
    world.rollback(async () => {
      const own = await browserOf('lan');
      const stranger = world.stranger();
      for (let quarter = 0; quarter < 24; quarter += 1) {
        await guess(stranger, 5);
        if (quarter % 8 === 0) {
          expect(await statusOf(own, PASSWORD)).toBe(200);
          own.cookie = undefined;
          expect(await statusOf(world.stranger(), PASSWORD)).toBe(401);
        }
        later(15);
      }
      const { failed_attempts } = await world.db
        .selectFrom('credential')
        .innerJoin('account', 'account.id', 'account_id')
        .select('failed_attempts')
        .where('username', '=', lan)
        .executeTakeFirstOrThrow();
      expect(failed_attempts).toBeGreaterThan(4);
    }));

  it('ASVS 6.3.1 SEC-05 signing in at a known browser gives strangers no new guesses', () =>
    world.rollback(async () => {
      const own = await browserOf('lan');
      const stranger = world.stranger();
      await guess(stranger, 5);
      expect(await statusOf(own, PASSWORD)).toBe(200);
      expect(await statusOf(world.stranger(), PASSWORD)).toBe(401);
      expect((await rowOf(await world.as('quan'))).lockedUntil).not.toBeNull();
    }));

  it('ASVS 6.1.1 chị Lan changes her password meanwhile: strangers’ guesses do not count against her session', () =>
    world.rollback(async () => {
      const own = await world.as('lan');
      await guess(world.stranger(), 5);
      const body = { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' };
      expect((await own.call(changePassword, { body })).status).toBe(200);
    }));

  it('ASVS 6.3.1 with the cookie of another account, or a made-up one, they are strangers still', () =>
    world.rollback(async () => {
      const [nga, own] = [await browserOf('nga'), await browserOf('lan')];
      await guess(world.stranger(), 5);
      expect(await statusOf(nga, PASSWORD)).toBe(401);
      const made = world.stranger();
      made.device = `device=${'a'.repeat(43)}.${'b'.repeat(43)}`;
      expect(await statusOf(made, PASSWORD)).toBe(401);
      const digest = world.stranger();
      digest.device = `device=${sha256((own.device ?? '').slice('device='.length))}`;
      expect(await statusOf(digest, PASSWORD)).toBe(401);
      expect(await statusOf(own, PASSWORD)).toBe(200);
    }));

  it('ASVS 6.3.1 a planted cookie is not taken on: the token is drawn by the server', () =>
    world.rollback(async () => {
      const planted = `device=${'a'.repeat(43)}`;
      const victim = world.stranger();
      victim.device = planted;
      expect(await statusOf(victim, PASSWORD)).toBe(200);
      const attacker = world.stranger();
      attacker.device = planted;
      await guess(world.stranger(), 5);
      expect(await statusOf(attacker, PASSWORD)).toBe(401);
    }));
});

describe('a known browser', () => {
  it('SEC-05 R4 five wrong passwords lock it alone, and the sixth right one is refused there; elsewhere it is not', () =>
    world.rollback(async () => {
      const [own, other] = [await browserOf('lan'), await browserOf('lan')];
      await guess(own, 4);
      expect(await statusOf(own, PASSWORD)).toBe(200);
      own.cookie = undefined;
      await guess(own, 5);
      const [locked, stranger] = [await tryIn(own, lan, PASSWORD), await tryIn(world.stranger(), 'khong.co', PASSWORD)];
      expect(locked.status).toBe(401);
      expect({ ...locked.problem, instance: '' }).toEqual({ ...stranger.problem, instance: '' });
      expect(await statusOf(other, PASSWORD)).toBe(200);
      expect(await statusOf(world.stranger(), PASSWORD)).toBe(200);
    }));

  it('SEC-05 its lock grows as every lock does: 1, 2, 4, 8, 15 minutes, and attempts meanwhile do not lengthen it', () =>
    world.rollback(async () => {
      const own = await browserOf('lan');
      await guess(own, 5);
      for (const minutes of [1, 2, 4, 8, 15]) {
        await guess(own, 3);
        later(minutes - 0.1);
        expect(await statusOf(own, PASSWORD)).toBe(401);
        later(0.2);
        if (minutes < 15) await guess(own, 1);
      }
      expect(await statusOf(own, PASSWORD)).toBe(200);
    }));

  it('SEC-05 the board sees which lock it is; a new password of the board ends both', () =>
    world.rollback(async () => {
      const [own, quan] = [await browserOf('lan'), await world.as('quan')];
      await guess(own, 5);
      expect(await rowOf(quan)).toMatchObject({ lockedUntil: null, deviceLockedUntil: expect.any(String) });
      await guess(world.stranger(), 5);
      const row = await rowOf(quan);
      expect(row).toMatchObject({ lockedUntil: expect.any(String), deviceLockedUntil: expect.any(String) });
      const { body } = await quan.call(issuePassword, { params: { id: row.id }, body: { reason: 'Bị khóa' } });
      expect(await rowOf(quan)).toMatchObject({ lockedUntil: null, deviceLockedUntil: null });
      expect(await statusOf(own, body.oneTimePassword)).toBe(200);
    }));

  it('ASVS 6.3.1 serves several accounts: each keeps its own token in the one cookie', () =>
    world.rollback(async () => {
      const shared = await browserOf('lan');
      expect(await statusOf(shared, PASSWORD, people.nga.username)).toBe(200);
      shared.cookie = undefined;
      await guess(world.stranger(), 5);
      for (let time = 0; time < 5; time += 1) await tryIn(world.stranger(), people.nga.username, WRONG);
      expect(await statusOf(shared, PASSWORD)).toBe(200);
      shared.cookie = undefined;
      expect(await statusOf(shared, PASSWORD, people.nga.username)).toBe(200);
      const rows = await world.db.selectFrom('known_device').selectAll().execute();
      expect(rows).toHaveLength(2);
      expect(JSON.stringify(rows)).not.toContain((shared.device ?? '').split(/[=.]/)[1]);
    }));

  it('SEC-16 the trail says from which kind of browser somebody came, and whose counter locked', () =>
    world.rollback(async () => {
      const own = await browserOf('lan');
      await guess(own, 5);
      later(2);
      await tryIn(own, lan, PASSWORD);
      const ngoc = await world.as('ngoc');
      const read = async (action: string) =>
        (await ngoc.call(listAuditEvents, { query: { action, account: lan } })).body.events.map(({ detail }) => detail);
      expect((await read('session.open')).map(({ knownDevice }) => knownDevice)).toEqual([true, false]);
      const refused = (await ngoc.call(listAuditEvents, { query: { action: 'session.refused' } })).body.events;
      expect(refused[0]?.detail).toEqual({ username: lan, knownDevice: true, lockedMinutes: 1 });
    }));
});

describe('a browser is known no longer', () => {
  type End = (quan: Client, id: string, own: Client) => Promise<unknown>;
  const ends: readonly (readonly [string, End])[] = [
    [
      'a handover',
      async (quan, id) => {
        const body = { letter: await paperAs(quan), custodian: successor, changedOn: '2022-11-20' };
        return quan.call(handOver, { params: { id }, body });
      },
    ],
    [
      'a new password of the board',
      (quan, id) => quan.call(issuePassword, { params: { id }, body: { reason: 'Quên' } }),
    ],
    [
      'closing and reopening',
      async (quan, id) => {
        await quan.call(closeAccount, { params: { id }, body: { reason: 'Sáp nhập' } });
        return quan.call(reopenAccount, { params: { id }, body: { reason: 'Mở lại' } });
      },
    ],
    [
      'a change of password elsewhere',
      async () => {
        const elsewhere = await world.as('lan');
        return elsewhere.call(changePassword, { body: { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' } });
      },
    ],
  ];
  it.each(ends)('ASVS 6.3.1 R6 after %s: its wrong passwords count as a stranger’s', (_what, end) =>
    world.rollback(async () => {
      const [own, quan] = [await browserOf('lan'), await world.as('quan')];
      const { id } = await rowOf(quan);
      expect(await end(quan, id, own)).toMatchObject({ status: 200 });
      await guess(own, 5);
      expect(await rowOf(quan)).toMatchObject({ lockedUntil: expect.any(String), deviceLockedUntil: null });
    }),
  );

  it('ASVS 6.1.1 the browser that changed the password is known anew', () =>
    world.rollback(async () => {
      const own = await world.as('lan');
      await own.call(changePassword, { body: { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' } });
      own.cookie = undefined;
      await guess(world.stranger(), 5);
      expect(await statusOf(own, 'Rung-Thong-Xanh-36?')).toBe(200);
    }));

  it('R3 ASVS 6.3.1 once it was not used for the policy’s hundred days: the nightly job forgets it', () =>
    world.rollback(async () => {
      await world.runJobs({ scheduled: ['forget-known-devices'] });
      await browserOf('lan');
      later(50 * 1440);
      await browserOf('nga');
      const left = async () => {
        const { failures } = await world.runJobs({ scheduled: ['forget-known-devices'] });
        expect(failures).toEqual([]);
        return (await world.db.selectFrom('known_device').select('id').execute()).length;
      };
      expect(await left()).toBe(2);
      later(51 * 1440);
      expect(await left()).toBe(1);
    }));
});
