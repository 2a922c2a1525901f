import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getSheet, submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const cumulated = smallForm(
  'TN01',
  [amount('A01', { overTime: 'stock' }), amount('A02', { formula: 'A01 - previousInYear(A01)', allowNegative: true })],
  {
    periodKinds: ['month'],
    checks: [
      {
        id: 'LK',
        section: 'A',
        per: 'column',
        expression: 'A01 >= previousInYear(A01)',
        severity: 'error',
        message: 'Lũy kế không giảm trong năm',
      },
    ],
  },
);

test('R14 what is cumulated may not fall within the year, and begins anew with it', () =>
  world.rollback(async () => {
    await publish(world, cumulated, '2019-01-01');
    const periods = ['2021-M12', '2022-M01', '2022-M02'];
    for (const period of periods) await world.openCampaign({ forms: ['TN01'], period });
    const lan = await world.as('lan');
    const send = async (period: string, value: string) => {
      const { id, dataVersion } = await ownSubmission(lan, { form: 'TN01', period });
      const body = { baseVersion: dataVersion, cells: { 'A01.X': value } };
      return { id, sent: await lan.call(submitValues, { params: { id }, body }) };
    };
    expect((await send('2021-M12', '120')).sent.status).toBe(200);
    const january = await send('2022-M01', '10');
    expect(january.sent.status).toBe(200);
    const february = await send('2022-M02', '9');
    expect([february.sent.status, JSON.stringify(february.sent.problem)]).toEqual([
      422,
      expect.stringContaining('tháng 1/2022'),
    ]);
    expect((await send('2022-M02', '15')).sent.status).toBe(200);
    // Also for who reads the sheet later: January reads nothing of December.
    const minh = await world.as('minh');
    const read = async (id: string) => (await minh.call(getSheet, { params: { id } })).body;
    const [first, second] = [await read(january.id), await read(february.id)];
    expect([first.context.firstOfYear, second.context.firstOfYear]).toEqual([true, undefined]);
    expect(second.context.previous?.['A01.X']).toBe('10');
  }));
