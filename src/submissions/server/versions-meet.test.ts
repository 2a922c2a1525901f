import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { returnSeen } from '../../../tests/world/decide.ts';
import type { PersonName } from '../../../tests/world/people.ts';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { publishForm } from '../../forms/contract.ts';
import { getTotal } from '../../totals/contract.ts';
import { getCellHistory, getRevision, getSheet, submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const send = async (name: PersonName, form: string, period: string, cells: Record<string, string>): Promise<string> => {
  const client = await world.as(name);
  const { id, dataVersion } = await ownSubmission(client, { form, period });
  const { status, problem } = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells },
  });
  if (status !== 200) throw new Error(JSON.stringify(problem));
  return id;
};
const contextOf = async (name: PersonName, form: string, period: string) => {
  const client = await world.as(name);
  const { id } = await ownSubmission(client, { form, period });
  return (await client.call(getSheet, { params: { id } })).body.context;
};

const quoting = (code: string, more: object = {}) =>
  smallForm(code, [amount('A01', { formula: 'TT05.F1.X', overTime: 'stock' }), amount('A02')], {
    periodKinds: ['quarter'],
    ...more,
  });

describe('R13 a figure of another form is read by the version that its sheet was filled with', () => {
  const collectedThenReordered = async () => {
    await publish(world, smallForm('TT05', [amount('F1'), amount('F2')]), '2020-01-01');
    await world.openCampaign({ forms: ['TT05'], period: '2022' });
    await send('lan', 'TT05', '2022', { 'F1.X': '1', 'F2.X': '1000' });
    await send('sen', 'TT05', '2022', { 'F1.X': '2', 'F2.X': '2000' });
    await publish(world, smallForm('TT05', [amount('F2'), amount('F1')]), '2022-04-01');
  };

  test('R13 R30 the board quotes the sum of the communes, though the rows of the form have changed places since', () =>
    world.rollback(async () => {
      await collectedThenReordered();
      await publish(world, quoting('BD01', { filledBy: 'board', verifier: 'BDT' }), '2022-01-01');
      await world.openCampaign({ forms: ['BD01'], period: '2022-Q3' });
      expect((await contextOf('ban', 'BD01', '2022-Q3')).forms).toEqual({ TT05: { 'F1.X': '3' } });
      const id = await send('ban', 'BD01', '2022-Q3', { 'A02.X': '5' });
      const ban = await world.as('ban');
      const frozen = (await ban.call(getRevision, { params: { id, number: 1 } })).body;
      expect(frozen.context.forms).toEqual({ TT05: { 'F1.X': '3' } });
      const { body } = await ban.call(getTotal, { query: { form: 'BD01', period: '2022-Q3' } });
      expect(body.cells).toMatchObject({ 'A01.X': '3', 'A02.X': '5' });
    }));

  test('R13 a commune and a district quote alike, each what lies below it', () =>
    world.rollback(async () => {
      await collectedThenReordered();
      await publish(world, quoting('XA01'), '2022-01-01');
      await publish(world, quoting('HU01', { filledBy: 'district' }), '2022-01-01');
      await world.openCampaign({ forms: ['XA01', 'HU01'], period: '2022-Q3' });
      expect((await contextOf('lan', 'XA01', '2022-Q3')).forms).toEqual({ TT05: { 'F1.X': '1' } });
      expect((await contextOf('hai', 'HU01', '2022-Q3')).forms).toEqual({ TT05: { 'F1.X': '2' } });
    }));

  test('R13 a name means what it meant when the form was published: the same thing under whatever code it stands now', () =>
    world.rollback(async () => {
      const households = (code: string) => amount(code, { indicator: 'HO' });
      await publish(world, smallForm('TT05', [households('F1'), amount('F2')]), '2020-01-01');
      await publish(world, quoting('XA01'), '2022-01-01');
      // From April on F1 is another thing, and the households stand in F9.
      const changed = [amount('F1', { indicator: 'XE' }), households('F9')];
      await publish(world, smallForm('TT05', changed, { periodKinds: ['quarter'] }), '2022-04-01');
      await world.openCampaign({ forms: ['TT05', 'XA01'], period: '2022-Q3' });
      await send('lan', 'TT05', '2022-Q3', { 'F1.X': '77', 'F9.X': '4' });
      expect((await contextOf('lan', 'XA01', '2022-Q3')).forms).toEqual({ TT05: { 'F1.X': '4' } });
      // What is published from now on means the new F1.
      await publish(world, quoting('XA02'), '2022-01-01');
      await world.openCampaign({ forms: ['XA02'], period: '2022-Q3' });
      expect((await contextOf('lan', 'XA02', '2022-Q3')).forms).toEqual({ TT05: { 'F1.X': '77' } });
    }));
});

describe('R13 R26 a form’s own earlier figures are found by what they count', () => {
  test('R13 R26 previous and history follow a row that was recoded; where a version did not ask, nothing is missing', () =>
    world.rollback(async () => {
      const v1 = [amount('B01', { indicator: 'HO' }), amount('B02', { indicator: 'NGUOI' })];
      const grown = amount('C', { formula: 'A01 - previous(A01)' });
      const v2 = [amount('A01', { indicator: 'HO' }), amount('B01', { indicator: 'XE' }), grown];
      await publish(world, smallForm('TN05', v1), '2020-01-01');
      await publish(world, smallForm('TN05', v2), '2022-01-01');
      await world.openCampaign({ forms: ['TN05'], period: '2021' });
      await world.openCampaign({ forms: ['TN05'], period: '2022' });
      await send('lan', 'TN05', '2021', { 'B01.X': '10', 'B02.X': '50' });
      expect((await contextOf('lan', 'TN05', '2022')).previous).toEqual({
        'A01.X': '10',
        'B01.X': '*',
        'C.X': '*',
      });
      const id = await send('lan', 'TN05', '2022', { 'A01.X': '12', 'B01.X': '3' });
      const lan = await world.as('lan');
      const { body } = await lan.call(getTotal, { query: { form: 'TN05', period: '2022' } });
      expect(body.cells).toEqual({ 'A01.X': '12', 'B01.X': '3', 'C.X': '2' });
      const history = async (cell: string) =>
        (await lan.call(getCellHistory, { params: { id, cell } })).body.periods.map(({ period, asked, value }) => [
          period,
          asked,
          value,
        ]);
      expect(await history('A01.X')).toEqual([
        ['2021', true, '10'],
        ['2022', true, '12'],
      ]);
      expect(await history('B01.X')).toEqual([
        ['2021', false, null],
        ['2022', true, '3'],
      ]);
    }));

  test('R13 R16 a figure that was not asked before holds nobody up: its check is skipped, and so it is kept, added and told', () =>
    world.rollback(async () => {
      const checks = [
        {
          id: 'K1',
          section: 'A',
          per: 'column',
          expression: 'B - previous(B) <= 5 and B >= previous(B)',
          severity: 'error',
          message: 'Tăng quá nhanh',
        },
      ];
      const grown = amount('C', { formula: 'B - previous(B)' });
      await publish(world, smallForm('TN05', [amount('A')]), '2020-01-01');
      await publish(world, smallForm('TN05', [amount('A'), amount('B'), grown], { checks }), '2022-01-01');
      for (const period of ['2021', '2022', '2023']) await world.openCampaign({ forms: ['TN05'], period });
      await send('lan', 'TN05', '2021', { 'A.X': '10' });
      const id = await send('lan', 'TN05', '2022', { 'A.X': '12', 'B.X': '900' });
      const lan = await world.as('lan');
      const { context } = (await lan.call(getRevision, { params: { id, number: 1 } })).body;
      expect(context.previous).toEqual({ 'A.X': '10', 'B.X': '*', 'C.X': '*' });
      expect(context.fixed).toEqual({ 'C.X': '*' });
      const { body } = await lan.call(getTotal, { query: { form: 'TN05', period: '2022' } });
      expect(body.cells).toEqual({ 'A.X': '12', 'B.X': '900', 'C.X': null });
      expect([body.partial, body.askedIn]).toEqual([[], { 'C.X': 0 }]);
      const history = (await lan.call(getCellHistory, { params: { id, cell: 'C.X' } })).body.periods;
      expect(history.map(({ asked, value }) => [asked, value])).toEqual([
        [false, null],
        [false, null],
      ]);
      // From the next period on it is asked, and the check stands.
      await expect(send('lan', 'TN05', '2023', { 'A.X': '12', 'B.X': '950' })).rejects.toThrow('check-failed');
      await send('lan', 'TN05', '2023', { 'A.X': '12', 'B.X': '903' });
    }));

  test('R13 before a form began nothing was asked; in its first period nothing is shown beside the cells', () =>
    world.rollback(async () => {
      await publish(world, smallForm('TN05', [amount('A'), amount('C', { formula: 'A - previous(A)' })]), '2022-01-01');
      await world.openCampaign({ forms: ['TN05'], period: '2022' });
      expect((await contextOf('lan', 'TN05', '2022')).previous).toEqual({ 'A.X': '*', 'C.X': '*' });
      const lan = await world.as('lan');
      const { id } = await ownSubmission(lan, { form: 'TN05', period: '2022' });
      expect((await lan.call(getSheet, { params: { id } })).body.previousPeriodName).toBeNull();
      await world.openCampaign({ forms: ['TN05'], period: '2023' });
      // The form was there: what nobody has sent yet is missing.
      expect((await contextOf('lan', 'TN05', '2023')).previous).toBeUndefined();
    }));

  test('R21 what is returned comes back as it was sent', () =>
    world.rollback(async () => {
      await publish(world, smallForm('TN05', [amount('A'), amount('B')]), '2020-01-01');
      await world.openCampaign({ forms: ['TN05'], period: '2022' });
      const id = await send('lan', 'TN05', '2022', { 'A.X': '1', 'B.X': '2' });
      const why = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Sai' }], dueOn: '2022-12-30' };
      await returnSeen(await world.as('minh'), id, why);
      const { values } = (await (await world.as('lan')).call(getSheet, { params: { id } })).body;
      expect(values.cells).toEqual({ 'A.X': '1', 'B.X': '2' });
    }));
});

describe('R10 a new version may not change what a line counts', () => {
  const refusal = async (definition: object) => {
    const body = { definition, effectiveFrom: '2022-01-01' };
    const { problem } = await (await world.as('tuan')).call(publishForm, { body });
    return [problem.code, JSON.stringify(problem.findings)];
  };

  test('R10 another unit for the same row is refused with the way out, another indicator is taken', () =>
    world.rollback(async () => {
      await publish(world, smallForm('TN05', [amount('A', { unit: 'ha' })]), '2020-01-01');
      expect(await refusal(smallForm('TN05', [amount('A', { unit: 'm²' })]))).toEqual([
        'definition-refused',
        expect.stringContaining('ô A.X của phiếu TN05 phiên bản 1 tính bằng “ha”, ô này bằng “m²”'),
      ]);
      expect(
        await publish(world, smallForm('TN05', [amount('A', { unit: 'm²', indicator: 'DAT' })]), '2022-01-01'),
      ).toBe(2);
      // The indicator is one thing in every form.
      expect(await refusal(smallForm('TN06', [amount('Z', { unit: 'ha', indicator: 'DAT' })]))).toEqual([
        'definition-refused',
        expect.stringContaining('ô A.X của phiếu TN05 phiên bản 2'),
      ]);
    }));
});
