import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { signSeen } from '../../../tests/world/decide.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listNotices } from '../../notices/contract.ts';
import { listConsolidations } from '../../review/contract.ts';
import { getSheet, listSubmissions, saveDraft, submitValues } from '../../submissions/contract.ts';
import { dt01Cells } from '../../submissions/server/sheets.fixture.ts';
import {
  type CampaignPlan,
  excuseUnit,
  extendDueDates,
  getCampaign,
  listCampaigns,
  openCampaign,
  previewCampaign,
} from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const plan: CampaignPlan = {
  title: 'Thu thập năm 2022',
  letter: {
    number: '214/BDT-CSDT',
    day: '2022-11-14',
    signer: 'Bế Quang Vinh',
    subject: 'Đề nghị cập nhật số liệu',
    attachments: [],
  },
  forms: [
    { form: 'DT01', period: '2022' },
    { form: 'DT07', period: '2022' },
  ],
  opensOn: '2022-11-14',
  dueCommune: '2022-11-25',
  dueDistrict: '2022-12-02',
  dueDepartment: '2022-12-10',
  dueBoard: '2022-12-20',
};
const planOf = (...forms: [string, string][]): CampaignPlan => ({
  ...plan,
  forms: forms.map(([form, period]) => ({ form, period })),
});
const ownSheet = async (client: Client) => (await client.call(listSubmissions, { query: {} })).body.submissions[0];

describe('opening a campaign', () => {
  it('R15 every commune owes each form, each district and the verifiers have their part, and all find a notice with their own due date', () =>
    world.rollback(async () => {
      const [tuan, lan, minh] = [await world.as('tuan'), await world.as('lan'), await world.as('minh')];
      const preview = await tuan.call(previewCampaign, { body: plan });
      expect(
        preview.body.forms.map(({ form, submissions, consolidations, verifier }) => [
          form,
          submissions,
          consolidations,
          verifier,
        ]),
      ).toEqual([
        ['DT01', 5, 2, 'Cục Thống kê tỉnh'],
        ['DT07', 5, 2, 'Sở Lao động - Thương binh và Xã hội'],
      ]);
      expect(preview.body).toMatchObject({ units: 5, problems: [] });
      const opened = await tuan.call(openCampaign, { body: plan });
      expect(opened.body.submissions).toBe(10);
      const owed = (await lan.call(listSubmissions, { query: {} })).body.submissions;
      expect(
        owed.map(({ form, state, dueOn, required, subject }) => [form, state, dueOn, required, subject.path]),
      ).toEqual([
        ['DT01', 'draft', '2022-11-25', 68, 'xã Đàm Thủy, huyện Trùng Khánh'],
        ['DT07', 'draft', '2022-11-25', 72, 'xã Đàm Thủy, huyện Trùng Khánh'],
      ]);
      const notice = async (client: Client) =>
        (await client.call(listNotices, { query: {} })).body.notices.find(({ kind }) => kind === 'campaign')?.body;
      expect(await notice(lan)).toContain('Hạn của đơn vị: 25/11/2022');
      expect(await notice(minh)).toContain('Hạn của đơn vị: 02/12/2022');
    }));

  it('R15 a form × period that another campaign holds is refused, naming it', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      await tuan.call(openCampaign, { body: plan });
      const again = await tuan.call(openCampaign, { body: planOf(['DT03', '2022'], ['DT01', '2022']) });
      expect(again.problem).toMatchObject({
        code: 'already-exists',
        problems: ['Phiếu DT01, Năm 2022 đã có trong đợt “Thu thập năm 2022”.'],
      });
      expect((await tuan.call(listCampaigns, { query: {} })).body.campaigns).toHaveLength(1);
    }));

  it.each<[string, Partial<CampaignPlan>, RegExp]>([
    [
      'a due date before the one below it',
      { dueDistrict: '2022-11-20' },
      /Hạn của huyện \(20\/11\/2022\) không được trước hạn của xã/,
    ],
    ['a form that is not published', { forms: [{ form: 'DT99', period: '2022' }] }, /DT99 chưa có phiên bản/],
    ['a period that is none', { forms: [{ form: 'DT01', period: '2022-Q9' }] }, /không đúng định dạng/],
    [
      'a period kind that the form does not have',
      { forms: [{ form: 'DT01', period: '2022-Q1' }] },
      /DT01 không thu theo kỳ quý/,
    ],
    [
      'a form named twice',
      {
        forms: [
          { form: 'DT01', period: '2022' },
          { form: 'DT01', period: '2022' },
        ],
      },
      /nêu hai lần/,
    ],
    ['a period before the form was in effect', { forms: [{ form: 'DT01', period: '2018' }] }, /chưa có phiên bản/],
    ['communes that are none', { communes: [1] }, /không phải là xã/],
  ])('R15 %s is refused in words, by the preview and by the opening alike', (_name, change, words) =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const body = { ...plan, ...change };
      const refused = await tuan.call(openCampaign, { body });
      expect([refused.status, refused.problem.code]).toEqual([422, 'invalid-content']);
      expect(refused.problem.detail).toMatch(words);
      expect((await tuan.call(previewCampaign, { body })).body.problems.join(' ')).toMatch(words);
    }),
  );

  it('R15 forms of districts, departments and the board go to them; a step whose actor is the filler falls away', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const body = planOf(
        ['DT06', '2022'],
        ['DT11', '2022'],
        ['DT12', 'SY2022'],
        ['DT13', '2022'],
        ['DT22', '2022-M10'],
      );
      const { body: preview } = await tuan.call(previewCampaign, { body });
      expect(preview.forms.map(({ form, submissions, consolidations }) => [form, submissions, consolidations])).toEqual(
        [
          ['DT06', 2, 1],
          ['DT11', 5, 0],
          ['DT12', 2, 0],
          ['DT13', 1, 0],
          ['DT22', 1, 0],
        ],
      );
      await tuan.call(openCampaign, { body });
      const sy = await world.as('sy');
      const sheets = (await sy.call(listSubmissions, { query: { form: 'DT11' } })).body.submissions;
      expect(sheets).toHaveLength(5);
      expect(new Set(sheets.map(({ reporter }) => reporter.name))).toEqual(new Set(['Sở Y tế']));
      expect((await sy.call(getSheet, { params: { id: sheets[0]?.id ?? '' } })).body).toMatchObject({
        actions: ['enter', 'submit'],
        checkerName: null,
      });
    }));

  it('R15 only the communes that are chosen take part, and only districts that have some', () =>
    world.rollback(async () => {
      const [tuan, lan] = [await world.as('tuan'), await world.as('lan')];
      const { rows } = await sql<{
        id: number;
      }>`select unit_id as id from unit_version where code = '01495' and kind = 'commune'`.execute(world.db);
      const chosen = { ...planOf(['DT01', '2022']), communes: rows.map(({ id }) => id) };
      expect((await tuan.call(openCampaign, { body: chosen })).body.submissions).toBe(1);
      expect(
        (await tuan.call(listConsolidations, { query: {} })).body.consolidations.map(({ unit }) => unit.name),
      ).toEqual(['Huyện Trùng Khánh']);
      expect(await ownSheet(lan)).toMatchObject({ form: 'DT01' });
      expect(await ownSheet(await world.as('nga'))).toBeUndefined();
    }));

  it('R15 who opens no campaigns is refused; who is not concerned does not find it', () =>
    world.rollback(async () => {
      const id = await world.openCampaign({ forms: ['DT07'], period: '2022' });
      const [lan, thu] = [await world.as('lan'), await world.as('thu')];
      expect((await lan.call(openCampaign, { body: plan })).status).toBe(403);
      expect((await lan.call(getCampaign, { params: { id } })).body).toMatchObject({
        letter: { number: '214/BDT-CSDT' },
        forms: [{ form: 'DT07', expected: 1, submitted: 0 }],
      });
      expect((await thu.call(getCampaign, { params: { id } })).status).toBe(404);
    }));
});

describe('after it is open', () => {
  it('R15 a due date is extended with its reason, never brought forward, and not for who has sent', () =>
    world.rollback(async () => {
      const id = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [tuan, lan] = [await world.as('tuan'), await world.as('lan')];
      const sheet = await ownSheet(lan);
      const body = { form: 'DT01', units: [sheet?.reporter.id ?? 0], dueOn: '2022-11-30', reason: 'Mưa lũ' };
      expect((await tuan.call(extendDueDates, { params: { id }, body })).body.extended).toBe(1);
      expect((await ownSheet(lan))?.dueOn).toBe('2022-11-30');
      expect(
        (await lan.call(listNotices, { query: {} })).body.notices.find(({ kind }) => kind === 'decision'),
      ).toMatchObject({
        body: 'Mưa lũ',
        link: `/phieu/${sheet?.id}`,
      });
      expect(
        (await tuan.call(extendDueDates, { params: { id }, body: { ...body, dueOn: '2022-11-28' } })).problem.code,
      ).toBe('invalid-content');
      await lan.call(submitValues, { params: { id: sheet?.id ?? '' }, body: { baseVersion: 1, cells: dt01Cells() } });
      expect(
        (await tuan.call(extendDueDates, { params: { id }, body: { ...body, dueOn: '2022-12-01' } })).problem.code,
      ).toBe('wrong-state');
      expect((await tuan.call(extendDueDates, { params: { id }, body: { ...body, units: [1] } })).status).toBe(404);
    }));

  it('R15 an excused unit cannot enter, and counts as covered of its own kind', () =>
    world.rollback(async () => {
      const id = await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const [tuan, sen, dao, hai] = [
        await world.as('tuan'),
        await world.as('sen'),
        await world.as('dao'),
        await world.as('hai'),
      ];
      for (const client of [sen, dao]) {
        const sheet = await ownSheet(client);
        const body = { form: 'DT01', period: '2022', unit: sheet?.subject.id ?? 0, reason: 'Thiên tai' };
        expect((await tuan.call(excuseUnit, { params: { id }, body })).status).toBe(200);
        expect((await tuan.call(excuseUnit, { params: { id }, body })).problem).toMatchObject({
          code: 'wrong-state',
          state: 'excused',
        });
        const refused = await client.call(saveDraft, {
          params: { id: sheet?.id ?? '' },
          body: { baseVersion: 2, cells: { 'A01.TAY': '1' } },
        });
        expect(refused.problem).toMatchObject({ code: 'wrong-state', state: 'excused', allowed: [] });
      }
      const [row] = (await hai.call(listConsolidations, { query: {} })).body.consolidations;
      expect(row).toMatchObject({ expected: 2, accepted: 0, excused: 2, actions: ['sign'] });
      expect((await signSeen(hai, row?.id ?? '')).status).toBe(200);
    }));
});
