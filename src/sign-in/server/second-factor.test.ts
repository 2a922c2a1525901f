import { describe, expect, it } from 'vitest';
import { PASSWORD } from '../../../tests/world/people.ts';
import { issuePassword } from '../../accounts/contract.ts';
import { confirmSecondFactor, getSecondFactor, startSecondFactor } from '../contract/second-factor.ts';
import { completeSignIn } from '../contract/session.ts';
import { changePassword, getMe, signIn } from '../contract.ts';
import {
  codeOf,
  enrol,
  enter,
  idOf,
  keepWorld,
  knock,
  lan,
  later,
  world,
  wrongCodeOf,
} from './second-factor.fixture.ts';

keepWorld();

describe('enrolling', () => {
  it('R4 SEC-07 draws a seed, confirms it by a first code and shows ten recovery codes once', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const { body: seed } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
      expect(seed.secret).toMatch(/^[A-Z2-7]{32}$/);
      expect(new URL(seed.uri).searchParams.get('secret')).toBe(seed.secret);
      expect((await client.call(getMe)).body.secondFactor.on).toBe(false);
      const wrong = await client.call(confirmSecondFactor, { body: { code: wrongCodeOf(seed.secret) } });
      expect([wrong.status, wrong.problem.code]).toEqual([422, 'invalid-content']);
      const { body } = await client.call(confirmSecondFactor, { body: { code: codeOf(seed.secret) } });
      expect(new Set(body.recoveryCodes).size).toBe(10);
      for (const code of body.recoveryCodes) expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/);
      expect((await client.call(getSecondFactor)).body).toMatchObject({ mandatory: false, recoveryCodesLeft: 10 });
    }));

  it('ASVS 7.5.1 asks for the password again, counts wrong ones, and ends the session at the lock', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      for (let attempt = 0; attempt < 5; attempt += 1) {
        const { status, problem } = await client.call(startSecondFactor, { body: { password: 'Sai-mat-ma-1!' } });
        expect([status, problem.code]).toEqual([422, 'invalid-content']);
      }
      expect((await client.call(getMe)).status).toBe(401);
      const again = await client.call(signIn, { body: { username: lan, password: PASSWORD } });
      expect(again.problem.code).toBe('wrong-credentials');
    }));

  it('ASVS 7.2.4 gives this browser a new token and ends the other sessions', () =>
    world.rollback(async () => {
      const other = await world.as('lan');
      const client = await world.as('lan');
      const { body } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
      const before = client.cookie;
      await client.call(confirmSecondFactor, { body: { code: codeOf(body.secret) } });
      expect(client.cookie).not.toBe(before);
      expect((await client.call(getMe)).body.secondFactor.on).toBe(true);
      const old = world.stranger();
      old.cookie = before;
      expect([(await other.call(getMe)).status, (await old.call(getMe)).status]).toEqual([401, 401]);
    }));

  it('R4 SEC-22 neither seed nor recovery codes lie readable in the database', () =>
    world.rollback(async () => {
      const { secret, codes } = await enrol('lan');
      const stored = JSON.stringify([
        await world.db.selectFrom('second_factor').selectAll().execute(),
        await world.db.selectFrom('recovery_code').selectAll().execute(),
        await world.db.selectFrom('audit_event').selectAll().execute(),
      ]);
      expect(stored).toContain('g1.');
      for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
        expect(stored).not.toContain(hidden);
      const hashes = await world.db.selectFrom('recovery_code').select('hash').execute();
      for (const { hash } of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    }));

  it('R4 a seed that waits longer than a quarter of an hour is drawn again', () =>
    world.rollback(async () => {
      const client = await world.as('lan');
      const { body } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
      later(14 * 60);
      await client.call(getMe);
      later(2 * 60);
      const late = await client.call(confirmSecondFactor, { body: { code: codeOf(body.secret) } });
      expect([late.status, late.problem.code]).toEqual([409, 'wrong-state']);
    }));
});

describe('signing in with it', () => {
  it('R4 SEC-07 ASVS 6.3.3 the password alone opens nothing: no cookie, and the pending token is no session', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      const { client, status, code, pending } = await knock(lan);
      expect([status, code]).toEqual([401, 'code-wanted']);
      expect(client.cookie).toBeUndefined();
      client.cookie = `session=${pending}`;
      expect((await client.call(getMe)).status).toBe(401);
      client.cookie = undefined;
      const answer = await client.call(completeSignIn, { body: { pending, code: codeOf(secret) } });
      expect([answer.status, answer.body.account.username]).toEqual([200, lan]);
      expect((await client.call(getMe)).status).toBe(200);
    }));

  it('R4 ASVS 6.5.1 a code opens once, whichever session it comes from', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      const code = codeOf(secret);
      expect((await enter(lan, code)).status).toBe(200);
      const again = await enter(lan, code);
      expect([again.status, again.problem.code]).toEqual([401, 'wrong-credentials']);
      const before = await enter(lan, codeOf(secret, -1));
      expect(before.status).toBe(401);
      later(30);
      expect((await enter(lan, codeOf(secret))).status).toBe(200);
    }));

  it.each([
    [-2, 401],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 401],
  ])('ASVS 6.5.5 a code %i steps away answers %i', (stepsOff, status) =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      later(120);
      expect((await enter(lan, codeOf(secret, stepsOff))).status).toBe(status);
    }),
  );

  it('R4 SEC-05 wrong codes count to the same lock; the right password does not start the count anew', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      for (let attempt = 0; attempt < 5; attempt += 1)
        expect((await enter(lan, wrongCodeOf(secret))).problem.code).toBe('wrong-credentials');
      expect((await knock(lan)).code).toBe('wrong-credentials');
      later(61);
      expect((await enter(lan, codeOf(secret))).status).toBe(200);
    }));

  it('R4 SEC-05 a locked account answers a right code like a wrong one', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      const { client, pending } = await knock(lan);
      const wrong = await client.call(completeSignIn, { body: { pending, code: wrongCodeOf(secret) } });
      for (let attempt = 0; attempt < 5; attempt += 1) await knock(lan, 'Sai-mat-ma-1!');
      const locked = await client.call(completeSignIn, { body: { pending, code: codeOf(secret) } });
      const bare = ({ instance: _, ...rest }: Record<string, unknown>) => rest;
      expect([locked.status, bare(locked.problem)]).toEqual([wrong.status, bare(wrong.problem)]);
    }));

  it('R4 a recovery code opens once, with hyphens or without, and one less is left', () =>
    world.rollback(async () => {
      const { codes } = await enrol('lan');
      const [first = '', second = ''] = codes;
      expect((await enter(lan, first)).status).toBe(200);
      expect((await enter(lan, first)).status).toBe(401);
      const { client, status } = await enter(lan, second.replaceAll('-', '').toUpperCase());
      expect(status).toBe(200);
      expect((await client.call(getSecondFactor)).body.recoveryCodesLeft).toBe(8);
      expect((await enter(lan, 'aaaa-bbbb-cccc')).status).toBe(401);
    }));

  it('R4 two sign-ins with one code or one recovery code at once: one gets in', () =>
    world.rollback(async () => {
      const { secret, codes } = await enrol('lan');
      for (const code of [codeOf(secret), codes[0] ?? '']) {
        const statuses = (await Promise.all([enter(lan, code), enter(lan, code)])).map(({ status }) => status);
        expect(statuses.sort()).toEqual([200, 401]);
      }
    }));

  it('R3 R4 the pending token lives as long as the policy says at the moment of the password', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      const before = await knock(lan);
      await world.db.updateTable('policy_value').set({ value: 1 }).where('name', '=', 'codeMinutes').execute();
      const after = await knock(lan);
      later(61);
      const body = ({ pending }: { pending: string }) => ({ body: { pending, code: codeOf(secret) } });
      expect((await after.client.call(completeSignIn, body(after))).status).toBe(401);
      expect((await before.client.call(completeSignIn, body(before))).status).toBe(200);
    }));

  it('R4 the pending token lives five minutes, belongs to one password, and cannot be made up', () =>
    world.rollback(async () => {
      const { client: own, secret } = await enrol('lan');
      const { client, pending } = await knock(lan);
      for (const made of ['x', `${pending.slice(0, -2)}AA`, 'g1.test.AAAA'])
        expect((await client.call(completeSignIn, { body: { pending: made, code: codeOf(secret) } })).status).toBe(401);
      later(301);
      const late = await client.call(completeSignIn, { body: { pending, code: codeOf(secret) } });
      expect([late.status, late.problem.startAgain]).toEqual([401, true]);
      const { client: fresh, pending: second } = await knock(lan);
      await own.call(changePassword, { body: { current: PASSWORD, next: 'Rung-Thong-Xanh-36?' } });
      later(31);
      expect((await fresh.call(completeSignIn, { body: { pending: second, code: codeOf(secret) } })).status).toBe(401);
    }));

  it('ASVS 6.4.3 a one-time password of the board does not switch it off', () =>
    world.rollback(async () => {
      const { secret } = await enrol('lan');
      const quan = await world.as('quan');
      const params = { id: await idOf(quan, lan) };
      const { body } = await quan.call(issuePassword, { params, body: { reason: 'Quên mật khẩu' } });
      expect((await knock(lan, body.oneTimePassword)).code).toBe('code-wanted');
      expect((await enter(lan, codeOf(secret), body.oneTimePassword)).status).toBe(200);
      expect((await knock(lan, body.oneTimePassword)).code).toBe('wrong-credentials');
    }));
});
