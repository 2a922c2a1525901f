import { describe, expect, it } from 'vitest';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { removeSecondFactor } from '../../accounts/contract/access.ts';
import { listAccounts } from '../../accounts/contract.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { keepChoice } from '../../policy/server/index.ts';
import {
  confirmSecondFactor,
  disableSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../contract/second-factor.ts';
import { changePassword, getMe } from '../contract.ts';
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
