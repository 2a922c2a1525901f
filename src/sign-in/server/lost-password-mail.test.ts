import { describe, expect, it } from 'vitest';
import { paperAs } from '../../../tests/world/papers.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { handOver } from '../../accounts/contract/handover.ts';
import { reopenAccount } from '../../accounts/contract/life.ts';
import { closeAccount, issuePassword, listAccounts } from '../../accounts/contract.ts';
import { askLostPassword, resetPassword } from '../contract/lost-password.ts';
import { changePassword, getMe, signIn } from '../contract.ts';
import {
  type Action,
  ask,
  context,
  keepWorldAndPost,
  lastRequest,
  letters,
  successor,
  textOf,
  tokenFor,
  world,
} from './lost-password.fixture.ts';
import { resetMailJob } from './reset-mail.ts';

keepWorldAndPost();

describe('the link by e-mail', () => {
  it('R8 ASVS 6.4.1 comes to the custodian, sets a password once, ends the sessions', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      const stranger = world.stranger();
      const token = await tokenFor(stranger, people.lan.username);
      expect(Buffer.from(token, 'base64url').length).toBe(32);
      expect(letters.at(-1)).toContain(`To: ${people.lan.username}@caobang.example`);
      const stored = JSON.stringify(await world.db.selectFrom('password_reset').selectAll().execute());
      expect(stored).not.toContain(token);
      const next = 'Mua-Lua-Chin-2022!';
      expect((await stranger.call(resetPassword, { body: { token, next } })).status).toBe(200);
      expect((await lan.call(getMe)).status).toBe(401);
      expect(
        (await stranger.call(signIn, { body: { username: people.lan.username, password: PASSWORD } })).status,
      ).toBe(401);
      const signed = await stranger.call(signIn, { body: { username: people.lan.username, password: next } });
      expect([signed.status, signed.body.mustChangePassword]).toEqual([200, false]);
      expect((await stranger.call(resetPassword, { body: { token, next: 'Mua-Ngo-Chin-2022!' } })).status).toBe(401);
    }));

  it('R8 ASVS 6.3.1 the browser that set the password by it is known from then on, those known before are not', () =>
    world.rollback(async () => {
      const before = await world.as('lan');
      before.cookie = undefined;
      const own = world.stranger();
      const token = await tokenFor(own, people.lan.username);
      const next = 'Mua-Lua-Chin-2022!';
      expect((await own.call(resetPassword, { body: { token, next } })).status).toBe(200);
      const guesser = world.stranger();
      for (let time = 0; time < 5; time += 1)
        await guesser.call(signIn, { body: { username: people.lan.username, password: 'Sai-mat-ma-1!' } });
      const body = { username: people.lan.username, password: next };
      const statuses = [];
      for (const client of [before, world.stranger(), own]) statuses.push((await client.call(signIn, { body })).status);
      expect(statuses).toEqual([401, 401, 200]);
    }));

  it('R8 ASVS 6.4.1 is over after an hour, and a newer password of the board stays', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const token = await tokenFor(stranger, people.lan.username);
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
      const { status, problem } = await stranger.call(resetPassword, { body: { token, next: 'Mua-Lua-Chin-2022!' } });
      expect([status, problem.code]).toEqual([401, 'wrong-credentials']);
      expect(problem.detail).toMatch(/hết hạn/);
    }));

  it.each([
    [
      'a handover',
      async (quan, id) => {
        const custodian = { ...successor, email: 'hoa.kiem.tra@caobang.example' };
        const body = { letter: await paperAs(quan), custodian, changedOn: '2022-11-20' };
        return quan.call(handOver, { params: { id }, body });
      },
    ],
    ['an issued password', (quan, id) => quan.call(issuePassword, { params: { id }, body: { reason: 'Quên' } })],
    [
      'closing and reopening',
      async (quan, id) => {
        await quan.call(closeAccount, { params: { id }, body: { reason: 'Nhầm' } });
        return quan.call(reopenAccount, { params: { id }, body: { reason: 'Mở lại' } });
      },
    ],
    [
      'a changed password',
      async () => {
        const body = { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' };
        return (await world.as('lan')).call(changePassword, { body });
      },
    ],
  ] as const satisfies readonly (readonly [string, Action])[])(
    'R6 R8 ASVS 6.4.1 does not survive %s',
    (_what, action: Action) =>
      world.rollback(async () => {
        const stranger = world.stranger();
        const token = await tokenFor(stranger, people.lan.username);
        const quan = await world.as('quan');
        const { body } = await quan.call(listAccounts, { query: { search: people.lan.username } });
        expect((await action(quan, body.accounts[0]?.id ?? '')).status).toBe(200);
        const reset = await stranger.call(resetPassword, { body: { token, next: 'Mua-Lua-Chin-2022!' } });
        expect([reset.status, reset.problem.code]).toEqual([401, 'wrong-credentials']);
      }),
  );

  it('R8 ASVS 6.4.1 is used up when the account is closed', () =>
    world.rollback(async () => {
      await tokenFor(world.stranger(), people.lan.username);
      const quan = await world.as('quan');
      const { body } = await quan.call(listAccounts, { query: { search: people.lan.username } });
      await quan.call(closeAccount, { params: { id: body.accounts[0]?.id ?? '' }, body: { reason: 'Sáp nhập' } });
      const links = await world.db.selectFrom('password_reset').select('used_at').execute();
      expect(links).toEqual([{ used_at: world.clock.now }]);
    }));

  it('R8 ASVS 6.4.3 leaves the second factor on', () =>
    world.rollback(async () => {
      const { id: account_id } = await world.db
        .selectFrom('account')
        .select('id')
        .where('username', '=', people.lan.username)
        .executeTakeFirstOrThrow();
      const secret = testServices.secrets.seal('JBSWY3DPEHPK3PXP', 'second_factor.secret');
      await world.db
        .insertInto('second_factor')
        .values({ account_id, secret, confirmed_at: world.clock.now })
        .execute();
      const stranger = world.stranger();
      const token = await tokenFor(stranger, people.lan.username);
      expect((await stranger.call(resetPassword, { body: { token, next: 'Mua-Lua-Chin-2022!' } })).status).toBe(200);
      const factors = await world.db
        .selectFrom('second_factor')
        .select('secret')
        .where('account_id', '=', account_id)
        .execute();
      expect(factors).toEqual([{ secret }]);
    }));

  it.each([
    ['a weak one', 'matkhau1'],
    ['the one in use', PASSWORD],
  ])('R3 R8 the rule of passwords holds: refuses %s, and the link can be used again', (_what, next) =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const token = await tokenFor(stranger, people.lan.username);
      const { status, problem } = await stranger.call(resetPassword, { body: { token, next } });
      expect([status, problem.code]).toEqual([422, 'weak-password']);
      expect((await stranger.call(resetPassword, { body: { token, next: 'Mua-Lua-Chin-2022!' } })).status).toBe(200);
    }),
  );

  it('R8 the request itself leaves the work behind, and it is done where mail is configured', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: { ...ask, username: people.lan.username } });
      const { mail, publicUrl } = context();
      const before = letters.length;
      const { failures } = await world.runJobs({ ...(mail ? { mail } : {}), publicUrl: publicUrl ?? '' });
      expect([failures, letters.length - before]).toEqual([[], 1]);
      expect(textOf(letters.at(-1) ?? '')).toContain('https://dantoc.example/dat-lai-mat-khau#');
    }));

  it('R8 without a mail server nothing is sent and no link is made', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: { ...ask, username: people.lan.username } });
      expect((await world.runJobs()).failures).toEqual([]);
      expect(await world.db.selectFrom('password_reset').select('id').execute()).toEqual([]);
    }));

  it('R8 no letter for an unknown name, a closed account, or a fourth time in a day', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const sent = async (username: string) => {
        const before = letters.length;
        world.clock.now = new Date(world.clock.now.getTime() + 3_600_001);
        await tokenFor(stranger, username);
        return letters.length - before;
      };
      expect(await sent('khong.co')).toBe(0);
      expect([await sent('syt'), await sent('syt'), await sent('syt'), await sent('syt')]).toEqual([1, 1, 1, 0]);
      await world.db
        .updateTable('account')
        .set({ state: 'closed' })
        .where('username', '=', people.lan.username)
        .execute();
      expect(await sent(people.lan.username)).toBe(0);
    }));

  it('R8 a mail server that refuses leaves no link behind; the next run sends a new one', () =>
    world.rollback(async () => {
      await world.stranger().call(askLostPassword, { body: { ...ask, username: people.lan.username } });
      const requestId = await lastRequest();
      const broken = { ...context(), mail: { send: () => Promise.reject(new Error('451 try later')) } };
      await expect(resetMailJob.run(broken, { requestId })).rejects.toThrow('451');
      expect(await world.db.selectFrom('password_reset').select('id').execute()).toEqual([]);
      const before = letters.length;
      await resetMailJob.run(context(), { requestId });
      await resetMailJob.run(context(), { requestId });
      expect(letters.length - before).toBe(1);
    }));

  it('R8 a token of somebody’s own making opens nothing', () =>
    world.rollback(async () => {
      const stranger = world.stranger();
      const next = 'Mua-Lua-Chin-2022!';
      const guesses = [Buffer.alloc(32, 1).toString('base64url'), "' or 1=1 --aaaaaaaaaaaaaaa"];
      for (const token of guesses)
        expect((await stranger.call(resetPassword, { body: { token, next } })).status).toBe(401);
      expect((await (await world.as('quan')).call(listAccounts, { query: {} })).status).toBe(200);
    }));
});
