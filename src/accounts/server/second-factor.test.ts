import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, type PersonName, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { keepChoice } from '../../policy/server/index.ts';
import {
  confirmSecondFactor,
  disableSecondFactor,
  getSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../contract/second-factor.ts';
import { completeSignIn } from '../contract/session.ts';
import { changePassword, getMe, issuePassword, listAccounts, signIn } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const later = (seconds: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + seconds * 1000);
};
const codeOf = (secret: string, stepsOff = 0): string =>
  generateSync({ secret, epoch: Math.floor(world.clock.now.getTime() / 1000) + stepsOff * 30 });
const wrongCodeOf = (secret: string): string => String((Number(codeOf(secret)) + 1) % 1_000_000).padStart(6, '0');

type Enrolled = { readonly client: Client; readonly secret: string; readonly codes: readonly string[] };
const enrol = async (name: PersonName): Promise<Enrolled> => {
  const client = await world.as(name);
  const { body } = await client.call(startSecondFactor, { body: { password: PASSWORD } });
  const { body: confirmed } = await client.call(confirmSecondFactor, { body: { code: codeOf(body.secret) } });
  later(60);
  return { client, secret: body.secret, codes: confirmed.recoveryCodes };
};
/** The first step; gives the client and what the second step needs. */
const knock = async (username: string, password = PASSWORD) => {
  const client = world.stranger();
  const { status, problem } = await client.call(signIn, { body: { username, password } });
  return { client, status, code: problem.code, pending: String(problem.pending ?? '') };
};
const enter = async (username: string, code: string, password = PASSWORD) => {
  const { client, pending } = await knock(username, password);
  const answer = await client.call(completeSignIn, { body: { pending: pending || 'x', code } });
  return { client, status: answer.status, problem: answer.problem };
};
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts[0]?.id ?? '';
const lan = people.lan.username;

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

describe('where the policy makes it mandatory', () => {
  const demandFor = (kinds: readonly ('operator' | 'commune')[]) =>
    world.db
      .transaction()
      .execute((tx) =>
        keepChoice(
          tx,
          { presets: [], secondFactorKinds: [...kinds], from: world.clock.now, reason: 'x', by: null },
          world.clock.now,
        ),
      );

  it('SEC-07 ASVS 6.3.3 an operator without it reaches nothing but its enrolment; the commune is free', () =>
    world.rollback(async () => {
      await demandFor(['operator']);
      const quan = await world.as('quan');
      const refused = await quan.call(listAccounts);
      expect([refused.status, refused.problem.code]).toEqual([403, 'second-factor-required']);
      const { body: seed } = await quan.call(startSecondFactor, { body: { password: PASSWORD } });
      expect((await quan.call(confirmSecondFactor, { body: { code: codeOf(seed.secret) } })).status).toBe(200);
      expect((await quan.call(listAccounts)).status).toBe(200);
      const off = await quan.call(disableSecondFactor, { body: { password: PASSWORD } });
      expect([off.status, off.problem.code]).toEqual([409, 'wrong-state']);
      expect((await (await world.as('lan')).call(getMe)).body.secondFactor.missing).toBe(false);
    }));

  it('SEC-07 the board takes a lost one off with a reason, and a new one is enrolled before anything else', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const { client } = await enrol('lan');
      await demandFor(['commune']);
      const params = { id: await idOf(quan, lan) };
      expect((await quan.call(removeSecondFactor, { params, body: { reason: 'Mất điện thoại' } })).status).toBe(200);
      expect((await client.call(getMe)).status).toBe(401);
      const again = await world.as('lan');
      expect((await again.call(getMe)).body.secondFactor).toEqual({ on: false, mandatory: true, missing: true });
      const twice = await quan.call(removeSecondFactor, { params, body: { reason: 'Mất điện thoại' } });
      expect(twice.problem.code).toBe('wrong-state');
      const own = await quan.call(removeSecondFactor, {
        params: { id: await idOf(quan, people.quan.username) },
        body: { reason: 'x' },
      });
      expect(own.status).toBe(403);
    }));
});

it('R4 turning it off and new recovery codes ask for the password; the former codes are gone', () =>
  world.rollback(async () => {
    const { client, codes, secret } = await enrol('lan');
    const wrong = await client.call(renewRecoveryCodes, { body: { password: 'Sai-mat-ma-1!' } });
    expect(wrong.status).toBe(422);
    const { body } = await client.call(renewRecoveryCodes, { body: { password: PASSWORD } });
    expect(body.recoveryCodes.some((code) => codes.includes(code))).toBe(false);
    expect((await enter(lan, codes[0] ?? '')).status).toBe(401);
    expect((await enter(lan, body.recoveryCodes[0] ?? '')).status).toBe(200);
    expect((await client.call(disableSecondFactor, { body: { password: PASSWORD } })).status).toBe(200);
    expect((await knock(lan)).status).toBe(200);
    expect(codeOf(secret)).toHaveLength(6);
  }));

it('R4 SEC-05 ASVS 6.1.1 a locked account does not take its own right password either, except at a browser it knows: guesses go on nowhere', () =>
  world.rollback(async () => {
    const client = await world.as('lan');
    for (let attempt = 0; attempt < 5; attempt += 1) await knock(lan, 'Sai-mat-ma-1!');
    const known = await world.as('nga');
    for (let attempt = 0; attempt < 5; attempt += 1) await knock(people.nga.username, 'Sai-mat-ma-1!');
    expect((await known.call(startSecondFactor, { body: { password: PASSWORD } })).status).toBe(200);
    // A session whose browser says nothing of itself is as strange as any other.
    client.device = undefined;
    for (const password of ['Sai-mat-ma-1!', PASSWORD]) {
      const { status, problem } = await client.call(startSecondFactor, { body: { password } });
      expect([status, problem.code, problem.retryAfterSeconds]).toEqual([429, 'too-many-requests', 60]);
    }
    later(61);
    expect((await client.call(startSecondFactor, { body: { password: PASSWORD } })).status).toBe(200);
  }));

it.each([
  ['Mua-Lua-36!', true],
  ['Mua-Lua-Chin-2036!', false],
])('SEC-03 without the second factor %s is held to the longer rule: to be changed at once is %s', (password, weak) =>
  world.rollback(async () => {
    const { client } = await enrol('lan');
    const presets = ['tcvn-14423-2'];
    const choice = { presets, secondFactorKinds: [], from: world.clock.now, reason: 'x', by: null };
    await world.db.transaction().execute((tx) => keepChoice(tx, choice, world.clock.now));
    expect((await client.call(changePassword, { body: { current: PASSWORD, next: password } })).status).toBe(200);
    expect((await client.call(getMe)).body.mustChangePassword).toBe(false);
    expect((await client.call(disableSecondFactor, { body: { password } })).status).toBe(200);
    expect((await client.call(getMe)).body.mustChangePassword).toBe(weak);
    const after = await client.call(startSecondFactor, { body: { password } });
    expect(after.problem.code).toBe(weak ? 'password-change-required' : undefined);
  }),
);

it('SEC-16 every step of it stands in the trail, never a code or a seed', () =>
  world.rollback(async () => {
    const { client, secret, codes } = await enrol('lan');
    await enter(lan, wrongCodeOf(secret));
    await enter(lan, codes[0] ?? '');
    await client.call(disableSecondFactor, { body: { password: PASSWORD } });
    const { raw, body } = await (await world.as('ngoc')).call(listAuditEvents, { query: { limit: 200 } });
    const seen = new Set(body.events.map(({ action, reason }) => `${action}${reason ? ` ${reason}` : ''}`));
    for (const action of [
      'second-factor.start',
      'second-factor.enable',
      'session.code-wanted',
      'session.refused wrong-code',
      'session.open',
      'second-factor.disable',
    ])
      expect([action, seen.has(action)]).toEqual([action, true]);
    for (const hidden of [secret, ...codes]) expect(raw.toString()).not.toContain(hidden);
  }));
