import { afterAll, beforeAll, expect, test } from 'vitest';
import { returnSeen } from '../../../tests/world/decide.ts';
import { ownSubmission, submitAs } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getSheet, saveDraft, submitValues } from '../contract.ts';
import { dt01Cells, dt07Cells } from './sheets.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dt01 = { form: 'DT01', period: '2022' };
const dt07 = { form: 'DT07', period: '2022' };

test('R13 what a sent sheet read from another form stays as it was sent, though that form moves on', () =>
  world.rollback(async () => {
    const [lan, minh] = [await world.as('lan'), await world.as('minh')];
    await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
    const population = await ownSubmission(lan, dt01);
    await lan.call(submitValues, {
      params: { id: population.id },
      body: { baseVersion: population.dataVersion, cells: dt01Cells() },
    });
    const poor = await ownSubmission(lan, dt07);
    const sent = await lan.call(submitValues, {
      params: { id: poor.id },
      body: { baseVersion: poor.dataVersion, cells: dt07Cells() },
    });
    expect(sent.status).toBe(200);
    const quoted = async () =>
      (await minh.call(getSheet, { params: { id: poor.id } })).body.context.forms?.DT01?.['A01.TS'];
    const before = await quoted();
    expect(before).toMatch(/^\d+$/);
    const returned = await returnSeen(minh, population.id, {
      reason: 'Xem lại',
      cells: [{ cell: 'A01.TAY', reason: 'Sai' }],
      dueOn: '2022-12-30',
    });
    const again = await lan.call(submitValues, {
      params: { id: population.id },
      body: { baseVersion: returned.body.dataVersion, cells: { ...dt01Cells(), 'A01.TAY': '19' } },
    });
    expect(again.body.revision).toBe(2);
    expect(await quoted()).toBe(before);
  }));

test('R16 what a unit is still typing of the period before is shown to the unit beside its cells, and to nobody else', () =>
  world.rollback(async () => {
    const [lan, minh] = [await world.as('lan'), await world.as('minh')];
    await world.openCampaign({ forms: ['DT01'], period: '2021' });
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const earlier = await ownSubmission(lan, { form: 'DT01', period: '2021' });
    const body = { baseVersion: earlier.dataVersion, cells: { 'A01.TAY': '777' } };
    expect((await lan.call(saveDraft, { params: { id: earlier.id }, body })).status).toBe(200);
    const { id } = await ownSubmission(lan, dt01);
    const before = async (client: typeof lan) =>
      (await client.call(getSheet, { params: { id } })).body.context.previous?.['A01.TAY'];
    expect(await before(lan)).toBe('777');
    expect(await before(minh)).toBeUndefined();
    await submitAs(lan, 'lan', { form: 'DT01', period: '2021' });
    expect(await before(minh)).toMatch(/^\d+$/);
  }));
