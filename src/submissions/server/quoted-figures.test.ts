import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { returnSeen } from '../../../tests/world/decide.ts';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getTotal } from '../../totals/contract.ts';
import { getRevision, getSheet, saveDraft, submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
let lan: Client;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const inRound = (test: () => Promise<void>) => () =>
  world.rollback(async () => {
    lan = await world.as('lan');
    // A counts, B weighs, T is their ratio; the other form quotes the ratio and takes it three times.
    await publish(
      world,
      smallForm('GOC1', [amount('A'), amount('B'), amount('T', { type: 'decimal', formula: 'A / B' })]),
      '2020-01-01',
    );
    const quoted = amount('Q', { type: 'decimal', formula: 'GOC1.T.X' });
    const threefold = amount('R', { type: 'decimal', formula: 'Q * 3' });
    const grown = amount('G', { formula: 'N - previous(N)', allowNegative: true });
    await publish(world, smallForm('TRICH1', [quoted, threefold, amount('N'), grown]), '2020-01-01');
    await world.openCampaign({ forms: ['GOC1', 'TRICH1'], period: '2022' });
    await test();
  });

const sheetOf = async (client: Client, form: string, period = '2022') => {
  const { id } = await ownSubmission(client, { form, period });
  return (await client.call(getSheet, { params: { id } })).body;
};
const typed = async (client: Client, form: string, cells: Record<string, string>, period = '2022') => {
  const { submission } = await sheetOf(client, form, period);
  const body = { baseVersion: submission.dataVersion, cells };
  expect((await client.call(saveDraft, { params: { id: submission.id }, body })).status).toBe(200);
};
type Explained = { check: string; at: string; text: string };
const send = async (
  client: Client,
  form: string,
  cells: Record<string, string>,
  explanations: Explained[] = [],
  period = '2022',
) => {
  const { submission } = await sheetOf(client, form, period);
  return client.call(submitValues, {
    params: { id: submission.id },
    body: { baseVersion: submission.dataVersion, cells, explanations },
  });
};
const revisionOf = async (client: Client, form: string, period = '2022') => {
  const { submission } = await sheetOf(client, form, period);
  return (await client.call(getRevision, { params: { id: submission.id, number: submission.revision } })).body;
};
const totalOf = async (client: Client) =>
  (await client.call(getTotal, { query: { form: 'TRICH1', period: '2022' } })).body.cells;

describe('R30 a quoted figure is exact', () => {
  test(
    'R30 a third stays a third: in the revision, in what is computed from it, in the total of two',
    inRound(async () => {
      const sen = await world.as('sen');
      for (const client of [lan, sen]) {
        expect((await send(client, 'GOC1', { 'A.X': '1', 'B.X': '3' })).status).toBe(200);
        expect((await send(client, 'TRICH1', { 'N.X': '1' })).status).toBe(200);
      }
      const { context } = await revisionOf(lan, 'TRICH1');
      expect([context.forms, context.fixed]).toEqual([{ GOC1: { 'T.X': '1/3' } }, { 'Q.X': '1/3' }]);
      expect(await totalOf(await world.as('ban'))).toMatchObject({ 'Q.X': '2/3', 'R.X': '2', 'N.X': '2' });
      const { rows } = await sql<{ kept: string; exact: unknown }>`
      select e.figures[1]::text as kept, e.fractions as exact from revision e where e.fractions is not null limit 1`.execute(
        world.db,
      );
      expect(rows).toEqual([{ kept: '0.33333333333333333333', exact: { 0: '1/3' } }]);
    }),
  );

  test(
    'R16 what was sent is shown with the figures that it was sent with, though the quoted sheet is sent anew',
    inRound(async () => {
      await send(lan, 'GOC1', { 'A.X': '1', 'B.X': '3' });
      await send(lan, 'TRICH1', { 'N.X': '1' });
      const minh = await world.as('minh');
      const { submission } = await sheetOf(lan, 'GOC1');
      const why = { reason: 'Xem lại', cells: [{ cell: 'A.X', reason: 'Sai' }], dueOn: '2022-12-30' };
      await returnSeen(minh, submission.id, why);
      expect((await send(lan, 'GOC1', { 'A.X': '2', 'B.X': '3' })).status).toBe(200);
      expect((await sheetOf(lan, 'TRICH1')).context).toMatchObject({
        forms: { GOC1: { 'T.X': '1/3' } },
        fixed: { 'Q.X': '1/3' },
      });
    }),
  );
});

describe('R13 a figure is quoted only once it is sent', () => {
  const because = { check: 'quoted', at: 'GOC1', text: 'Phiếu gốc nộp sau, theo hướng dẫn của huyện' };

  test(
    'R13 a draft’s figure is shown while one enters, marked; sending waits for it',
    inRound(async () => {
      await typed(lan, 'GOC1', { 'A.X': '1', 'B.X': '4' });
      const { context } = await sheetOf(lan, 'TRICH1');
      expect(context.forms).toEqual({ GOC1: { 'T.X': '0.25' } });
      expect(context.pending).toEqual([{ from: 'GOC1', period: '2022' }]);
      const refused = await send(lan, 'TRICH1', { 'N.X': '1' });
      expect(refused.problem).toMatchObject({
        code: 'explanation-needed',
        failures: [{ check: 'quoted', at: 'GOC1', cells: ['Q.X'] }],
      });
      await send(lan, 'GOC1', { 'A.X': '1', 'B.X': '4' });
      expect((await sheetOf(lan, 'TRICH1')).context.pending).toBeUndefined();
      expect((await send(lan, 'TRICH1', { 'N.X': '1' })).status).toBe(200);
      expect((await revisionOf(lan, 'TRICH1')).context.forms).toEqual({ GOC1: { 'T.X': '0.25' } });
    }),
  );

  test(
    'R13 or is explained: then the figure is missing in what is sent, never that of the draft',
    inRound(async () => {
      await typed(lan, 'GOC1', { 'A.X': '1', 'B.X': '4' });
      expect((await send(lan, 'TRICH1', { 'N.X': '1' }, [because])).status).toBe(200);
      const { context, explanations } = await revisionOf(lan, 'TRICH1');
      expect(context).toEqual({ pending: [{ from: 'GOC1', period: '2022' }], fixed: {} });
      expect(explanations).toEqual([because]);
      expect(await totalOf(await world.as('ban'))).toMatchObject({ 'Q.X': null, 'R.X': null, 'N.X': '1' });
    }),
  );

  test(
    'R13 nothing typed yet, or nothing quoted, stands against nothing',
    inRound(async () => {
      expect((await sheetOf(lan, 'TRICH1')).context).toEqual({});
      expect((await send(lan, 'TRICH1', { 'N.X': '1' })).status).toBe(200);
    }),
  );

  test(
    'R13 the form’s own period before is the same thing: its draft is shown, and does not count',
    inRound(async () => {
      await world.openCampaign({ forms: ['TRICH1'], period: '2023' });
      await typed(lan, 'TRICH1', { 'N.X': '10' });
      const { context } = await sheetOf(lan, 'TRICH1', '2023');
      expect([context.previous, context.pending]).toEqual([{ 'N.X': '10' }, [{ from: 'previous', period: '2022' }]]);
      const refused = await send(lan, 'TRICH1', { 'N.X': '12' }, [], '2023');
      expect(refused.problem).toMatchObject({ failures: [{ check: 'quoted', at: 'previous', cells: ['G.X'] }] });
      const earlier = { ...because, at: 'previous' };
      expect((await send(lan, 'TRICH1', { 'N.X': '12' }, [earlier], '2023')).status).toBe(200);
      expect((await revisionOf(lan, 'TRICH1', '2023')).context.fixed).toEqual({});
    }),
  );

  test(
    'R13 a district that owes the quoted form itself does not fall back on its communes while it types',
    inRound(async () => {
      await publish(world, smallForm('HUYEN2', [amount('A')], { filledBy: 'district' }), '2020-01-01');
      await publish(
        world,
        smallForm('HUYEN1', [amount('Q', { formula: 'HUYEN2.A.X' }), amount('N')], { filledBy: 'district' }),
        '2020-01-01',
      );
      await world.openCampaign({ forms: ['HUYEN1', 'HUYEN2'], period: '2022' });
      const hai = await world.as('hai');
      await typed(hai, 'HUYEN2', { 'A.X': '5' });
      expect((await send(hai, 'HUYEN1', { 'N.X': '1' })).problem.code).toBe('explanation-needed');
    }),
  );
});

describe('R13 a form that is asked more often is quoted as the sum of its parts', () => {
  const quarters = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-Q4'];
  const QUARTERLY = smallForm(
    'QUY1',
    [amount('B'), amount('P', { overTime: 'stock' }), amount('T', { formula: 'B * 2' })],
    { periodKinds: ['quarter'] },
  );
  const YEARLY = smallForm('NAM1', [
    amount('S', { formula: 'QUY1.B.X' }),
    amount('L', { formula: 'QUY1.P.X' }),
    amount('T', { formula: 'QUY1.T.X' }),
    amount('N'),
  ]);
  const figuresOfYear = async () => (await sheetOf(lan, 'NAM1')).context.forms?.QUY1;
  const inQuarters = (test: () => Promise<void>) =>
    inRound(async () => {
      await publish(world, QUARTERLY, '2020-01-01');
      await publish(world, YEARLY, '2020-01-01');
      await world.openCampaign({ forms: ['NAM1'], period: '2022' });
      for (const period of quarters) await world.openCampaign({ forms: ['QUY1'], period });
      await test();
    });
  const sendQuarter = async (period: string, born: string, people: string) =>
    expect((await send(lan, 'QUY1', { 'B.X': born, 'P.X': people }, [], period)).status).toBe(200);

  test(
    'R13 flows are added, of a stock the last counts, once every part is sent',
    inQuarters(async () => {
      await sendQuarter('2022-Q1', '3', '100');
      await sendQuarter('2022-Q2', '4', '101');
      await sendQuarter('2022-Q3', '5', '102');
      expect(await figuresOfYear()).toBeUndefined();
      await typed(lan, 'QUY1', { 'B.X': '6', 'P.X': '103' }, '2022-Q4');
      expect((await sheetOf(lan, 'NAM1')).context.pending).toEqual([{ from: 'QUY1', period: '2022-Q4' }]);
      expect(await figuresOfYear()).toEqual({ 'B.X': '18', 'P.X': '103', 'T.X': '36' });
      expect((await send(lan, 'NAM1', { 'N.X': '1' })).problem.code).toBe('explanation-needed');
      await sendQuarter('2022-Q4', '7', '104');
      expect((await send(lan, 'NAM1', { 'N.X': '1' })).status).toBe(200);
      expect((await revisionOf(lan, 'NAM1')).context.fixed).toEqual({ 'S.X': '19', 'L.X': '104', 'T.X': '38' });
    }),
  );

  test(
    'R13 a district quotes its communes’ quarters; a quarter that nobody sent leaves the year unknown',
    inQuarters(async () => {
      const ofDistrict = smallForm('HUYENNAM', [amount('S', { formula: 'QUY1.B.X' })], { filledBy: 'district' });
      await publish(world, ofDistrict, '2020-01-01');
      await world.openCampaign({ forms: ['HUYENNAM'], period: '2022' });
      const minh = await world.as('minh');
      for (const period of quarters.slice(1)) await sendQuarter(period, '2', '50');
      expect((await sheetOf(minh, 'HUYENNAM')).context.forms).toBeUndefined();
      await sendQuarter('2022-Q1', '2', '50');
      expect((await sheetOf(minh, 'HUYENNAM')).context.forms).toEqual({ QUY1: { 'B.X': '8' } });
    }),
  );
});
