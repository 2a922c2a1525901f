import { describe, expect, it } from 'vitest';
import { paperAs } from '../../../tests/world/papers.ts';
import { askLostPassword } from '../../sign-in/contract/lost-password.ts';
import { listLostPasswords } from '../contract/lost-password.ts';
import { askForAccount, listRequests } from '../contract/requests.ts';
import { keepWorld, reason, world } from './requests.fixture.ts';

keepWorld();

type Query = { readonly search?: string; readonly limit?: number; readonly after?: string; readonly state?: 'waiting' };

/** Three communes ask for the same, a minute after each other. */
const askThrice = async (): Promise<void> => {
  for (const [minute, name] of (['lan', 'nga', 'sen'] as const).entries()) {
    world.clock.now = new Date(Date.UTC(2022, 10, 23, 2, minute));
    const client = await world.as(name);
    await client.call(askForAccount, { body: { kind: 'close', reason, letter: await paperAs(client) } });
  }
};

const requestsOf = async (query: Query) => (await (await world.as('quan')).call(listRequests, { query })).body;

const pathsOf = async (query: Query): Promise<string[]> => {
  const paths: string[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof requestsOf>> = await requestsOf({ ...query, ...(after ? { after } : {}) });
    expect(page.waiting).toBe(3);
    paths.push(...page.requests.map(({ unitPath }) => unitPath));
    after = page.next;
  } while (after !== null);
  return paths;
};

describe('lists about accounts are searched and paged by the server', () => {
  it('R7 requests: what waits longest first, of all the latest first, each once; found without diacritics', () =>
    world.rollback(async () => {
      await askThrice();
      const waiting = await pathsOf({ state: 'waiting', limit: 1 });
      expect(waiting.map((path) => path.split(',')[0])).toEqual([
        'xã Đàm Thủy',
        'thị trấn Trùng Khánh',
        'thị trấn Thanh Nhật',
      ]);
      expect(await pathsOf({ limit: 2 })).toEqual(waiting.toReversed());
      expect(await pathsOf({ search: 'ha lang' })).toEqual(['thị trấn Thanh Nhật, huyện Hạ Lang']);
      expect(await pathsOf({ search: 'khong co' })).toEqual([]);
    }));

  it('R3 lost passwords are found by unit or sign-in name, and nobody but the board lists them', () =>
    world.rollback(async () => {
      for (const unit of ['Xã Đàm Thủy, huyện Trùng Khánh', 'Thị trấn Thanh Nhật, huyện Hạ Lang'])
        await world
          .stranger()
          .call(askLostPassword, { body: { unit, fullName: 'Nông Thị Hoa', phone: '0912 345 678' } });
      const quan = await world.as('quan');
      const listed = async (query: Query) => (await quan.call(listLostPasswords, { query })).body;
      expect((await listed({ search: 'ha lang' })).requests.map(({ unit }) => unit)).toEqual([
        'Thị trấn Thanh Nhật, huyện Hạ Lang',
      ]);
      const first = await listed({ limit: 1 });
      const second = await listed({ limit: 1, after: first.next ?? '' });
      expect([first.waiting, second.next]).toEqual([2, null]);
      expect(new Set([...first.requests, ...second.requests].map(({ id }) => id)).size).toBe(2);
      expect((await (await world.as('lan')).call(listLostPasswords, { query: {} })).status).toBe(403);
    }));
});
