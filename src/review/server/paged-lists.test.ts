import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listCampaigns } from '../../campaigns/contract.ts';
import type { Query } from '../../platform/contract/route.ts';
import { listApprovals, listConsolidations } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Two campaigns: DT01 and DT03 of two years, DT07 of one. */
const opened = (test: () => Promise<void>) =>
  world.rollback(async () => {
    for (const period of ['2021', '2022']) await world.openCampaign({ forms: ['DT01', 'DT03'], period });
    await world.openCampaign({ forms: ['DT07'], period: '2022' });
    await test();
  });

/** All pages of a list, two rows at a time. */
const walked = async <Row extends { readonly id: string }>(
  ask: (after: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let after: string | undefined; ; ) {
    const page = await ask(after);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
};
const approvals = (client: Client, query: Query<typeof listApprovals>) =>
  walked(async (after) => {
    const { body } = await client.call(listApprovals, { query: { ...query, ...(after ? { after } : {}) } });
    return { rows: body.approvals, next: body.next };
  });
const consolidations = (client: Client, query: Query<typeof listConsolidations>) =>
  walked(async (after) => {
    const { body } = await client.call(listConsolidations, { query: { ...query, ...(after ? { after } : {}) } });
    return { rows: body.consolidations, next: body.next };
  });

describe('approvals and consolidations are searched and paged by the server', () => {
  it('R24 approvals: the newest period first, in it by form, page by page as at once', () =>
    opened(async () => {
      const mai = await world.as('mai');
      const whole = await approvals(mai, {});
      expect(whole.map(({ form, period }) => `${period} ${form}`)).toEqual([
        '2022 DT01',
        '2022 DT03',
        '2022 DT07',
        '2021 DT01',
        '2021 DT03',
      ]);
      expect(await approvals(mai, { limit: 2 })).toEqual(whole);
      expect((await approvals(mai, { search: 'dt07' })).map(({ form }) => form)).toEqual(['DT07']);
      expect((await approvals(mai, { search: '2021', limit: 1 })).map(({ period }) => period)).toEqual([
        '2021',
        '2021',
      ]);
      expect(await approvals(mai, { search: 'khong co' })).toEqual([]);
    }));

  it('R24 what was decided and what waits are two lists that make one', () =>
    opened(async () => {
      const mai = await world.as('mai');
      await world.db.updateTable('round').set({ state: 'approved' }).where('period', '=', '2021').execute();
      const [open, decided] = [await approvals(mai, { state: 'open' }), await approvals(mai, { state: 'decided' })];
      expect([open, decided].map((rows) => [...new Set(rows.map(({ period }) => period))])).toEqual([
        ['2022'],
        ['2021'],
      ]);
      expect(open.length + decided.length).toBe((await approvals(mai, {})).length);
    }));

  it('R22 consolidations: of one campaign, page by page as at once, found by the district', () =>
    opened(async () => {
      const mai = await world.as('mai');
      const whole = await consolidations(mai, {});
      expect(whole.length).toBeGreaterThan(4);
      expect(await consolidations(mai, { limit: 2 })).toEqual(whole);
      const found = await consolidations(mai, { search: 'ha lang', limit: 1 });
      expect(new Set(found.map(({ unit }) => unit.name))).toEqual(new Set(['Huyện Hạ Lang']));
      const { campaigns } = (await mai.call(listCampaigns, { query: {} })).body;
      const counted = await Promise.all(
        campaigns.map(async ({ id }) => consolidations(mai, { campaign: id, limit: 2 })),
      );
      expect(
        counted
          .flat()
          .map(({ id }) => id)
          .toSorted(),
      ).toEqual(whole.map(({ id }) => id).toSorted());
    }));

  it('R9 a district pages through its own alone', () =>
    opened(async () => {
      const hai = await world.as('hai');
      const names = (await consolidations(hai, { limit: 1 })).map(({ unit }) => unit.name);
      expect([names.length > 0, ...new Set(names)]).toEqual([true, 'Huyện Hạ Lang']);
      const foreign = (await consolidations(await world.as('minh'), {}))[0]?.id ?? '';
      const { body } = await hai.call(listConsolidations, { query: { after: foreign, limit: 5 } });
      expect(new Set(body.consolidations.map(({ unit }) => unit.name)).has('Huyện Trùng Khánh')).toBe(false);
    }));
});
