import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listNotices, readNotices } from '../contract.ts';
import { sendNotices } from './send.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = Parameters<World['as']>[0];
type Query = { readonly search?: string; readonly unread?: boolean; readonly limit?: number; readonly after?: string };
const listed = async (who: Name, query: Query) => (await (await world.as(who)).call(listNotices, { query })).body;

/** 120 notices to chị Lan's commune, of which three came at the same moment; one of them is a reminder about Vinh Quý. */
const tell = async (): Promise<void> => {
  const [lan] = await world.db
    .selectFrom('account')
    .select('unit_id')
    .where('username', '=', 'damthuy.trungkhanh')
    .execute();
  for (let number = 1; number <= 120; number++) {
    const at = new Date(Date.UTC(2022, 9, 1, 0, Math.min(number, 118)));
    const title = number === 7 ? 'Đôn đốc phiếu của xã Vĩnh Quý' : `Thông báo ${number}`;
    await sendNotices(world.db, [lan?.unit_id ?? 0], { kind: 'reminder', title, body: 'Đề nghị xem.', from: null }, at);
  }
};

describe('notices are searched and paged by the server', () => {
  it('R36 gives every notice once, page by page, the newest first, however many there are', () =>
    world.rollback(async () => {
      await tell();
      const titles: string[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<typeof listed>> = await listed('lan', {
          limit: 35,
          ...(after ? { after } : {}),
        });
        expect(page.unread).toBe(120);
        titles.push(...page.notices.map(({ title }) => title));
        after = page.next;
      } while (after !== null);
      expect(titles).toHaveLength(120);
      expect(new Set(titles).size).toBe(120);
      expect(titles.at(-1)).toBe('Thông báo 1');
    }));

  it('R36 finds the oldest by its words without diacritics, and what is unread; nothing of another unit', () =>
    world.rollback(async () => {
      await tell();
      const found = await listed('lan', { search: 'vinh quy', limit: 2 });
      expect(found.notices.map(({ title }) => title)).toEqual(['Đôn đốc phiếu của xã Vĩnh Quý']);
      const client = await world.as('lan');
      await client.call(readNotices, { body: { ids: [found.notices[0]?.id ?? ''] } });
      expect((await listed('lan', { search: 'vinh quy', unread: true })).notices).toEqual([]);
      expect((await listed('lan', { search: '%' })).notices).toHaveLength(50);
      expect((await listed('nga', { search: 'vinh quy' })).notices).toEqual([]);
      expect((await listed('nga', { after: found.notices[0]?.id ?? '' })).notices).toEqual([]);
    }));

  it('R36 reads one and all before it, also those that no page has shown', () =>
    world.rollback(async () => {
      await tell();
      const [newest] = (await listed('lan', { limit: 1 })).notices;
      const nga = await world.as('nga');
      expect((await nga.call(readNotices, { body: { through: newest?.id ?? '' } })).body).toEqual({ read: 0 });
      const lan = await world.as('lan');
      expect((await lan.call(readNotices, { body: { through: newest?.id ?? '' } })).body).toEqual({ read: 120 });
      expect((await listed('lan', {})).unread).toBe(0);
    }));
});
