import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { search } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = Parameters<World['as']>[0];
const found = async (who: Name, words: string) =>
  (await (await world.as(who)).call(search, { query: { words } })).body.groups;
const inShort = (groups: Awaited<ReturnType<typeof found>>) =>
  Object.fromEntries(groups.map(({ kind, hits }) => [kind, hits.map(({ title }) => title)]));

describe('one search over what one may see', () => {
  it('R37 finds units, forms, campaigns and sheets by words with or without diacritics, each leading to its page', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022', title: 'Thu thập hộ nghèo vùng Vinh Quý' });
      const groups = await found('ban', 'VINH quy');
      expect(inShort(groups)).toEqual({
        unit: ['Xã Vinh Quý, huyện Hạ Lang'],
        campaign: ['Thu thập hộ nghèo vùng Vinh Quý'],
        sheet: ['DT01 · Năm 2022 · Xã Vinh Quý, huyện Hạ Lang', 'DT07 · Năm 2022 · Xã Vinh Quý, huyện Hạ Lang'],
      });
      const pages = groups.flatMap(({ hits }) => hits.map(({ link }) => link.split(/[/?]/)[1]));
      expect([...new Set(pages)]).toEqual(['tong-hop', 'dot-thu-thap', 'phieu']);
      expect(inShort(await found('ban', 'dt07 hộ ngheo')).form).toEqual([
        'DT07 · Biểu hộ nghèo, hộ cận nghèo người dân tộc thiểu số',
      ]);
      expect(inShort(await found('ban', '214'))).toEqual({ campaign: ['Thu thập hộ nghèo vùng Vinh Quý'] });
    }));

  it('R4 R37 finds for a commune and a district nothing of others', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      expect(await found('lan', 'vinh quy')).toEqual([]);
      expect(await found('minh', 'vinh quy')).toEqual([]);
      expect(inShort(await found('minh', 'dam thuy')).unit).toEqual(['Xã Đàm Thủy, huyện Trùng Khánh']);
      // Who has nothing to do with figures is led to accounts; who keeps the trail finds no data at all.
      const accounts = await found('quan', 'dam thuy');
      expect(accounts.find(({ kind }) => kind === 'unit')?.hits[0]?.link).toMatch(/^\/quan-tri\/tai-khoan\?tim=/);
      expect(inShort(await found('quan', 'Hoàng Thị Lan')).account).toEqual(['damthuy.trungkhanh']);
      expect(inShort(await found('ban', 'hoang thi lan')).account).toBeUndefined();
      expect(await found('ngoc', 'dam thuy')).toEqual([]);
    }));

  it('R37 shows a few of each and says how many there are; signs and blanks find nothing', () =>
    world.rollback(async () => {
      for (const period of ['2021', '2022']) await world.openCampaign({ forms: ['DT01', 'DT07', 'DT03'], period });
      const sheets = (await found('ban', 'trung khanh')).find(({ kind }) => kind === 'sheet');
      expect(sheets?.hits).toHaveLength(5);
      expect(sheets?.count).toBeGreaterThan(5);
      expect(sheets?.all).toBe('/phieu?tim=trung%20khanh');
      for (const nothing of ['', '   ', '%', '_', "'", '​']) expect(await found('ban', nothing)).toEqual([]);
      expect((await (await world.as('ban')).call(search, { query: { words: 'x'.repeat(101) } })).status).toBe(400);
      expect((await world.stranger().call(search, { query: { words: 'xa' } })).status).toBe(401);
    }));
});
