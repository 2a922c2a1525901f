import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { signSeen } from '../../../tests/world/decide.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getProgress, getWorkList } from '../../monitoring/contract.ts';
import { listNotices } from '../../notices/contract.ts';
import { listApprovals, listConsolidations } from '../../review/contract.ts';
import { getSheet, getSteps, listSubmissions, saveDraft, submitValues } from '../../submissions/contract.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import { getTotal } from '../../totals/contract.ts';
import { listGranted, takeBackCampaign, takeBackExcuses, takeBackExtensions } from '../contract/taking-back.ts';
import { excuseUnit, extendDueDates, getCampaign, openCampaign } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const REASON = 'Bấm nhầm đơn vị';
const ownSheet = async (client: Client) => {
  const [sheet] = (await client.call(listSubmissions, { query: { form: 'DT01', period: '2022' } })).body.submissions;
  if (!sheet) throw new Error('no sheet');
  return sheet;
};

const noticed = async (client: Client, about: string) =>
  (await client.call(listNotices, { query: {} })).body.notices.find(({ title }) => title === about);
const withdrawal = (client: Client) => noticed(client, 'Rút lại yêu cầu nộp phiếu DT01');

/** A round of DT01 with the operator who opened it. */
const open = async () => {
  const id = await world.openCampaign({ forms: ['DT01'], period: '2022' });
  return { id, params: { id }, tuan: await world.as('tuan') };
};

describe('R15 an excuse is taken back', () => {
  const excused = async () => {
    const { params, tuan } = await open();
    const sen = await world.as('sen');
    const sheet = await ownSheet(sen);
    const body = { form: 'DT01', period: '2022', unit: sheet.subject.id, reason: 'Thiên tai' };
    await tuan.call(excuseUnit, { params, body });
    return { params, tuan, sen, sheet };
  };

  it('with a reason that the unit reads: it enters again, both steps stay in the history and the trail', () =>
    world.rollback(async () => {
      const { params, tuan, sen, sheet } = await excused();
      const [row] = (await tuan.call(listGranted, { params })).body.excuses;
      expect(row).toMatchObject({
        submission: sheet.id,
        granted: { reason: 'Thiên tai' },
        takenBack: null,
        held: null,
      });
      const body = { submissions: [sheet.id], reason: REASON };
      expect((await tuan.call(takeBackExcuses, { params, body })).body).toEqual({ takenBack: 1 });
      expect(await noticed(sen, 'Rút lại việc miễn nộp phiếu DT01')).toMatchObject({ link: `/phieu/${sheet.id}` });
      const saved = { baseVersion: sheet.dataVersion + 2, cells: { 'A01.TAY': '1' } };
      expect((await sen.call(saveDraft, { params: { id: sheet.id }, body: saved })).status).toBe(200);
      const { steps } = (await sen.call(getSteps, { params: { id: sheet.id } })).body;
      expect(steps.map(({ action, reason }) => [action, reason])).toEqual([
        ['excuse', 'Thiên tai'],
        ['take-back-excuse', REASON],
      ]);
      expect((await tuan.call(listGranted, { params })).body.excuses[0]).toMatchObject({
        takenBack: { reason: REASON },
        held: 'taken-back',
      });
      expect((await tuan.call(takeBackExcuses, { params, body })).problem).toMatchObject({ code: 'wrong-state' });
    }));

  it('not once the district has signed with it, nor by whoever does not manage campaigns, nor without a reason', () =>
    world.rollback(async () => {
      const { params, tuan, sen, sheet } = await excused();
      const [dao, hai] = [await world.as('dao'), await world.as('hai')];
      const other = await ownSheet(dao);
      const body = { submissions: [sheet.id], reason: REASON };
      expect((await hai.call(takeBackExcuses, { params, body })).status).toBe(403);
      expect((await sen.call(listGranted, { params })).status).toBe(403);
      expect((await tuan.call(takeBackExcuses, { params, body: { ...body, reason: ' ' } })).status).toBe(400);
      expect((await tuan.call(takeBackExcuses, { params, body: { ...body, submissions: [other.id] } })).status).toBe(
        404,
      );
      await tuan.call(excuseUnit, {
        params,
        body: { form: 'DT01', period: '2022', unit: other.subject.id, reason: 'Thiên tai' },
      });
      const [total] = (await hai.call(listConsolidations, { query: {} })).body.consolidations;
      await signSeen(hai, total?.id ?? '');
      const refused = await tuan.call(takeBackExcuses, { params, body });
      expect(refused.problem).toMatchObject({ code: 'wrong-state', state: 'signed' });
      expect(refused.problem.detail).toContain('trả lại bản chốt trước');
    }));
});

describe('R15 an extension is taken back', () => {
  it('to the day before it, one after the other, until the unit sends', () =>
    world.rollback(async () => {
      const { params, tuan } = await open();
      const lan = await world.as('lan');
      const sheet = await ownSheet(lan);
      const until = (dueOn: string) => ({ form: 'DT01', units: [sheet.reporter.id], dueOn, reason: 'Mưa lũ' });
      await tuan.call(extendDueDates, { params, body: until('2022-11-30') });
      await tuan.call(extendDueDates, { params, body: until('2022-12-15') });
      const granted = (await tuan.call(listGranted, { params })).body.extensions;
      expect(granted.map(({ dueBefore, dueOn, held }) => [dueBefore, dueOn, held])).toEqual([
        ['2022-11-30', '2022-12-15', null],
        [sheet.dueOn, '2022-11-30', 'moved'],
      ]);
      const [second = '', first = ''] = granted.map(({ id }) => id);
      const back = (...extensions: string[]) =>
        tuan.call(takeBackExtensions, { params, body: { extensions, reason: REASON } });
      expect((await back(first)).problem).toMatchObject({ code: 'wrong-state', state: 'moved' });
      expect((await back(second)).body).toEqual({ takenBack: 1 });
      expect((await ownSheet(lan)).dueOn).toBe('2022-11-30');
      expect((await noticed(lan, 'Rút lại việc gia hạn phiếu DT01'))?.body).toBe(
        `Hạn nộp trở lại là 30/11/2022. Lý do: ${REASON}`,
      );
      expect((await back(first)).body).toEqual({ takenBack: 1 });
      expect((await ownSheet(lan)).dueOn).toBe(sheet.dueOn);
      await tuan.call(extendDueDates, { params, body: until('2022-11-30') });
      await lan.call(submitValues, { params: { id: sheet.id }, body: { baseVersion: 1, cells: dt01Cells() } });
      const third = (await tuan.call(listGranted, { params })).body.extensions.find(
        ({ takenBack }) => takenBack === null,
      );
      expect(third?.held).toBe('sent');
      expect((await back(third?.id ?? '')).problem).toMatchObject({ code: 'wrong-state', state: 'sent' });
    }));
});

describe('R15 a campaign opened by mistake is taken back', () => {
  it('while nobody has sent: nothing is asked, counted or waited for any more, what was typed can be read, and the form may be asked for anew', () =>
    world.rollback(async () => {
      const { id, params, tuan } = await open();
      const [lan, hai] = [await world.as('lan'), await world.as('hai')];
      const sheet = await ownSheet(lan);
      await lan.call(saveDraft, { params: { id: sheet.id }, body: { baseVersion: 1, cells: { 'A01.TAY': '7' } } });
      expect((await tuan.call(listGranted, { params })).body.rounds).toMatchObject([
        { form: 'DT01', begun: 1, held: null },
      ]);
      expect((await tuan.call(takeBackCampaign, { params, body: { reason: REASON } })).body).toEqual({ takenBack: 1 });
      expect((await withdrawal(lan))?.body).toContain('số đã nhập được giữ');
      expect((await withdrawal(hai))?.body).toContain(REASON);
      expect((await lan.call(getWorkList)).body.tasks).toEqual([]);
      const query = { form: 'DT01', period: '2022' };
      expect((await tuan.call(getProgress, { query })).status).toBe(404);
      expect((await hai.call(listConsolidations, { query: {} })).body.consolidations).toEqual([]);
      expect((await tuan.call(listApprovals, { query: {} })).body.approvals).toEqual([]);
      const shown = (await lan.call(getSheet, { params: { id: sheet.id } })).body;
      expect(shown).toMatchObject({
        submission: { state: 'withdrawn' },
        values: { cells: { 'A01.TAY': '7' } },
        actions: [],
      });
      expect(shown.lockedBecause).toContain(REASON);
      const typed = { baseVersion: 3, cells: { 'A01.TAY': '8' } };
      expect((await lan.call(saveDraft, { params: { id: sheet.id }, body: typed })).problem.code).toBe('wrong-state');
      expect((await tuan.call(getCampaign, { params: { id } })).body.forms).toMatchObject([{ takenBack: true }]);
      const again = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      expect(again).not.toBe(id);
      expect((await lan.call(getWorkList)).body.tasks).toHaveLength(1);
      const { coverage } = (await tuan.call(getTotal, { query: { ...query, unit: sheet.subject.id } })).body;
      expect(coverage.expected).toBe(1);
      expect((await tuan.call(takeBackCampaign, { params, body: { reason: REASON } })).problem.code).toBe(
        'wrong-state',
      );
    }));

  it('form by form, and not where a unit has sent', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const id = await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      const lan = await world.as('lan');
      const sheet = await ownSheet(lan);
      await lan.call(submitValues, { params: { id: sheet.id }, body: { baseVersion: 1, cells: dt01Cells() } });
      const params = { id };
      const whole = await tuan.call(takeBackCampaign, { params, body: { reason: REASON } });
      expect(whole.problem).toMatchObject({
        code: 'wrong-state',
        state: 'sent',
        problems: ['DT01: Đã có đơn vị nộp hoặc được miễn.'],
      });
      const rounds = [{ form: 'DT07', period: '2022' }];
      expect((await tuan.call(takeBackCampaign, { params, body: { rounds, reason: REASON } })).body).toEqual({
        takenBack: 1,
      });
      expect((await tuan.call(listGranted, { params })).body.rounds.map(({ form, held }) => [form, held])).toEqual([
        ['DT01', 'sent'],
        ['DT07', 'taken-back'],
      ]);
      const other = [{ form: 'DT03', period: '2022' }];
      expect((await tuan.call(takeBackCampaign, { params, body: { rounds: other, reason: REASON } })).status).toBe(404);
      expect((await lan.call(takeBackCampaign, { params, body: { reason: REASON } })).status).toBe(403);
      expect((await tuan.call(openCampaign, { body: { ...(await planAgain(tuan, id)), forms: rounds } })).status).toBe(
        200,
      );
    }));
});

/** The same letter and days once more. */
const planAgain = async (tuan: Client, id: string) => {
  const { title, opensOn, dueCommune, dueDistrict, dueDepartment, dueBoard, letter } = (
    await tuan.call(getCampaign, { params: { id } })
  ).body;
  const { number, day, subject } = letter;
  return {
    title,
    opensOn,
    dueCommune,
    dueDistrict,
    dueDepartment,
    dueBoard,
    letter: { number, day, subject, attachments: [] },
  };
};
