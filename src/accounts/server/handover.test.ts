import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { seenRequest } from '../../../tests/world/decide.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { PASSWORD, people } from '../../../tests/world/people.ts';
import { testServices } from '../../../tests/world/services.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listAuditEvents } from '../../audit/contract.ts';
import { changePassword, getMe, signIn } from '../../sign-in/contract.ts';
import { getOwnAccount, noteDeparture } from '../contract/custodians.ts';
import { handOver, listHandovers } from '../contract/handover.ts';
import { getAccount } from '../contract/life.ts';
import { acceptRequest, askForAccount } from '../contract/requests.ts';
import { listAccounts, setCustodian } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const hoa = {
  fullName: 'Nông Thị Hoa',
  position: 'Công chức Tư pháp',
  section: 'Văn phòng',
  phone: '0912 345 678',
  email: 'hoa.kiem.tra@caobang.example',
};
const idOf = async (client: Client, username: string): Promise<string> =>
  (await client.call(listAccounts, { query: { search: username } })).body.accounts.find(
    (row) => row.username === username,
  )?.id ?? '';
/** A seed of a second factor as if it had been enrolled. */
const enrol = (account_id: string) =>
  world.db
    .insertInto('second_factor')
    .values({
      account_id,
      secret: testServices.secrets.seal('JBSWY3DPEHPK3PXP', 'second_factor.secret'),
      confirmed_at: world.clock.now,
    })
    .execute();
const wishOf = async (client: Client, changedOn = '2022-11-20') => ({
  letter: await paperAs(client),
  custodian: hoa,
  changedOn,
});

describe('a handover', () => {
  it('R6 SEC-11 with its document: new custodian, new password, no second factor, no session, a line for each side', () =>
    world.rollback(async () => {
      const [quan, lan] = [await world.as('quan'), await world.as('lan')];
      const id = await idOf(quan, people.lan.username);
      await enrol(id);
      const { status, body } = await quan.call(handOver, { params: { id }, body: await wishOf(quan) });
      expect(status).toBe(200);
      expect((await lan.call(getMe)).status).toBe(401);
      const next = world.stranger();
      const old = await next.call(signIn, { body: { username: people.lan.username, password: PASSWORD } });
      expect(old.status).toBe(401);
      const signed = await next.call(signIn, {
        body: { username: people.lan.username, password: body.oneTimePassword },
      });
      expect([signed.status, signed.body.mustChangePassword, signed.body.custodian?.fullName]).toEqual([
        200,
        true,
        'Nông Thị Hoa',
      ]);
      const factors = await world.db
        .selectFrom('second_factor')
        .select('account_id')
        .where('account_id', '=', id)
        .execute();
      expect(factors).toEqual([]);
      const changed = { current: body.oneTimePassword, next: 'Mua-Lua-Chin-2022!' };
      expect((await next.call(changePassword, { body: changed })).status).toBe(200);
      const { body: trail } = await (await world.as('ngoc')).call(listAuditEvents, {
        query: { account: people.lan.username },
      });
      const byCustodian = trail.events.map(({ action, custodian }) => `${action} ${custodian}`);
      expect(byCustodian).toContain('password.change Nông Thị Hoa');
      expect(byCustodian).toContain(`session.open ${people.lan.fullName}`);
      const detail = await quan.call(getAccount, { params: { id } });
      expect(detail.body.custodians.map(({ fullName, to }) => [fullName, to === null])).toEqual([
        ['Nông Thị Hoa', true],
        [people.lan.fullName, false],
      ]);
      expect(detail.body.handovers[0]).toMatchObject({
        former: people.lan.fullName,
        custodian: 'Nông Thị Hoa',
        changedOn: '2022-11-20',
        reportedOn: '2022-11-23',
        daysLate: 0,
        letter: { number: '35/UBND-VP' },
      });
    }));

  it('R6 asked by the unit with the document, confirmed by the board; the day it was asked is the day it was reported', () =>
    world.rollback(async () => {
      const [lan, quan] = [await world.as('lan'), await world.as('quan')];
      const wish = { kind: 'handover' as const, reason: 'Điều động công tác', ...(await wishOf(lan)) };
      const asked = await lan.call(askForAccount, { body: wish });
      expect(asked.status).toBe(200);
      expect((await lan.call(getMe)).status).toBe(200);
      world.clock.now = new Date('2022-12-02T02:00:00Z');
      const later = await world.as('quan');
      const { body } = await later.call(acceptRequest, {
        params: { id: asked.body.id },
        body: { seen: await seenRequest(later, asked.body.id) },
      });
      const next = world.stranger();
      await next.call(signIn, {
        body: { username: people.lan.username, password: body.issued?.oneTimePassword ?? '' },
      });
      expect((await next.call(getMe)).body.custodian?.fullName).toBe('Nông Thị Hoa');
      expect((await later.call(listHandovers, { query: {} })).body.handovers[0]).toMatchObject({
        changedOn: '2022-11-20',
        reportedOn: '2022-11-23',
        daysLate: 0,
      });
      expect((await quan.call(getMe)).status).toBe(401);
    }));

  it('R5 the database refuses a second custodian in the past too', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const account_id = await idOf(quan, people.lan.username);
      await quan.call(handOver, { params: { id: account_id }, body: await wishOf(quan) });
      const { secrets } = testServices;
      const row = {
        account_id,
        full_name: 'Ai đó',
        position: 'x',
        section: 'x',
        phone: secrets.seal('0206', 'custodian.phone'),
        email: secrets.seal('x@x.vn', 'custodian.email'),
        valid_from: new Date('2022-11-22T02:00:00Z'),
        valid_to: new Date('2022-11-23T02:00:00.001Z'),
      };
      await expect(
        world.db.transaction().execute((tx) => tx.insertInto('custodian').values(row).execute()),
      ).rejects.toThrow(/custodian_one_at_a_time/);
    }));

  it('R6 not by writing another name over the first: that is refused and points to the handover', () =>
    world.rollback(async () => {
      const [quan] = [await world.as('quan'), await world.as('lan')];
      const { status, problem } = await quan.call(setCustodian, {
        params: { id: await idOf(quan, people.lan.username) },
        body: hoa,
      });
      expect([status, problem.allowed]).toEqual([409, ['handover']]);
    }));

  it('R6 nor by a name that differs in diacritics alone, with another telephone: Lan is not Lân; a spelling is put right', () =>
    world.rollback(async () => {
      const [quan] = [await world.as('quan'), await world.as('lan')];
      const params = { id: await idOf(quan, people.lan.username) };
      const { accounts } = (await quan.call(listAccounts, { query: { search: people.lan.username } })).body;
      const lan = accounts[0]?.custodian;
      if (!lan) throw new Error('Lan holds no account');
      const { fullName, position, section, phone, email } = { ...hoa, ...lan };
      const spelt = { fullName: 'Hoàng Thị Lân', position, section, phone, email };
      expect(fullName).toBe(people.lan.fullName);
      const other = { ...spelt, phone: '0987 654 321', email: 'lan.moi@caobang.gov.vn' };
      const refused = await quan.call(setCustodian, { params, body: other });
      expect([refused.status, refused.problem.allowed]).toEqual([409, ['handover']]);
      expect((await quan.call(setCustodian, { params, body: spelt })).status).toBe(200);
    }));

  it.each([
    ['without a file', { letter: { number: '1', day: '2022-11-20', attachments: [] } }, 400],
    ['a change that has not come', { changedOn: '2022-11-24' }, 422],
    ['reported before it happened', { changedOn: '2022-11-20', reportedOn: '2022-11-19' }, 422],
    ['four fields', { custodian: { ...hoa, email: undefined } }, 400],
    ['a day that is none', { changedOn: '2022-02-30' }, 400],
  ])('R6 refuses %s', (_what, change, expected) =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: await idOf(quan, people.lan.username) };
      const body = { ...(await wishOf(quan)), ...change };
      expect((await quan.call(handOver, { params, body: body as never })).status).toBe(expected);
    }),
  );

  it('R6 SEC-14 nobody hands over their own account', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const params = { id: await idOf(quan, people.quan.username) };
      expect((await quan.call(handOver, { params, body: await wishOf(quan) })).status).toBe(403);
    }));
});

describe('the seven days', () => {
  it('R6 SEC-11 who is late: gone without a handover, reported too late; the seventh day is in time', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const [lan, nga, kim] = [
        await idOf(quan, people.lan.username),
        await idOf(quan, people.nga.username),
        await idOf(quan, people.kim.username),
      ];
      await quan.call(handOver, { params: { id: lan }, body: await wishOf(quan, '2022-11-16') });
      await quan.call(handOver, { params: { id: nga }, body: await wishOf(quan, '2022-11-13') });
      const departure = { leftOn: '2022-11-10', reason: 'Nghỉ hưu, xã báo qua điện thoại' };
      expect((await quan.call(noteDeparture, { params: { id: kim }, body: departure })).status).toBe(200);
      const { body } = await quan.call(listHandovers, { query: {} });
      expect(body.late.map(({ accountId, kind, daysLate }) => [accountId, kind, daysLate])).toEqual([
        [kim, 'left', 6],
        [nga, 'reported', 3],
      ]);
      await quan.call(handOver, { params: { id: kim }, body: await wishOf(quan, '2022-11-10') });
      const after = (await quan.call(listHandovers, { query: {} })).body.late;
      expect(after.find(({ accountId }) => accountId === kim)).toMatchObject({ kind: 'reported', daysLate: 6 });
    }));

  it('R5 R6 an account for which nobody is named is late from the eighth day', () =>
    world.rollback(async () => {
      const quan = await world.as('quan');
      const sen = await idOf(quan, people.sen.username);
      await world.db.deleteFrom('custodian').where('account_id', '=', sen).execute();
      world.clock.now = new Date('2022-11-30T02:00:00Z');
      expect((await (await world.as('quan')).call(listHandovers, { query: {} })).body.late).toEqual([]);
      world.clock.now = new Date('2022-12-01T02:00:00Z');
      expect((await (await world.as('quan')).call(listHandovers, { query: {} })).body.late).toMatchObject([
        { accountId: sen, kind: 'without', daysLate: 1 },
      ]);
    }));

  it('R5 a unit sees who held its account', () =>
    world.rollback(async () => {
      const { status, body } = await (await world.as('lan')).call(getOwnAccount);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        username: people.lan.username,
        custodians: [{ fullName: people.lan.fullName, to: null }],
      });
      expect(body.units.map(({ kinds }) => kinds)).toEqual([['change', 'handover', 'close']]);
      expect((await (await world.as('minh')).call(getOwnAccount)).body.units.length).toBe(4);
      expect((await (await world.as('thu')).call(getOwnAccount)).body.units.length).toBe(1);
    }));
});
