import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getPolicy } from '../../policy/contract.ts';
import { choosePolicy, previewPolicy } from '../../sign-in/contract/policy.ts';
import { getPasswordRule } from '../../sign-in/contract/session.ts';
import { changePassword, getMe, signIn } from '../../sign-in/contract.ts';
import { listUnusedAccounts } from '../contract/unused.ts';
import { listAccounts } from '../contract.ts';
import { createAccount } from './index.ts';
import { closeUnused } from './unused-accounts.ts';

const DAY = 86_400_000;
let world: World;
/** Somebody with the operations duty, which chooses the policy. */
const operations = async (): Promise<Client> => {
  const client = world.stranger();
  await client.call(signIn, { body: { username: 'van.hanh', password: PASSWORD } });
  return client;
};
beforeAll(async () => {
  world = await openWorld();
  const { unit_id } = await world.db
    .selectFrom('account')
    .select('unit_id')
    .where('username', '=', people.quan.username)
    .executeTakeFirstOrThrow();
  await world.db.transaction().execute((tx) =>
    createAccount(
      tx,
      {
        username: 'van.hanh',
        kind: 'operator',
        unitId: unit_id,
        duties: ['operations'],
        password: { own: PASSWORD },
      },
      world.clock.now,
      testServices.secrets,
    ),
  );
});
afterAll(() => world.close());

const inDays = (days: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + days * DAY);
};
const tcvn = { presets: ['tcvn-14423-2'], secondFactorKinds: [], reason: 'Công văn 12/STTTT' };

describe('choosing', () => {
  it('R3 shows each value that holds with its preset and legal basis, and the board’s choices', () =>
    world.rollback(async () => {
      const client = await operations();
      const { body } = await client.call(getPolicy);
      expect(body.held.find(({ name }) => name === 'minLength')).toEqual({
        name: 'minLength',
        value: 8,
        basis: 'Khoản 7 Điều 7 Quy chế',
        preset: 'quy-che-09-2022',
      });
      expect(body.presets.map(({ code, chosen }) => [code, chosen])).toEqual([
        ['quy-che-09-2022', true],
        ['tcvn-14423-2', false],
        ['tcvn-14423-3', false],
      ]);
      for (const { basis } of body.held) expect(basis).not.toBe('');
    }));

  it('R3 says what a choice will do before it is made, and does exactly that', () =>
    world.rollback(async () => {
      inDays(70);
      const client = await operations();
      const { body: effect } = await client.call(previewPolicy, { query: { presets: 'tcvn-14423-2' } });
      const operators = await world.db.selectFrom('account').select('id').where('kind', '=', 'operator').execute();
      // Seventy days old: too old for an operator under TCVN (60), young enough for a unit (182).
      expect(effect).toMatchObject({
        passwordsToChange: operators.length,
        secondFactorsToEnrol: operators.length,
        minLengthGrowsTo: 14,
        accountsToClose: operators.length - 1,
      });
      expect((await client.call(getPolicy)).body.since).toBe('2022-11-23T02:00:00.000Z');
      const { body: done } = await client.call(choosePolicy, { body: tcvn });
      expect(done).toEqual(effect);
      const quan = await world.as('quan');
      expect((await quan.call(getMe)).body).toMatchObject({
        mustChangePassword: true,
        secondFactor: { missing: true },
      });
      expect((await (await world.as('lan')).call(getMe)).body).toMatchObject({ mustChangePassword: false });
    }));

  it('R3 reaches sessions that are open: an operator who works owes the second factor at the next request', () =>
    world.rollback(async () => {
      const [client, quan, lan] = [await operations(), await world.as('quan'), await world.as('lan')];
      expect((await quan.call(listAccounts)).status).toBe(200);
      await client.call(choosePolicy, { body: tcvn });
      expect((await quan.call(listAccounts)).problem.code).toBe('second-factor-required');
      expect((await lan.call(getMe)).status).toBe(200);
    }));

  it('R3 a choice for a later day holds from that day on', () =>
    world.rollback(async () => {
      const client = await operations();
      await client.call(choosePolicy, { body: { ...tcvn, from: '2022-12-01' } });
      expect((await client.call(getPasswordRule)).body.minLength).toBe(8);
      inDays(9);
      expect((await (await world.as('lan')).call(getPasswordRule)).body.minLength).toBe(14);
    }));

  it('R3 refuses an unknown preset, a day that is over, a missing reason; and anybody without the duty', () =>
    world.rollback(async () => {
      const client = await operations();
      const status = async (body: object) => (await client.call(choosePolicy, { body: { ...tcvn, ...body } })).status;
      expect(await status({ presets: ['khong-co'] })).toBe(422);
      expect(await status({ from: '2022-11-01' })).toBe(422);
      expect(await status({ reason: '' })).toBe(400);
      expect(await status({ secondFactorKinds: ['everybody'] })).toBe(400);
      expect((await (await world.as('quan')).call(choosePolicy, { body: tcvn })).status).toBe(403);
      expect((await (await world.as('lan')).call(getPolicy)).status).toBe(403);
    }));

  it('R3 the database keeps every choice: none can be changed or deleted', () =>
    world.rollback(async () => {
      await expect(
        world.db.transaction().execute((tx) => tx.updateTable('policy_choice').set({ reason: 'x' }).execute()),
      ).rejects.toThrow(/append-only/);
    }));
});

describe('passwords in time', () => {
  it.each([
    ['lan', 167, { passwordExpiresInDays: null, mustChangePassword: false }],
    ['lan', 173, { passwordExpiresInDays: 9, mustChangePassword: false }],
    ['lan', 183, { passwordExpiresInDays: 0, mustChangePassword: true }],
  ] as const)('SEC-04 %s on day %i', (name, days, expected) =>
    world.rollback(async () => {
      inDays(days);
      expect((await (await world.as(name)).call(getMe)).body).toMatchObject(expected);
    }),
  );

  it('SEC-04 under TCVN an operator changes it on day 61', () =>
    world.rollback(async () => {
      await (await operations()).call(choosePolicy, { body: tcvn });
      inDays(59);
      expect((await (await world.as('quan')).call(getMe)).body.mustChangePassword).toBe(false);
      inDays(2);
      expect((await (await world.as('quan')).call(getMe)).body.mustChangePassword).toBe(true);
    }));

  it('SEC-03 a password that has become too short has to be changed at the next sign-in', () =>
    world.rollback(async () => {
      const lan = await world.as('lan');
      await lan.call(changePassword, { body: { current: PASSWORD, next: 'Rung-Ho-36?x' } });
      await (await operations()).call(choosePolicy, { body: tcvn });
      const client = world.stranger();
      const signed = await client.call(signIn, { body: { username: people.lan.username, password: 'Rung-Ho-36?x' } });
      expect(signed.body.mustChangePassword).toBe(true);
      const short = await client.call(changePassword, { body: { current: 'Rung-Ho-36?x', next: 'Doi-Che-47#y' } });
      expect(short.problem.code).toBe('weak-password');
      const long = await client.call(changePassword, { body: { current: 'Rung-Ho-36?x', next: 'Doi-Che-Xanh-47#y' } });
      expect([long.status, long.body.mustChangePassword]).toEqual([200, false]);
    }));
});

describe('accounts that nobody uses', () => {
  const close = () => world.machine.asSystem('job close-unused-accounts', closeUnused);

  it('SEC-09 are closed by the nightly job after 45 days, unit accounts after 100; the last who manages accounts stays', () =>
    world.rollback(async () => {
      await (await operations()).call(choosePolicy, { body: tcvn });
      inDays(44);
      expect(await close()).toEqual([]);
      inDays(2);
      const closed = await close();
      expect(closed).toContain(people.mai.username);
      expect(closed).not.toContain(people.quan.username);
      expect(closed).not.toContain(people.lan.username);
      inDays(55);
      expect(await close()).toContain(people.lan.username);
      expect(
        (await world.stranger().call(signIn, { body: { username: people.lan.username, password: PASSWORD } })).status,
      ).toBe(401);
      expect(await close()).toEqual([]);
      const trail = await world.db
        .selectFrom('audit_event')
        .select(['reason', 'account_id'])
        .where('action', '=', 'account.close')
        .execute();
      expect(trail.length).toBeGreaterThan(1);
      for (const line of trail) expect(line.reason).toMatch(/^Không sử dụng quá (45|100) ngày$/);
    }));

  it('SEC-09 the job itself does so every night, under the application’s own role', () =>
    world.rollback(async () => {
      await (await operations()).call(choosePolicy, { body: tcvn });
      await world.runJobs({ scheduled: ['close-unused-accounts'] });
      inDays(46);
      const { failures } = await world.runJobs({ scheduled: ['close-unused-accounts'] });
      expect(failures).toEqual([]);
      const { state } = await world.db
        .selectFrom('account')
        .select('state')
        .where('username', '=', people.mai.username)
        .executeTakeFirstOrThrow();
      expect(state).toBe('closed');
    }));

  it('SEC-09 using an account once is enough', () =>
    world.rollback(async () => {
      await (await operations()).call(choosePolicy, { body: tcvn });
      inDays(90);
      await world.as('lan');
      inDays(50);
      expect(await close()).not.toContain(people.lan.username);
    }));

  it('SEC-09 the board reads who comes next and who was closed; without a preset that says so nobody is', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      expect((await quan.call(listUnusedAccounts)).body.accounts).toEqual([]);
      inDays(400);
      expect(await close()).toEqual([]);
      inDays(-400 + 90);
      await world.db.transaction().execute(async (tx) => {
        const { keepChoice } = await import('../../policy/server/index.ts');
        await keepChoice(
          tx,
          { presets: ['tcvn-14423-2'], secondFactorKinds: [], from: world.clock.now, reason: 'x', by: null },
          world.clock.now,
        );
      });
      await close();
      const signed = await world.as('quan');
      expect((await signed.call(getMe)).status).toBe(200);
      const rows = await world.db.selectFrom('disuse_closure').select('limit_days').execute();
      expect(rows.every(({ limit_days }) => limit_days === 45)).toBe(true);
    }));
});
