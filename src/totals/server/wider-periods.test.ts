import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PersonName } from '../../../tests/world/people.ts';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { submitValues } from '../../submissions/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { getOrigin, getTotal, getTotalTable } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const send = async (name: PersonName, form: string, period: string, cells: Record<string, string>): Promise<void> => {
  const client = await world.as(name);
  const { id, dataVersion } = await ownSubmission(client, { form, period });
  const body = { baseVersion: dataVersion, cells };
  const { status, problem } = await client.call(submitValues, { params: { id }, body });
  if (status !== 200) throw new Error(JSON.stringify(problem));
};
const totalOf = async (form: string, period: string) =>
  (await (await world.as('vinh')).call(getTotal, { query: { form, period } })).body;

describe('R31 a wider period than was collected answers, marked', () => {
  test('R31 a monthly form that began in February: its quarter, its year and its five years are what two months sent', () =>
    world.rollback(async () => {
      const rows = [
        amount('A'),
        amount('S', { overTime: 'stock' }),
        amount('R', { formula: 'A / S', type: 'decimal' }),
      ];
      await publish(world, smallForm('TN05', rows, { periodKinds: ['month'] }), '2022-02-01');
      for (const [month, a] of [
        ['02', 1],
        ['03', 10],
      ] as const) {
        await world.openCampaign({ forms: ['TN05'], period: `2022-M${month}` });
        await send('lan', 'TN05', `2022-M${month}`, { 'A.X': `${a}`, 'S.X': `${a}` });
        await send('sen', 'TN05', `2022-M${month}`, { 'A.X': `${2 * a}`, 'S.X': `${2 * a}` });
      }
      const answers = async (period: string) => {
        const { cells, partial, coverage } = await totalOf('TN05', period);
        const { lacking, ...parts } = coverage.parts;
        const { expected, covered } = coverage;
        return [
          cells['A.X'],
          cells['S.X'],
          cells['R.X'],
          partial,
          covered,
          expected,
          { ...parts, lacking: lacking.length },
        ];
      };
      expect(await answers('2022-Q1')).toEqual([
        '33',
        '30',
        '1.1',
        [],
        4,
        10,
        { of: 3, asked: 2, collected: 2, lacking: 0 },
      ]);
      // The other months are asked and have not come: what flows lacks them, what stands does not.
      const lacking = ['A.X', 'R.X'];
      expect(await answers('2022')).toEqual([
        '33',
        '30',
        '1.1',
        lacking,
        4,
        10,
        { of: 12, asked: 11, collected: 2, lacking: 9 },
      ]);
      expect(await answers('2021..2025')).toEqual([
        '33',
        '30',
        '1.1',
        lacking,
        4,
        10,
        { of: 60, asked: 47, collected: 2, lacking: 45 },
      ]);
      const vinh = await world.as('vinh');
      expect((await vinh.call(getTotal, { query: { form: 'TN05', period: '2022-M01' } })).status).toBe(404);
      expect((await vinh.call(getTotal, { query: { form: 'TN05', period: '2021' } })).status).toBe(404);
      const { rows: districts } = (
        await vinh.call(getTotalTable, { query: { form: 'TN05', period: '2022', cells: 'A.X' } })
      ).body;
      expect(districts.map(({ cells, coverage: { covered, expected } }) => [cells['A.X'], covered, expected])).toEqual([
        ['22', 2, 4],
        ['11', 2, 6],
      ]);
    }));

  test('R31 of a year that was itself not collected the months answer; where it was, it answers itself', () =>
    world.rollback(async () => {
      await publish(world, smallForm('TN05', [amount('A')], { periodKinds: ['month', 'year'] }), '2020-01-01');
      await world.openCampaign({ forms: ['TN05'], period: '2022-M05' });
      await send('lan', 'TN05', '2022-M05', { 'A.X': '5' });
      expect(await totalOf('TN05', '2022')).toMatchObject({
        cells: { 'A.X': '5' },
        coverage: { parts: { of: 12, asked: 12, collected: 1 } },
      });
      await world.openCampaign({ forms: ['TN05'], period: '2022' });
      await send('lan', 'TN05', '2022', { 'A.X': '70' });
      expect(await totalOf('TN05', '2022')).toMatchObject({
        cells: { 'A.X': '70' },
        coverage: { covered: 1, expected: 5, parts: { of: 1, asked: 1, collected: 1 } },
      });
    }));
});

describe('R31 versions that meet in one year', () => {
  const quarterly = { periodKinds: ['quarter'] };
  const inJuly = async (first: object, second: object) => {
    await publish(world, first, '2020-01-01');
    await publish(world, second, '2022-07-01');
    await world.openCampaign({ forms: ['TN05'], period: '2022-Q2' });
    await world.openCampaign({ forms: ['TN05'], period: '2022-Q3' });
  };

  test('R31 a row that a version of July added does not vanish from the year, nor one that it left out', () =>
    world.rollback(async () => {
      const sum = (formula: string) => amount('T', { formula });
      await inJuly(
        smallForm('TN05', [amount('A'), amount('OLD', { unit: 'ha' }), sum('A + OLD')], quarterly),
        smallForm('TN05', [sum('NEW + A'), amount('NEW'), amount('A')], quarterly),
      );
      await send('lan', 'TN05', '2022-Q2', { 'A.X': '1', 'OLD.X': '40' });
      await send('sen', 'TN05', '2022-Q2', { 'A.X': '2', 'OLD.X': '-' });
      await send('lan', 'TN05', '2022-Q3', { 'A.X': '10', 'NEW.X': '300' });
      const year = await totalOf('TN05', '2022');
      expect(year.version).toBe(2);
      // T was 41 and 2 in spring, 310 in summer: as it stood on the sheets, of whatever parts.
      expect(year.cells).toEqual({ 'T.X': '353', 'NEW.X': '300', 'A.X': '13' });
      expect(year.askedIn).toEqual({ 'NEW.X': 2 });
      expect(year.further).toEqual([
        {
          version: 1,
          cell: 'OLD.X',
          label: 'OLD',
          unit: 'ha',
          decimals: 0,
          value: '40',
          range: null,
          partial: true,
          askedIn: 2,
        },
      ]);
      expect(year.coverage).toMatchObject({ covered: 3, expected: 10, parts: { of: 4, asked: 4, collected: 2 } });
      const spring = await totalOf('TN05', '2022-Q2');
      expect([spring.version, spring.cells, spring.further]).toEqual([
        1,
        { 'A.X': '3', 'OLD.X': '40', 'T.X': '43' },
        [],
      ]);
      const summer = await totalOf('TN05', '2022-Q3');
      // Beside the summer stands the spring, by the codes of the summer: what was not asked then is not there.
      expect(summer.previous).toEqual({ 'T.X': '43', 'A.X': '3' });
    }));

  test('R30 R31 each figure opens to its sheets, under whatever code it stood there', () =>
    world.rollback(async () => {
      const households = (code: string) => amount(code, { indicator: 'HO' });
      await inJuly(
        smallForm('TN05', [households('F1'), amount('F2')], quarterly),
        smallForm('TN05', [amount('F2'), households('G1'), amount('N1')], quarterly),
      );
      await send('lan', 'TN05', '2022-Q2', { 'F1.X': '4', 'F2.X': '1000' });
      await send('lan', 'TN05', '2022-Q3', { 'G1.X': '5', 'F2.X': '2000', 'N1.X': '7' });
      const origin = async (cell: string) => {
        const { body } = await (await world.as('lan')).call(getOrigin, {
          query: { form: 'TN05', period: '2022', cell },
        });
        return [body.value, body.members.map(({ period, asked, value }) => [period, asked, value])];
      };
      expect(await origin('G1.X')).toEqual([
        '9',
        [
          ['2022-Q2', true, '4'],
          ['2022-Q3', true, '5'],
        ],
      ]);
      expect(await origin('N1.X')).toEqual([
        '7',
        [
          ['2022-Q2', false, null],
          ['2022-Q3', true, '7'],
        ],
      ]);
    }));
});
