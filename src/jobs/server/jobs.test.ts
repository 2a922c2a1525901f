import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { type PersonName, people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { openQueue } from '../../platform/jobs/queue.ts';
import { cancelJob, getJob, listJobs } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const kinds = [
  { name: 'export', title: 'Kết xuất sổ', cancellable: true },
  { name: 'letter', title: 'Gửi thư' },
] as const;

const accountOf = (name: PersonName) =>
  world.db.selectFrom('account').select('id').where('username', '=', people[name].username).executeTakeFirstOrThrow();

const put = async (name: 'export' | 'letter', by?: PersonName): Promise<number> => {
  const queue = openQueue(() => world.clock.now, { kinds });
  return queue.add(world.db, name, { secret: 'nội dung' }, by && (await accountOf(by)).id);
};
const become = (id: number, change: Record<string, unknown>) =>
  world.db.updateTable('job').set(change).where('id', '=', id).execute();
const running = (id: number) =>
  become(id, { state: 'running', attempts: 1, started_at: world.clock.now, lease_until: world.clock.now });

/** Quân, with the duty of running the system. */
const operator = async (): Promise<Client> => {
  await sql`update account set duties = array['operations'] where username = ${people.quan.username}`.execute(world.db);
  return world.as('quan');
};
const listed = async (client: Client, query = {}) =>
  (await client.call(listJobs, { query })).body.jobs.map(({ id }) => id);

describe('R50 jobs, as people see them', () => {
  it('R9 operations see every job, whoever asked for one sees it, nobody else finds it', () =>
    world.rollback(async () => {
      const [own, left] = [await put('export', 'lan'), await put('letter')];
      expect(await listed(await operator())).toEqual([left, own]);
      const lan = await world.as('lan');
      expect(await listed(lan)).toEqual([own]);
      expect((await lan.call(getJob, { params: { id: own } })).body).toMatchObject({
        title: 'Kết xuất sổ',
        state: 'waiting',
        askedBy: { username: people.lan.username, custodian: people.lan.fullName },
        canCancel: true,
      });
      expect((await lan.call(getJob, { params: { id: left } })).status).toBe(404);
      const nga = await world.as('nga');
      expect(await listed(nga)).toEqual([]);
      expect((await nga.call(cancelJob, { params: { id: own } })).status).toBe(404);
    }));

  it('R50 tells how far it is; what it works on, and what went wrong, is not for everybody', () =>
    world.rollback(async () => {
      const id = await put('export', 'lan');
      await running(id);
      await become(id, { progress_done: 12, progress_of: 161, progress_words: 'xã Đàm Thủy', error: 'máy in hỏng' });
      const seen = async (client: Client) => (await client.call(getJob, { params: { id } })).body;
      const progress = { done: 12, of: 161, words: 'xã Đàm Thủy' };
      expect(await seen(await world.as('lan'))).toMatchObject({ state: 'running', progress, error: null });
      const all = await seen(await operator());
      expect(all).toMatchObject({ progress, error: 'máy in hỏng' });
      expect(JSON.stringify(all)).not.toContain('nội dung');
    }));

  it('R50 R27 whoever asked cancels it: what waits ends at once, and the trail says who', () =>
    world.rollback(async () => {
      const id = await put('export', 'lan');
      const lan = await world.as('lan');
      expect((await lan.call(cancelJob, { params: { id } })).body).toEqual({ state: 'cancelled' });
      expect((await lan.call(getJob, { params: { id } })).body).toMatchObject({ state: 'cancelled', canCancel: false });
      const again = await lan.call(cancelJob, { params: { id } });
      expect([again.status, again.problem.code]).toEqual([409, 'wrong-state']);
      const line = await world.db
        .selectFrom('audit_event')
        .select(['account_name', 'object_id', 'detail'])
        .where('action', '=', 'job.cancel')
        .executeTakeFirstOrThrow();
      expect(line).toEqual({ account_name: people.lan.username, object_id: String(id), detail: { job: 'export' } });
    }));

  it('R50 what is at work is told, and shown as ending until it has heard', () =>
    world.rollback(async () => {
      const id = await put('export', 'lan');
      await running(id);
      const quan = await operator();
      expect((await quan.call(cancelJob, { params: { id } })).body).toEqual({ state: 'running' });
      expect((await quan.call(getJob, { params: { id } })).body).toMatchObject({ state: 'running', cancelAsked: true });
      expect((await quan.call(cancelJob, { params: { id } })).problem.detail).toContain('đang dừng');
    }));

  it('R50 work that has to be done whole is not cancelled', () =>
    world.rollback(async () => {
      const id = await put('letter');
      const answer = await (await operator()).call(cancelJob, { params: { id } });
      expect([answer.status, answer.problem.detail]).toEqual([409, expect.stringContaining('phải làm trọn')]);
    }));

  it('R50 schedules are shown by their last run, each run by name; lists go page by page', () =>
    world.rollback(async () => {
      await world.runJobs({ scheduled: ['audit-store', 'forget-request-keys'] });
      world.clock.now = new Date(world.clock.now.getTime() + 3_600_000);
      await world.runJobs({ scheduled: ['audit-store'] });
      const ids = [await put('export'), await put('export'), await put('letter')].toReversed();
      const quan = await operator();
      const { schedules } = (await quan.call(listJobs, { query: {} })).body;
      expect(schedules.map(({ title, state, attempts }) => [title, state, attempts])).toEqual([
        ['Theo dõi dung lượng lưu nhật ký', 'done', 1],
        ['Xóa mã yêu cầu cũ', 'done', 1],
      ]);
      expect(await listed(quan, { name: 'audit-store' })).toHaveLength(2);
      const first = (await quan.call(listJobs, { query: { limit: 2 } })).body;
      expect([first.jobs.map(({ id }) => id), first.next]).toEqual([ids.slice(0, 2), ids[1]]);
      expect(await listed(quan, { limit: 2, before: first.next })).toEqual(ids.slice(2));
      expect(await listed(quan, { state: 'done' })).toEqual([]);
      const lan = (await (await world.as('lan')).call(listJobs, { query: {} })).body;
      expect(lan).toEqual({ jobs: [], schedules: [], next: null });
    }));
});
