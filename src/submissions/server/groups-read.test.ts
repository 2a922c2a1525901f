import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { ownSubmission } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { previewCampaign } from '../../campaigns/contract.ts';
import { changeMembers, recordList, saveClassification } from '../../classifications/contract.ts';
import { openDraft } from '../../forms/contract/drafts.ts';
import { printTotal } from '../../reports/contract.ts';
import { getTotal, getTotalTable } from '../../totals/contract.ts';
import { listUnits } from '../../units/contract.ts';
import { getRevision, getSheet, submitValues } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const params = { code: 'KV' };
const groups = [
  { code: 'I', label: 'Khu vực I' },
  { code: 'III', label: 'Khu vực III' },
];
const members = [
  { code: '01495', group: 'III' },
  { code: '01501', group: 'I' },
  { code: '01558', group: 'III' },
];
const classified = async (part: object = {}) => {
  const tuan = await world.as('tuan');
  await tuan.call(saveClassification, { params, body: { version: 0, title: 'Khu vực', level: 'commune', groups } });
  const list = { version: 1, legalBasis: 'QĐ 861', from: '2021-06-04', to: null, complete: false, members, ...part };
  expect((await tuan.call(recordList, { params, body: list })).status).toBe(200);
  return tuan;
};

/** Of region III alone something must be there; H is a formula that reads the group too. */
const form = smallForm('KVUC1', [amount('A'), amount('H', { formula: 'if(group("KV") = "III", A * 2, A)' })], {
  checks: [
    {
      id: 'KT1',
      section: 'A',
      per: 'form',
      expression: 'group("KV") <> "III" or A.X >= 10',
      severity: 'error',
      message: 'Xã khu vực III phải có từ 10',
    },
  ],
});
const sheetOf = async (client: Client, period: string) => {
  const { id } = await ownSubmission(client, { form: 'KVUC1', period });
  return (await client.call(getSheet, { params: { id } })).body;
};
const send = async (client: Client, value: string, period = '2022') => {
  const { submission } = await sheetOf(client, period);
  const body = { baseVersion: submission.dataVersion, cells: { 'A.X': value } };
  return client.call(submitValues, { params: { id: submission.id }, body });
};
const all = { form: 'KVUC1', period: '2022' };

test('R44 R13 a check reads the group of the last day of the period; what it read is frozen, and no later list changes it', () =>
  world.rollback(async () => {
    const tuan = await classified();
    await publish(world, form, '2020-01-01');
    await world.openCampaign({ forms: ['KVUC1'], period: '2022' });
    const [lan, kim, nga] = [await world.as('lan'), await world.as('kim'), await world.as('nga')];
    const refused = await send(lan, '9');
    expect([refused.status, refused.problem.code]).toEqual([422, 'check-failed']);
    expect((await send(lan, '10')).status).toBe(200);
    expect((await send(kim, '1')).status).toBe(200);
    // Of the township nothing is known: the check cannot be made, and is no obstacle.
    expect((await send(nga, '1')).status).toBe(200);
    const { submission, context } = await sheetOf(lan, '2022');
    expect(context.groups).toEqual({ KV: 'III' });

    const { units } = (await tuan.call(listUnits, { query: { asOf: '2022-12-31' } })).body;
    const unit = units.find(({ code }) => code === '01495')?.id ?? 0;
    const change = { version: 2, legalBasis: 'QĐ sửa', from: '2021-06-04', changes: [{ unit, group: 'I' }] };
    expect((await tuan.call(changeMembers, { params, body: change })).status).toBe(200);
    expect((await sheetOf(lan, '2022')).context.groups).toEqual({ KV: 'III' });
    const revision = (await lan.call(getRevision, { params: { id: submission.id, number: 1 } })).body;
    expect(revision.context).toMatchObject({ groups: { KV: 'III' }, fixed: { 'H.X': '20' } });
    // A total adds what each sheet came to, since it stands in no group itself.
    const total = (await (await world.as('vinh')).call(getTotal, { query: all })).body;
    expect(total.cells).toMatchObject({ 'A.X': '12', 'H.X': '21' });
    expect(total.partial).toContain('H.X');
  }));

test('R44 on a day that no list covers a check is skipped and says so; in no group of a complete list is known', () =>
  world.rollback(async () => {
    await classified({ complete: true });
    await publish(world, form, '2019-01-01');
    await world.openCampaign({ forms: ['KVUC1'], period: '2020' });
    await world.openCampaign({ forms: ['KVUC1'], period: '2022' });
    const nga = await world.as('nga');
    expect((await sheetOf(nga, '2020')).context.groups).toEqual({ KV: '*' });
    expect((await sheetOf(nga, '2022')).context.groups).toEqual({ KV: '' });
    expect((await send(nga, '3', '2020')).status).toBe(200);
    expect((await send(nga, '3', '2022')).status).toBe(200);
  }));

test('R44 a form that names no classification, or no group of one, is refused at its character', () =>
  world.rollback(async () => {
    const tuan = await classified();
    const findings = async (expression: string) => {
      const check = { id: 'KT1', section: 'A', per: 'form', expression, severity: 'error', message: 'Kiểm tra' };
      const definition = smallForm('KVUC2', [amount('A')], { checks: [check] });
      const draft = await tuan.call(openDraft, { body: { from: 'file', definition } });
      return draft.status === 200 ? publish(world, definition, '2020-01-01').catch(String) : draft.problem;
    };
    expect(await findings('group("KX") = "III"')).toContain('Không có cách phân loại “KX”. Hiện có: KV.');
  }));

test('R44 R30 totals of a group: only its units, as of the last day of the period, in figures, coverage, table, print and workbook', () =>
  world.rollback(async () => {
    await classified();
    await publish(world, form, '2020-01-01');
    await world.openCampaign({ forms: ['KVUC1'], period: '2022' });
    for (const [name, value] of [
      ['lan', '10'],
      ['kim', '3'],
      ['sen', '20'],
    ] as const)
      expect((await send(await world.as(name), value)).status).toBe(200);
    const vinh = await world.as('vinh');
    const query = { ...all, group: 'KV:III' };
    const { body } = await vinh.call(getTotal, { query });
    expect(body.cells['A.X']).toBe('30');
    expect(body.coverage).toMatchObject({ expected: 2, covered: 2 });
    expect(body.group).toEqual({
      scheme: 'KV',
      schemeTitle: 'Khu vực',
      group: 'III',
      label: 'Khu vực III',
      day: '2022-12-31',
      legalBasis: 'QĐ 861',
      illustrative: false,
      complete: false,
    });
    expect((await vinh.call(getTotal, { query: all })).body.group).toBeNull();
    const { rows } = (await vinh.call(getTotalTable, { query: { ...query, cells: 'A.X' } })).body;
    expect(rows.map(({ unit, cells }) => [unit.name, cells['A.X']])).toEqual([
      ['Huyện Hạ Lang', '20'],
      ['Huyện Trùng Khánh', '10'],
    ]);
    // A district sees its own alone.
    expect((await (await world.as('minh')).call(getTotal, { query })).body.cells['A.X']).toBe('10');
    const paper = await vinh.call(printTotal, { query: { ...query, format: 'xlsx' } });
    expect(paper.status).toBe(200);
    expect(decodeURIComponent(String(paper.headers['content-disposition']))).toContain('Khu vực III');
    const unknown = await vinh.call(getTotal, { query: { ...all, group: 'KV:IX' } });
    expect(unknown.problem.detail).toContain('Không có nhóm đơn vị “KV IX”');
    const early = await vinh.call(getTotal, { query: { ...query, asOf: '2020-12-31' } });
    expect(early.problem.detail).toContain('không có danh sách nào có hiệu lực ngày 31/12/2020');
    expect((await vinh.call(getTotal, { query: { ...all, group: "KV:I' or 1=1" } })).status).toBe(400);
  }));

test('R44 R15 a campaign asks the communes of a group as of the last day of its period, and says how many by which document', () =>
  world.rollback(async () => {
    const tuan = await classified();
    const plan = {
      title: 'Khu vực III',
      letter: { number: '1', day: '2022-11-14', subject: 'Đề nghị', attachments: [] },
      forms: [{ form: 'DT01', period: '2022' }],
      opensOn: '2022-11-14',
      dueCommune: '2022-11-25',
      dueDistrict: '2022-12-02',
      dueDepartment: '2022-12-10',
      dueBoard: '2022-12-20',
      group: 'KV:III',
    };
    const { body } = await tuan.call(previewCampaign, { body: plan });
    expect([body.units, body.forms[0]?.submissions, body.problems]).toEqual([2, 2, []]);
    expect(body.chosen).toEqual([
      'Chỉ tính các đơn vị thuộc Khu vực III (Khu vực), tại ngày 31/12/2022, theo QĐ 861. Danh sách này chưa đủ: đơn vị chưa biết thuộc nhóm nào không được tính. 2 xã, phường, thị trấn.',
    ]);
    const early = await tuan.call(previewCampaign, { body: { ...plan, forms: [{ form: 'DT01', period: '2020' }] } });
    expect(early.problem.detail).toContain('31/12/2020');
    const both = await tuan.call(previewCampaign, { body: { ...plan, communes: [1] } });
    expect(both.body.problems.join(' ')).toContain('không chọn cả hai');
  }));
