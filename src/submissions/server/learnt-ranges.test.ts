import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getCellHistory, getRevision, getSheet, submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const sheetOf = async (client: Client, period: string) => {
  const { id } = await ownSubmission(client, { form: 'HOC1', period });
  return (await client.call(getSheet, { params: { id } })).body;
};
type Explained = { check: string; at: string; text: string };
const send = async (client: Client, period: string, value: string, explanations: Explained[] = []) => {
  const { submission } = await sheetOf(client, period);
  const body = { baseVersion: submission.dataVersion, cells: { 'A.X': value, 'B.X': '1' }, explanations };
  return client.call(submitValues, { params: { id: submission.id }, body });
};

const QUARTERS = ['2021-Q1', '2021-Q2', '2021-Q3', '2021-Q4'];
const NOW = '2022-Q1';

/** Four quarters sent: 100, 110, 120, 130. */
const grown = async (quarters = 4): Promise<Client> => {
  await publish(
    world,
    smallForm('HOC1', [amount('A', { learnt: true }), amount('B')], { periodKinds: ['quarter'] }),
    '2020-01-01',
  );
  const lan = await world.as('lan');
  for (const [at, period] of QUARTERS.slice(-quarters).entries()) {
    await world.openCampaign({ forms: ['HOC1'], period });
    expect((await send(lan, period, String(100 + at * 10))).status).toBe(200);
  }
  await world.openCampaign({ forms: ['HOC1'], period: NOW });
  return lan;
};

test('R13 a figure outside of what the unit’s own quarters make usual is a warning, to be explained; what was read is frozen', () =>
  world.rollback(async () => {
    const lan = await grown();
    const { context, submission } = await sheetOf(lan, NOW);
    expect(context.history).toEqual(['100', '110', '120', '130'].map((text) => ({ 'A.X': text })));
    const refused = await send(lan, NOW, '300');
    expect(refused.problem).toMatchObject({
      code: 'explanation-needed',
      failures: [{ check: 'learnt', at: 'A.X', cells: ['A.X'] }],
    });
    expect(JSON.stringify(refused.problem)).toContain('thường trong khoảng 133 đến 147');
    const because = { check: 'learnt', at: 'A.X', text: 'Tách hộ theo rà soát của xóm trong năm' };
    expect((await send(lan, NOW, '300', [because])).status).toBe(200);
    const { body } = await lan.call(getRevision, { params: { id: submission.id, number: 1 } });
    expect(body.explanations).toEqual([because]);
    expect(body.context.history).toHaveLength(4);
    const other = (await lan.call(getCellHistory, { params: { id: submission.id, cell: 'B.X' } })).body;
    expect(other.periods.map(({ value }) => value)).toEqual(['1', '1', '1', '1', '1']);
  }));

test('R13 three quarters are too few, another unit’s are not one’s own, and a usual figure is no warning', () =>
  world.rollback(async () => {
    const lan = await grown(3);
    expect((await send(lan, NOW, '900')).status).toBe(200);
    const sen = await world.as('sen');
    expect((await sheetOf(sen, NOW)).context.history).toBeUndefined();
    expect((await send(sen, NOW, '900')).status).toBe(200);
  }));
