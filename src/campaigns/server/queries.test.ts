import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listCampaigns } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Query = { readonly search?: string; readonly limit?: number; readonly after?: string };
const listed = async (who: Parameters<World['as']>[0], query: Query) =>
  (await (await world.as(who)).call(listCampaigns, { query })).body;

it('R15 campaigns are searched and paged by the server: each once, the newest first, by title, number or subject', () =>
  world.rollback(async () => {
    const open = (form: string, period: string) =>
      world.openCampaign({ forms: [form], period, title: `Thu thập số liệu ${period}` });
    for (const year of ['2021', '2022']) await open('DT01', year);
    for (const quarter of ['2021-Q1', '2021-Q2', '2021-Q3']) await open('DT02', quarter);
    const titles: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listed>> = await listed('ban', { limit: 2, ...(after ? { after } : {}) });
      titles.push(...page.campaigns.map(({ title }) => title));
      after = page.next;
    } while (after !== null);
    expect(new Set(titles).size).toBe(5);
    expect(titles).toEqual((await listed('ban', {})).campaigns.map(({ title }) => title));
    const found = await listed('ban', { search: 'so lieu q2', limit: 1 });
    expect([found.campaigns.map(({ title }) => title), found.next]).toEqual([['Thu thập số liệu 2021-Q2'], null]);
    expect((await listed('ban', { search: '214 bdt' })).campaigns).toHaveLength(5);
    expect((await listed('ban', { search: 'khong co' })).campaigns).toEqual([]);
  }));
