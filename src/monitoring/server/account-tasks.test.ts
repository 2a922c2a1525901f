import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seenRequest, UNSEEN } from '../../../tests/world/decide.ts';
import { paperAs } from '../../../tests/world/papers.ts';
import { people } from '../../../tests/world/people.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { dismissLostPassword, listLostPasswords } from '../../accounts/contract/lost-password.ts';
import { acceptRequest, askForAccount, withdrawRequest } from '../../accounts/contract/requests.ts';
import { listNotices, readNotices } from '../../notices/contract.ts';
import { askLostPassword } from '../../sign-in/contract/lost-password.ts';
import { getWorkList } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = Parameters<World['as']>[0];
const askAs = async (name: Name, kind: 'close' | 'change' = 'close') => {
  const client = await world.as(name);
  const person = { fullName: people[name].fullName, position: 'Công chức', section: 'Văn phòng' };
  const custodian = { ...person, phone: '0912 345 678', email: 'moi@caobang.example' };
  const body = { kind, reason: 'Theo văn bản', letter: await paperAs(client) };
  const asked = await client.call(askForAccount, { body: kind === 'change' ? { ...body, custodian } : body });
  expect(asked.status).toBe(200);
  return { client, id: asked.body.id };
};
const lose = (username: string) =>
  world.stranger().call(askLostPassword, {
    body: { unit: '<b>UBND xã</b>', fullName: 'Hoàng Thị Lan', phone: '0912 345 678', username },
  });
const noticesOf = async (name: Name) => (await (await world.as(name)).call(listNotices, { query: {} })).body;
const tasksOf = async (name: Name) =>
  (await (await world.as(name)).call(getWorkList)).body.tasks.map(({ group, title, count, link }) => [
    group,
    title,
    count,
    link,
  ]);

describe('whoever manages accounts is told what units ask', () => {
  it('R7 R37 chị Lan and chị Nga ask: anh Quân gets a notice of each and one line of work; the audit, approval and the board’s own account get none', () =>
    world.rollback(async () => {
      const { id } = await askAs('lan');
      await askAs('nga');
      const { unread, notices } = await noticesOf('quan');
      expect(unread).toBe(2);
      expect(notices).toContainEqual(
        expect.objectContaining({
          kind: 'account-request',
          title: 'Đề nghị mới: Đóng tài khoản',
          body: expect.stringContaining('xã Đàm Thủy, huyện Trùng Khánh'),
          by: 'UBND xã Đàm Thủy',
          link: `/quan-tri/de-nghi?de-nghi=${id}`,
          read: false,
        }),
      );
      expect(await tasksOf('quan')).toEqual([['accounts', 'Đề nghị của đơn vị', 2, '/quan-tri/de-nghi']]);
      for (const name of ['ngoc', 'mai', 'ban', 'tuan', 'minh'] as const) {
        expect((await noticesOf(name)).notices.filter(({ kind }) => kind === 'account-request')).toEqual([]);
        expect((await tasksOf(name)).filter(([group]) => group === 'accounts')).toEqual([]);
      }
    }));

  it('R7 R37 a lost password stands in the work list; strangers who report many put one notice there, without a word of theirs', () =>
    world.rollback(async () => {
      await lose(people.lan.username);
      await lose('khong.co.ai');
      await lose('khong.co.ai');
      const { notices } = await noticesOf('quan');
      expect(notices.map(({ title, link }) => [title, link])).toEqual([
        ['Có đơn vị báo mất mật khẩu', '/quan-tri/de-nghi?muc=mat-mat-khau'],
      ]);
      expect(JSON.stringify(notices)).not.toContain('<b>');
      const link = '/quan-tri/de-nghi?muc=mat-mat-khau';
      expect(await tasksOf('quan')).toEqual([['accounts', 'Báo mất mật khẩu', 3, link]]);
      const quan = await world.as('quan');
      await quan.call(readNotices, { body: { ids: notices.map(({ id }) => id) } });
      await lose(people.nga.username);
      expect((await noticesOf('quan')).unread).toBe(1);
    }));

  it('R37 what was dealt with or withdrawn waits no more', () =>
    world.rollback(async () => {
      const { id } = await askAs('lan', 'change');
      const { client: nga, id: other } = await askAs('nga');
      await lose(people.kim.username);
      expect((await nga.call(withdrawRequest, { params: { id: other }, body: { version: 1 } })).status).toBe(200);
      expect((await noticesOf('quan')).unread).toBe(3);
      const quan = await world.as('quan');
      expect(
        (await quan.call(acceptRequest, { params: { id }, body: { seen: await seenRequest(quan, id) } })).status,
      ).toBe(200);
      const loss = (await quan.call(listLostPasswords, { query: { state: 'waiting' } })).body.requests[0];
      const { id: lossId = '', seen = UNSEEN } = loss ?? {};
      const body = { seen, note: 'Đã gọi, không phải đơn vị' };
      await quan.call(dismissLostPassword, { params: { id: lossId }, body });
      expect(await tasksOf('quan')).toEqual([]);
    }));

  it('R9 whoever holds another duty neither reads nor marks these notices', () =>
    world.rollback(async () => {
      await askAs('lan');
      const ids = (await noticesOf('quan')).notices.map(({ id }) => id);
      const mai = await world.as('mai');
      expect((await mai.call(readNotices, { body: { ids } })).body.read).toBe(0);
      expect((await noticesOf('quan')).unread).toBe(1);
    }));
});
