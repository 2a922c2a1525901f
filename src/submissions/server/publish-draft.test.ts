import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../../tests/world/client.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { listCatalogue, printCatalogue } from '../../forms/contract/catalogue.ts';
import { editDraft, openDraft } from '../../forms/contract/drafts.ts';
import { reinstateForm, retireForm } from '../../forms/contract.ts';
import type { EditOperation } from '../../forms/rules/edit/operation.ts';
import { previewPublication, publishDraft } from '../contract/publication.ts';
import { getSheet, listSubmissions, saveDraft, submitSheet } from '../contract.ts';
import { amount, publish, smallForm } from './small-forms.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const node = { section: 'A', axis: 'rows' } as const;
/** A01 lives on as B01 (by its indicator), A01 means something new, A02 goes, A03 is new and required. */
const edits: EditOperation[] = [
  { op: 'rename-node', ...node, code: 'A01', to: 'B01' },
  {
    op: 'add-node',
    ...node,
    under: null,
    after: 'B01',
    node: { code: 'A01', label: 'Khác', type: 'integer', indicator: 'KHAC' },
  },
  { op: 'remove-node', ...node, code: 'A02' },
  { op: 'add-node', ...node, under: null, after: 'A01', node: { code: 'A03', label: 'Mới', type: 'integer' } },
];

const begun = async (): Promise<{ tuan: Client; lan: Client; sheet: string; draft: string }> => {
  await publish(
    world,
    smallForm('TN01', [amount('A01', { indicator: 'HO', unit: 'hộ' }), amount('A02')]),
    '2019-01-01',
  );
  await world.openCampaign({ forms: ['TN01'], period: '2022' });
  const [tuan, lan] = [await world.as('tuan'), await world.as('lan')];
  const { submissions } = (await lan.call(listSubmissions, { query: { form: 'TN01' } })).body;
  const sheet = submissions[0]?.id ?? '';
  await lan.call(saveDraft, {
    params: { id: sheet },
    body: { baseVersion: 1, cells: { 'A01.X': '12', 'A02.X': '7' } },
  });
  const draft = (await tuan.call(openDraft, { body: { from: 'version', code: 'TN01' } })).body.id;
  const edited = await tuan.call(editDraft, { params: { id: draft }, body: { version: 1, operations: edits } });
  expect(edited.body.found).toEqual([]);
  return { tuan, lan, sheet, draft };
};

const preview = (tuan: Client, id: string, period = '2022') =>
  tuan.call(previewPublication, { params: { id }, query: { period } });
const publishing = (tuan: Client, id: string, seen: string, period = '2022') =>
  tuan.call(publishDraft, {
    params: { id },
    body: { version: 2, period, basis: 'Thông tư 02/2022/TT-UBDT', note: 'Thêm chỉ tiêu mới', seen },
  });

describe('publishing a draft while sheets are being filled', () => {
  it('R10 what moves is shown first; each value whose cell lives on is kept, the rest stands readable beside the draft', () =>
    world.rollback(async () => {
      const { tuan, lan, sheet, draft } = await begun();
      const shown = (await preview(tuan, draft)).body;
      expect(shown).toMatchObject({ effectiveFrom: '2022-01-01', version: 2, obstacles: [] });
      expect(shown.rounds).toEqual([
        {
          period: '2022',
          periodName: 'Năm 2022',
          campaign: 'Thu thập 2022',
          outcome: 'moves',
          because: null,
          sheets: 5,
          drafts: 1,
          kept: 1,
          left: 1,
          requiredBefore: 2,
          requiredAfter: 3,
          leaving: [{ unit: 'Xã Đàm Thủy', cells: ['A02.X'] }],
        },
      ]);
      expect((await publishing(tuan, draft, `sha256:${'0'.repeat(64)}`)).problem.code).toBe('not-as-seen');
      expect((await publishing(tuan, draft, shown.seen)).body).toEqual({ code: 'TN01', version: 2, moved: 5, left: 1 });
      const after = (await lan.call(getSheet, { params: { id: sheet } })).body;
      expect(after.submission).toMatchObject({ version: 2, dataVersion: 3, filled: 1, required: 3 });
      expect(after.values.cells).toEqual({ 'B01.X': '12' });
      expect(after.leftOver).toEqual([
        { version: 1, movedAt: expect.any(String), values: [{ cell: 'A02.X', label: 'A02', value: '7' }] },
      ]);
      const minh = await world.as('minh');
      expect((await minh.call(getSheet, { params: { id: sheet } })).body.leftOver).toBeUndefined();
    }));

  it('R10 looking at what publishing would mean takes no lock: it runs where nothing may be written', () =>
    world.rollback(async () => {
      const { tuan, draft } = await begun();
      await sql`set transaction read only`.execute(world.db);
      const shown = await preview(tuan, draft);
      expect([shown.status, shown.body.rounds.length]).toEqual([200, 1]);
      expect((await publishing(tuan, draft, shown.body.seen)).status).toBeGreaterThanOrEqual(500);
    }));

  it('R10 what a clerk typed on the old version goes to the cell that means the same, never to a code given anew', () =>
    world.rollback(async () => {
      const { tuan, lan, sheet, draft } = await begun();
      await publishing(tuan, draft, (await preview(tuan, draft)).body.seen);
      const late = await lan.call(saveDraft, {
        params: { id: sheet },
        body: { baseVersion: 2, cells: { 'A01.X': '13', 'A02.X': '8' }, partial: true },
      });
      expect(late.body.notTaken).toMatchObject([{ cell: 'A02.X', why: 'closed', yours: '8' }]);
      expect((await lan.call(getSheet, { params: { id: sheet } })).body.values.cells).toEqual({ 'B01.X': '13' });
    }));

  it('R10 a period in which somebody has sent is not moved; from a later one the version is published and the period keeps its own', () =>
    world.rollback(async () => {
      const { tuan, lan, sheet, draft } = await begun();
      await lan.call(submitSheet, { params: { id: sheet }, body: { baseVersion: 2, explanations: [] } });
      const { obstacles, seen } = (await preview(tuan, draft)).body;
      expect(obstacles).toEqual(['Đã có đơn vị nộp phiếu cho Năm 2022. Chọn kỳ áp dụng sau kỳ này.']);
      expect((await publishing(tuan, draft, seen)).problem.code).toBe('in-use');
      const later = (await preview(tuan, draft, '2023')).body;
      expect(later.rounds).toMatchObject([{ outcome: 'keeps', sheets: 5 }]);
      expect((await publishing(tuan, draft, later.seen, '2023')).body).toMatchObject({ version: 2, moved: 0 });
      expect((await preview(tuan, draft)).status).toBe(404);
      // The database is the last guard: from the first sheet that is sent on, no statement moves the round.
      const moved = world.db.transaction().execute((tx) =>
        sql`update round r set form_version_id = v.id from form f join form_version v on v.form_id = f.id and v.number = 2
          where f.code = 'TN01' and r.form_id = f.id`.execute(tx),
      );
      await expect(moved).rejects.toThrow(/does not change/);
    }));
});

describe('the catalogue of forms', () => {
  it('R10 says what is in force on a day, what comes next, where it is used, and is printed as a document', () =>
    world.rollback(async () => {
      const { tuan, draft } = await begun();
      await publishing(tuan, draft, (await preview(tuan, draft, '2023')).body.seen, '2023');
      const { forms, sectors } = (
        await tuan.call(listCatalogue, { query: { day: '2022-06-01', search: 'phieu tn01' } })
      ).body;
      expect(forms).toMatchObject([
        {
          code: 'TN01',
          sectorName: 'Dân số',
          inForce: { number: 1, effectiveFrom: '2019-01-01' },
          next: { number: 2, effectiveFrom: '2023-01-01', note: 'Thêm chỉ tiêu mới' },
          versions: 2,
          campaigns: 1,
          collecting: 1,
          quotedBy: [],
          retired: null,
        },
      ]);
      expect(sectors.length).toBeGreaterThan(10);
      const all = (await tuan.call(listCatalogue, { query: {} })).body.forms;
      expect(all.find(({ code }) => code === 'DT01')?.quotedBy).toContain('DT07');
      const paper = await tuan.call(printCatalogue, { query: { format: 'pdf', day: '2022-06-01' } });
      expect([paper.status, paper.raw.subarray(0, 4).toString()]).toEqual([200, '%PDF']);
    }));

  it('R10 a retired form is asked in no new campaign until it is reinstated; both stand in the trail with their reason', () =>
    world.rollback(async () => {
      await publish(world, smallForm('TN01', [amount('A01')]), '2019-01-01');
      const tuan = await world.as('tuan');
      const act = { params: { code: 'TN01' }, body: { reason: 'Thông tư mới bỏ biểu này' } };
      expect((await tuan.call(retireForm, act)).status).toBe(200);
      expect((await tuan.call(retireForm, act)).problem.code).toBe('wrong-state');
      await expect(world.openCampaign({ forms: ['TN01'], period: '2022' })).rejects.toThrow(/ngừng thu/);
      expect((await tuan.call(reinstateForm, act)).status).toBe(200);
      await world.openCampaign({ forms: ['TN01'], period: '2022' });
    }));
});
