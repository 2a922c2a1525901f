import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { Mail } from '../../platform/mail/mail.ts';
import { getPolicy } from '../../policy/contract.ts';
import { askLostPassword, resetPassword } from '../../sign-in/contract/lost-password.ts';
import { choosePolicy } from '../../sign-in/contract/policy.ts';
import { getMe, signIn } from '../../sign-in/contract.ts';
import { handOver, listHandovers } from '../contract/handover.ts';
import { getAccountReviews } from '../contract/life.ts';
import { listUnusedAccounts } from '../contract/unused.ts';
import { issuePassword, listAccounts } from '../contract.ts';
import { createAccount } from './index.ts';

/** A preset of the province that is stricter than the regulation in everything that used to stand in the code. */
const strict = {
  reportDays: 3,
  reviewMonths: 3,
  issuedHours: 8,
  resetMinutes: 15,
  resetLettersPerDay: 1,
  lostAsksPerHour: 2,
  addressRefusals: 20,
  longestAddressWaitMinutes: 30,
  unusedWarnDays: 30,
  unusedDaysUnit: 100,
};
let world: World;
beforeAll(async () => {
  world = await openWorld();
  const preset = {
    code: 'quy-dinh-tinh',
    name: 'Quy định của tỉnh',
    basis: 'Quyết định thử',
    valid_from: '2022-01-01',
  };
  await world.db
    .insertInto('policy_preset')
    .values({ ...preset, default_in: '{}' })
    .execute();
  const values = Object.entries(strict).map(([name, value]) => ({
    preset: preset.code,
    name,
    value,
    basis: `Quyết định thử, ${name}`,
  }));
  await world.db.insertInto('policy_value').values(values).execute();
  const { unit_id: unitId } = await world.db
    .selectFrom('account')
    .select('unit_id')
    .where('username', '=', people.quan.username)
    .executeTakeFirstOrThrow();
  const spec = {
    username: 'van.hanh',
    kind: 'operator',
    unitId,
    duties: ['operations'],
    password: { own: PASSWORD },
  } as const;
  await world.db.transaction().execute((tx) => createAccount(tx, spec, world.clock.now, testServices.secrets));
});
afterAll(() => world.close());

const operations = async (): Promise<Client> => {
  const client = world.stranger();
  await client.call(signIn, { body: { username: 'van.hanh', password: PASSWORD } });
  return client;
};
const choose = async (): Promise<void> => {
  const body = { presets: ['quy-dinh-tinh'], secondFactorKinds: [], reason: 'Công văn 12/STTTT' };
  expect((await (await operations()).call(choosePolicy, { body })).status).toBe(200);
};
const later = (minutes: number): void => {
  world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000);
};
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts.find(
    (row) => row.username === username,
  )?.id ?? '';
const successor = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa@caobang.example',
};
const ask = {
  unit: 'UBND xã Đàm Thủy',
  fullName: 'Hoàng Thị Lan',
  phone: '0912 345 678',
  username: people.lan.username,
};

it('R3 the page of the policy shows each of these values with its legal basis; the stricter holds once chosen', () =>
  world.rollback(async () => {
    const client = await operations();
    const held = async () => new Map((await client.call(getPolicy)).body.held.map((value) => [value.name, value]));
    const before = await held();
    expect(before.get('reportDays')).toMatchObject({ value: 7, basis: 'Khoản 6 Điều 7 Quy chế (07 ngày)' });
    for (const name of Object.keys(strict).filter((name) => name !== 'unusedDaysUnit'))
      expect(before.get(name as never)?.basis, name).toMatch(/Quy chế/);
    await choose();
    const after = await held();
    for (const [name, value] of Object.entries(strict))
      expect(after.get(name as never), name).toMatchObject({ value, preset: 'quy-dinh-tinh' });
    expect((await (await world.as('quan')).call(getMe)).body.deadlines).toEqual({
      reportDays: 3,
      reviewMonths: 3,
      issuedHours: 8,
    });
  }));

describe('what the board chose holds', () => {
  it('R3 R6 SEC-11 chị Nga’s commune reported after five days: in time under the regulation, two days late under three', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const id = await idOf(quan, people.nga.username);
      const body = { letter: await paperAs(quan), custodian: successor, changedOn: '2022-11-18' };
      expect((await quan.call(handOver, { params: { id }, body })).status).toBe(200);
      expect((await quan.call(listHandovers, { query: {} })).body.late).toEqual([]);
      await choose();
      const { late, handovers } = (await quan.call(listHandovers, { query: {} })).body;
      expect(late).toMatchObject([{ accountId: id, kind: 'reported', daysLate: 2 }]);
      expect(handovers).toMatchObject([{ accountId: id, daysLate: 2 }]);
    }));

  it('R3 SEC-13 the list of accounts is due after six months, or after three', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const before = (await quan.call(getAccountReviews)).body.nextDue;
      await choose();
      const after = (await quan.call(getAccountReviews)).body.nextDue;
      expect([before, after]).toEqual(['2023-05-23', '2023-02-23']);
    }));

  it('R3 R8 an issued password lives 24 hours, or eight', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: await idOf(quan, people.lan.username) };
      const issue = async () => (await quan.call(issuePassword, { params, body: { reason: 'Quên' } })).body;
      expect((await issue()).expiresAt).toBe(new Date(world.clock.now.getTime() + 24 * 3_600_000).toISOString());
      await choose();
      const issued = await issue();
      expect(issued.expiresAt).toBe(new Date(world.clock.now.getTime() + 8 * 3_600_000).toISOString());
      later(8 * 60 + 1);
      const body = { username: issued.username, password: issued.oneTimePassword };
      expect((await world.stranger().call(signIn, { body })).status).toBe(401);
    }));

  it('R3 R8 a mailed link says and lives fifteen minutes, and one letter a day goes out', () =>
    world.rollback(async () => {
      await choose();
      const texts: string[] = [];
      const mail: Mail = { send: async ({ text }) => void texts.push(text) };
      const services = { mail, publicUrl: 'https://dantoc.example/' };
      const stranger = world.stranger();
      await stranger.call(askLostPassword, { body: ask });
      await world.runJobs(services);
      await stranger.call(askLostPassword, { body: ask });
      await world.runJobs(services);
      expect(texts).toHaveLength(1);
      expect(texts[0]).toContain('trong vòng 15 phút');
      const token = /dat-lai-mat-khau#([\w-]+)/.exec(texts[0] ?? '')?.[1] ?? '';
      later(16);
      const body = { token, next: 'Rung-Thong-Xanh-36?' };
      expect((await stranger.call(resetPassword, { body })).problem.code).toBe('wrong-credentials');
    }));

  it('R3 R8 one address asks twice an hour', () =>
    world.rollback(async () => {
      await choose();
      const statuses: number[] = [];
      for (let time = 0; time < 3; time += 1)
        statuses.push((await world.stranger().call(askLostPassword, { body: ask })).status);
      expect(statuses).toEqual([200, 200, 429]);
    }));

  it('R3 SEC-05 an address waits after twenty refusals a minute instead of sixty', () =>
    world.rollback(async () => {
      const refuse = async (times: number) => {
        for (let time = 0; time < times; time += 1)
          await world.stranger().call(signIn, { body: { username: `khong.co.${time}`, password: 'x' } });
        return (await world.stranger().call(signIn, { body: { username: 'khong.co.ai', password: 'x' } })).status;
      };
      expect(await refuse(20)).toBe(401);
      later(2);
      await choose();
      expect(await refuse(20)).toBe(429);
    }));

  it('R3 SEC-09 an account that nobody uses is listed thirty days before instead of fourteen', () =>
    world.rollback(async () => {
      await choose();
      later(80 * 1440);
      const rows = (await (await world.as('quan')).call(listUnusedAccounts)).body.accounts;
      expect(rows.find(({ username }) => username === people.lan.username)).toMatchObject({ state: 'soon' });
    }));
});
