import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { createCampaign } from '../../campaigns/server/index.ts';
import { getCellHistory, getSheet, getSteps, listSubmissions } from '../../submissions/contract.ts';
import { type HistoryRow, loadHistory } from '../../submissions/server/index.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import { getConsolidation, listApprovals, listConsolidations } from '../contract.ts';
import { loadDecisions } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const at = new Date('2022-01-15T02:00:00Z');
const letter = { number: '1', day: '2022-01-06', subject: 'Thử', attachments: [] };
const dates = {
  opensOn: '2022-01-06',
  dueCommune: '2022-01-20',
  dueDistrict: '2022-01-28',
  dueDepartment: '2022-02-10',
  dueBoard: '2022-02-20',
};

const accounts = async () => {
  const rows = await world.db
    .selectFrom('account')
    .select(['id', 'unit_id', 'username'])
    .where('kind', '=', 'unit')
    .execute();
  return new Map(rows.map(({ id, unit_id }) => [unit_id, id]));
};

/** DT01 of a year for all five communes, in the state given for the first and accepted for the others. */
const load = async (period: string, first: HistoryRow['state']) => {
  const known = await accounts();
  const [unitId = 0] = known.keys();
  const { id } = await createCampaign(
    world.db,
    { title: `Năm ${period}`, letter, forms: [{ form: 'DT01', period }], ...dates },
    { accountId: known.get(unitId) ?? '', unitId },
    at,
    { announce: false },
  );
  const communes = await world.db
    .selectFrom('submission as s')
    .innerJoin('round as r', 'r.id', 's.round_id')
    .select('s.subject_unit_id')
    .where('r.campaign_id', '=', id)
    .orderBy('s.id')
    .execute();
  const rows = communes.map(
    ({ subject_unit_id: subjectUnitId }, index): HistoryRow => ({
      subjectUnitId,
      state: index === 0 ? first : 'accepted',
      values: { cells: dt01Cells(20), lists: {} },
      accountId: known.get(subjectUnitId) ?? '',
      at,
    }),
  );
  expect(await loadHistory(world.db, { form: 'DT01', period, rows })).toBe(5);
  return {
    accountOf: (unit: number) => ({ accountId: known.get(unit) ?? '', custodianId: null }),
    first: rows[0]?.subjectUnitId,
  };
};

describe('taking over rounds of the past', () => {
  it('R16 R22 a closed round is there as if it had been walked: steps, signatures, approval, and locked', () =>
    world.rollback(async () => {
      const { accountOf } = await load('2021', 'accepted');
      await loadDecisions(world.db, { form: 'DT01', period: '2021', upTo: 'approved', accountOf, at });
      const [mai, lan] = [await world.as('mai'), await world.as('lan')];
      expect((await mai.call(listApprovals, { query: {} })).body.approvals[0]).toMatchObject({
        state: 'approved',
        consolidations: 2,
        verified: 2,
        accepted: 5,
        decidedBy: 'bdt',
      });
      const [total] = (await mai.call(listConsolidations, { query: {} })).body.consolidations;
      const { body } = await mai.call(getConsolidation, { params: { id: total?.id ?? '' } });
      expect(body.consolidation).toMatchObject({ state: 'approved', signature: { number: 1, digest: body.digest } });
      const sheet = (await lan.call(listSubmissions, { query: {} })).body.submissions[0];
      expect(
        (await lan.call(getSteps, { params: { id: sheet?.id ?? '' } })).body.steps.map(({ action, unit }) => [
          action,
          unit,
        ]),
      ).toEqual([
        ['submit', 'Xã Đàm Thủy'],
        ['accept', 'Huyện Trùng Khánh'],
      ]);
      const shown = (await lan.call(getSheet, { params: { id: sheet?.id ?? '' } })).body;
      expect(shown.values.cells).toEqual(dt01Cells(20));
      expect(shown.lockedBecause).toMatch(/phê duyệt và khóa/);
      const history = await lan.call(getCellHistory, { params: { id: sheet?.id ?? '', cell: 'A02.TS' } });
      expect(history.body.periods.map(({ state }) => state)).toEqual(['approved']);
    }));

  it('R16 R31 a round of the year before is what the next one is compared with; a draft stays a draft and holds its district open', () =>
    world.rollback(async () => {
      await load('2020', 'accepted');
      const { accountOf, first } = await load('2021', 'draft');
      await loadDecisions(world.db, { form: 'DT01', period: '2021', upTo: 'approved', accountOf, at });
      const mai = await world.as('mai');
      expect((await mai.call(listApprovals, { query: { period: '2021' } })).body.approvals[0]).toMatchObject({
        state: 'open',
        accepted: 4,
      });
      expect(
        (await mai.call(listConsolidations, { query: { period: '2021' } })).body.consolidations
          .map(({ state }) => state)
          .sort(),
      ).toEqual(['open', 'verified']);
      const sheet = (await mai.call(listSubmissions, { query: { period: '2021', unit: first ?? 0 } })).body
        .submissions[0];
      expect(sheet).toMatchObject({ state: 'draft', filled: 68, required: 68 });
      const { body } = await mai.call(getCellHistory, { params: { id: sheet?.id ?? '', cell: 'A02.TS' } });
      expect(body.periods).toEqual([
        { period: '2020', periodName: 'Năm 2020', asked: true, value: '864', state: 'accepted' },
      ]);
    }));
});
