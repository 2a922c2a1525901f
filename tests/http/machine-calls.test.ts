import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { getMe, getSite } from '../../src/sign-in/contract.ts';
import { listSubmissions } from '../../src/submissions/contract.ts';
import { listUnits } from '../../src/units/contract.ts';
import { type PersonName, people } from '../world/people.ts';
import { openWorld, type World } from '../world/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const idOf = async (name: PersonName): Promise<string> => {
  const { username } = people[name];
  const row = world.db.selectFrom('account').select('id').where('username', '=', username);
  return (await row.executeTakeFirstOrThrow()).id;
};
const actingAs = async (name: PersonName, key?: string) => ({
  accountId: await idOf(name),
  name: 'thu gọi từ máy',
  ...(key ? { key } : {}),
});
const plan = {
  title: 'Thu thập 2022',
  letter: { number: '214/BDT-CSDT', day: '2022-11-14', subject: 'Đề nghị cập nhật', attachments: [] },
  forms: [{ form: 'DT07', period: '2022' }],
  opensOn: '2022-11-14',
  dueCommune: '2022-11-25',
  dueDistrict: '2022-12-02',
  dueDepartment: '2022-12-10',
  dueBoard: '2022-12-20',
};
const lines = () =>
  world.db
    .selectFrom('audit_event')
    .select(['action', 'account_name', 'account_kind', 'custodian_name', 'address', 'request_id', 'result', 'reason'])
    .where('request_id', 'like', 'thu%')
    .orderBy('id')
    .execute();
const campaigns = async () => (await world.db.selectFrom('campaign').select('id').execute()).length;

describe('a call that a job or a command makes for an account', () => {
  it('R9 R26 does what its holder could have done, and the trail says who and from where', () =>
    world.rollback(async () => {
      const { id } = await world.machine.perform(openCampaign, { body: plan }, await actingAs('tuan'));
      expect(await world.db.selectFrom('campaign').select(['id', 'title']).execute()).toEqual([
        { id, title: 'Thu thập 2022' },
      ]);
      expect(await lines()).toEqual([
        {
          action: 'campaign.open',
          account_name: 'to.chuc',
          account_kind: 'operator',
          custodian_name: 'Lê Anh Tuấn',
          address: null,
          request_id: 'thu gọi từ máy',
          result: 'done',
          reason: null,
        },
      ]);
    }));

  it('R9 is refused what the account may not do, and the refusal is in the trail', () =>
    world.rollback(async () => {
      const work = world.machine.perform(openCampaign, { body: plan }, await actingAs('lan'));
      await expect(work).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await campaigns()).toBe(0);
      const { username } = people.lan;
      expect(await lines()).toMatchObject([
        { action: 'refused', account_name: username, address: null, result: 'refused', reason: 'not-allowed' },
      ]);
    }));

  it('R9 reaches the account’s scope and no further, in the query and behind it', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT07'], period: '2022' });
      const { submissions } = await world.machine.perform(listSubmissions, { query: {} }, await actingAs('lan'));
      expect(new Set(submissions.map(({ reporter }) => reporter.name))).toEqual(new Set(['Xã Đàm Thủy']));
      const { units } = await world.machine.perform(listUnits, { query: {} }, await actingAs('lan'));
      expect(units.map(({ kind }) => kind)).toEqual(['commune']);
    }));

  it('R7 an account that was closed acts no more', () =>
    world.rollback(async () => {
      const acting = await actingAs('tuan');
      await world.db.updateTable('account').set({ state: 'closed' }).where('id', '=', acting.accountId).execute();
      const work = world.machine.perform(openCampaign, { body: plan }, acting);
      await expect(work).rejects.toMatchObject({ code: 'not-allowed' });
      expect(await campaigns()).toBe(0);
    }));

  it('R10 what does not fit the route is refused where it is wrong', () =>
    world.rollback(async () => {
      const body = { ...plan, opensOn: '30/02/2022' };
      const work = world.machine.perform(openCampaign, { body }, await actingAs('tuan'));
      await expect(work).rejects.toMatchObject({
        code: 'bad-request',
        facts: { findings: [{ at: 'body/opensOn' }] },
      });
    }));

  it('R16 under one key it is done once, however often it is made', () =>
    world.rollback(async () => {
      const acting = await actingAs('tuan', crypto.randomUUID());
      const first = await world.machine.perform(openCampaign, { body: plan }, acting);
      expect(await world.machine.perform(openCampaign, { body: plan }, acting)).toEqual(first);
      expect(await campaigns()).toBe(1);
      const other = world.machine.perform(openCampaign, { body: { ...plan, title: 'Khác' } }, acting);
      await expect(other).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    }));

  it('R4 what is about a session, or open to strangers, is no call of the machine', () =>
    world.rollback(async () => {
      const acting = await actingAs('lan');
      await expect(world.machine.perform(getMe, {}, acting)).rejects.toMatchObject({ code: 'not-allowed' });
      await expect(world.machine.perform(getSite, {}, acting)).rejects.toThrow('no call of the machine');
    }));
});

describe('a call of the system itself', () => {
  const keep = (fail: boolean) =>
    world.machine.asSystem('thu hệ thống', async (call) => {
      await call.tx.insertInto('setting').values({ name: 'thu', value: '1' }).execute();
      await call.audit({ action: 'thu', objectType: 'thu' });
      if (fail) throw new Error('giữa chừng');
      return 'xong';
    });
  const kept = async () => world.db.selectFrom('setting').select('value').where('name', '=', 'thu').execute();

  it('R27 leaves its line in the trail with the change', () =>
    world.rollback(async () => {
      expect(await keep(false)).toBe('xong');
      expect(await kept()).toHaveLength(1);
      expect(await lines()).toMatchObject([
        { action: 'thu', account_kind: 'system', account_name: null, address: null, request_id: 'thu hệ thống' },
      ]);
    }));

  it('R27 that fails leaves neither', () =>
    world.rollback(async () => {
      await expect(keep(true)).rejects.toThrow('giữa chừng');
      expect([await kept(), await lines()]).toEqual([[], []]);
    }));
});
