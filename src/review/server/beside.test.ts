import { describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import {
  acceptSeen,
  returnTotalSeen,
  seenSheet,
  seenTotal,
  signSeen,
  verifySeen,
} from '../../../tests/world/decide.ts';
import { codeOf, consolidationOf, ownSubmission } from '../../../tests/world/round.ts';
import { getSheet, submitValues } from '../../submissions/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { getApprovalBeside, getConsolidationBeside } from '../contract/beside.ts';
import { listApprovals, returnConsolidation, returnSubmission } from '../contract.ts';
import { keepWorld, people, world } from './as-seen.fixture.ts';

keepWorld();

const at = (period: string, form = 'XEM01') => ({ form, period });

/** A form of the communes that counts households, and one of the department's own that counts them too; asked in two years. */
const openTwoYears = async () => {
  const check = {
    id: 'K',
    section: 'A',
    per: 'form',
    severity: 'warning',
    expression: 'B.X <= 50',
    message: 'B quá 50',
  };
  await publish(
    world,
    smallForm('XEM01', [amount('A', { indicator: 'HO' }), amount('B')], { checks: [check] }),
    '2020-01-01',
  );
  await publish(
    world,
    smallForm('XEM02', [amount('C', { indicator: 'HO' }), amount('D')], { filledBy: 'department' }),
    '2020-01-01',
  );
  const found = await world.db
    .selectFrom('unit_version')
    .select('unit_id')
    .where('code', 'in', ['01558', '01561'])
    .where('kind', '=', 'commune')
    .execute();
  for (const period of ['2021', '2022'])
    await world.openCampaign({ forms: ['XEM01', 'XEM02'], period, communes: found.map(({ unit_id }) => unit_id) });
  return people();
};

const send = async (client: Client, query: ReturnType<typeof at>, cells: Record<string, string>, more: object = {}) => {
  const { id, dataVersion } = await ownSubmission(client, query);
  const answer = await client.call(submitValues, {
    params: { id },
    body: { baseVersion: dataVersion, cells, ...more },
  });
  expect(codeOf(answer), JSON.stringify(answer.problem)).toBe('200');
  return id;
};

const yearBefore = async ({ sen, dao, hai }: Awaited<ReturnType<typeof people>>) => {
  for (const [client, a] of [
    [sen, '30'],
    [dao, '10'],
  ] as const)
    await acceptSeen(hai, await send(client, at('2021'), { 'A.X': a, 'B.X': '1' }));
};

const kept = { explanations: [{ check: 'K', at: '', text: 'Đã rà soát tại xóm' }] };

/** The year that is decided on: both accepted, one with a kept warning. */
const thisYear = async ({ sen, dao, hai }: Awaited<ReturnType<typeof people>>) => {
  await acceptSeen(hai, await send(sen, at('2022'), { 'A.X': '33', 'B.X': '60' }, kept));
  await acceptSeen(hai, await send(dao, at('2022'), { 'A.X': '12', 'B.X': '2' }));
  return (await consolidationOf(hai, at('2022'))).consolidation.id;
};

describe('R22 R23 what stands beside a total', () => {
  it('R22 a year ago, the verifier’s own figure of the same series, kept warnings as sentences, for who signs, verifies and approves', () =>
    world.rollback(async () => {
      const all = await openTwoYears();
      await yearBefore(all);
      const id = await thisYear(all);
      await send(all.thu, at('2022', 'XEM02'), { 'C.X': '47', 'D.X': '9' });
      const beside = await all.hai.call(getConsolidationBeside, { params: { id } });
      const expected = {
        previous: { period: '2021', periodName: 'Năm 2021', totals: { 'A.X': '40', 'B.X': '2' }, sheets: 2 },
        kept: [
          { unit: expect.stringContaining('Thanh Nhật'), sentence: 'B là 60, lớn hơn 50', text: 'Đã rà soát tại xóm' },
        ],
      };
      expect(beside.body).toMatchObject(expected);
      await signSeen(all.hai, id);
      await verifySeen(all.thu, id);
      const [approval] = (await all.mai.call(listApprovals, { query: at('2022') })).body.approvals;
      const above = await all.mai.call(getApprovalBeside, { params: { id: approval?.id ?? '' } });
      expect(above.body).toMatchObject({
        ...expected,
        own: [{ office: expect.any(String), form: 'XEM02', cells: { 'A.X': '47' } }],
      });
      expect(approval?.districts).toMatchObject([
        {
          consolidation: id,
          state: 'verified',
          signed: { by: 'Đàm Văn Hải', at: expect.any(String) },
          verified: { by: 'Phạm Thị Thu', at: expect.any(String) },
        },
      ]);
    }));

  it('R22 without a year before nothing is made up; R9 nobody else learns of it', () =>
    world.rollback(async () => {
      const all = await openTwoYears();
      const id = await thisYear(all);
      expect((await all.hai.call(getConsolidationBeside, { params: { id } })).body).toMatchObject({
        previous: null,
        own: [],
      });
      const strangers = [await world.as('minh'), await world.as('sen'), await world.as('binh')];
      for (const client of strangers)
        expect(codeOf(await client.call(getConsolidationBeside, { params: { id } }))).toBe('404 not-found');
      const [approval] = (await all.mai.call(listApprovals, { query: at('2022') })).body.approvals;
      expect(codeOf(await all.thu.call(getApprovalBeside, { params: { id: approval?.id ?? '' } }))).toBe(
        '403 not-allowed',
      );
    }));
});

describe('R21 a return says why at its cells', () => {
  it('R21 without a common reason those of the cells stand for it, in the sheet and in the notice', () =>
    world.rollback(async () => {
      const { sen, hai } = await openTwoYears();
      const id = await send(sen, at('2022'), { 'A.X': '3', 'B.X': '4' });
      const cells = [
        { cell: 'A.X', reason: 'Chưa khớp sổ hộ' },
        { cell: 'B.X', reason: 'Chưa khớp sổ hộ' },
      ];
      const body = { seen: await seenSheet(hai, id), cells, dueOn: '2022-12-20' };
      expect(codeOf(await hai.call(returnSubmission, { params: { id }, body }))).toBe('200');
      expect((await sen.call(getSheet, { params: { id } })).body.returns[0]).toMatchObject({
        reason: 'Chưa khớp sổ hộ',
        cells,
      });
      const blank = { ...body, reason: '  ' };
      expect(codeOf(await hai.call(returnSubmission, { params: { id }, body: blank }))).toBe('400 bad-request');
    }));

  it('R21 a total goes back by its cells alone, but not without a word', () =>
    world.rollback(async () => {
      const all = await openTwoYears();
      const id = await thisYear(all);
      await signSeen(all.hai, id);
      const mute = await all.thu.call(returnConsolidation, { params: { id }, body: await seenTotal(all.thu, id) });
      expect(codeOf(mute)).toBe('422 invalid-content');
      const why = { cells: [{ cell: 'A.X', reason: 'Cục Thống kê đếm 47' }] };
      expect(codeOf(await returnTotalSeen(all.thu, id, why))).toBe('200');
      const { consolidation } = await consolidationOf(all.hai, at('2022'));
      expect(consolidation.returnReason).toBe('A.X: Cục Thống kê đếm 47');
    }));
});
