import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { catalogueForms } from '../../app/catalogue/read.ts';
import type { SheetPlan } from '../../platform/print/rules/sheet-plan.ts';
import { writeWorkbook } from '../../platform/print/workbook.ts';
import { exportCodeList, getCodeList, listCodeLists, readCodeListFile, saveCodeList } from '../contract/code-lists.ts';
import {
  editDraft,
  exportDraft,
  exportFormVersion,
  getDraft,
  listQuotable,
  openDraft,
  openDraftFromWorkbook,
} from '../contract/drafts.ts';
import { finished } from '../rules/edit/opened.ts';
import type { EditOperation } from '../rules/edit/operation.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const headers = { 'content-type': XLSX, 'content-disposition': 'attachment; filename="form.xlsx"' };
const opening = { ...openDraftFromWorkbook, body: T.Unknown() };
const reading = { ...readCodeListFile, body: T.Unknown() };

const sheet = (name: string, rows: (string | number | null)[][]): SheetPlan => ({
  name,
  cells: rows.map((row) => row.map((value) => ({ value }))),
  merges: [],
  widths: [10],
  heights: {},
  heads: { first: 0, last: 0 },
  frozenColumns: 0,
  landscape: true,
});

describe('a form as an Excel file', () => {
  it('R14 a published form goes out as a workbook and comes back as its next version, unchanged', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const file = await tuan.call(exportFormVersion, { params: { code: 'DT07', version: 1 } });
      expect(file.headers['content-type']).toContain('spreadsheetml');
      const { body } = await tuan.call(opening, { query: {}, body: file.raw }, { headers });
      expect(body.read).toBe('form');
      const draft = (await tuan.call(getDraft, { params: { id: body.id } })).body;
      expect(finished(draft.definition)).toEqual(catalogueForms().find(({ code }) => code === 'DT07'));
      expect([draft.base?.version, draft.found]).toEqual([1, []]);
      expect((await tuan.call(exportDraft, { params: { id: body.id } })).status).toBe(200);
    }));

  it('R14 somebody’s table is proposed as a new form; what is no table, and what is no workbook, is refused in words', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const table = Buffer.from(
        await writeWorkbook([
          sheet('Biểu', [
            ['STT', 'Chỉ tiêu', 'Số hộ'],
            [1, 'Tày', 5],
            [2, 'Nùng', 7],
          ]),
        ]),
      );
      expect((await tuan.call(opening, { query: {}, body: table }, { headers })).problem.detail).toContain('Ghi mã');
      const proposed = await tuan.call(
        opening,
        { query: { code: 'TN01', title: 'Biểu mới' }, body: table },
        { headers },
      );
      expect(proposed.body.read).toBe('proposal');
      const { definition } = (await tuan.call(getDraft, { params: { id: proposed.body.id } })).body;
      expect(definition).toMatchObject({ code: 'TN01', title: 'Biểu mới', sections: [{ shape: 'table' }] });
      const letter = Buffer.from(await writeWorkbook([sheet('Thư', [['Kính gửi']])]));
      expect(
        (await tuan.call(opening, { query: { code: 'TN02' }, body: letter }, { headers })).problem.detail,
      ).toContain('Không tìm thấy bảng');
      const broken = await tuan.call(
        opening,
        { query: { code: 'TN02' }, body: Buffer.from('x'.repeat(300)) },
        { headers },
      );
      expect([broken.status, broken.problem.detail]).toEqual([415, expect.stringContaining('Excel')]);
    }));
});

describe('what a formula may quote', () => {
  it('R14 is the rows and columns of every published form by name, ethnic groups written out; only for who designs', () =>
    world.rollback(async () => {
      const { forms } = (await (await world.as('tuan')).call(listQuotable)).body;
      const dt01 = forms.find(({ code }) => code === 'DT01');
      expect(dt01?.tables[0]?.rows[0]).toEqual({ code: 'A01', label: expect.stringContaining('hộ') });
      expect(dt01?.tables[0]?.columns.map(({ code }) => code)).toContain('TAY');
      expect(forms.length).toBeGreaterThan(10);
      expect((await (await world.as('lan')).call(listQuotable)).status).toBe(403);
    }));
});

describe('code lists', () => {
  const items = [
    { code: '1', label: 'Cấp nước' },
    { code: '2', label: 'Thủy lợi' },
  ];
  const save = async (after: number, more: object = {}) =>
    (await world.as('tuan')).call(saveCodeList, {
      params: { code: 'LCT' },
      body: { after, title: 'Loại công trình', items, ...more },
    });

  it('R14 is kept once with its versions; nobody overwrites what another has written', () =>
    world.rollback(async () => {
      expect((await save(0)).body).toEqual({ code: 'LCT', number: 1 });
      expect((await save(0)).problem.code).toBe('stale-version');
      expect((await save(1, { items: [...items, { code: '3', label: 'Thủy lợi' }] })).problem.detail).toContain(
        '“Thủy lợi” có hai lần',
      );
      expect((await save(1, { items: [...items, { code: '3', label: 'Trường học' }] })).body.number).toBe(2);
      const lan = await world.as('lan');
      expect((await lan.call(getCodeList, { params: { code: 'LCT', number: 1 } })).body).toMatchObject({
        items,
        versions: 2,
      });
      expect((await lan.call(listCodeLists)).body.lists).toMatchObject([
        { code: 'LCT', number: 2, items: 3, usedBy: [] },
      ]);
      expect(
        (await lan.call(saveCodeList, { params: { code: 'LCT' }, body: { after: 2, title: 'Khác', items } })).status,
      ).toBe(403);
    }));

  it('R14 is read from an Excel file before it is saved, line by line', () =>
    world.rollback(async () => {
      const rows = [['Danh mục'], ['Mã', 'Tên tôn giáo'], ['01', 'Phật giáo'], ['01', 'Công giáo'], ['', 'Tin Lành']];
      const file = Buffer.from(await writeWorkbook([sheet('Tôn giáo', rows)]));
      const { body } = await (await world.as('tuan')).call(reading, { body: file }, { headers });
      expect(body.items).toEqual([{ code: '01', label: 'Phật giáo' }]);
      expect(body.problems.map(({ line }) => line)).toEqual([4, 5]);
    }));

  it('R14 goes out as an Excel file and comes back the same', () =>
    world.rollback(async () => {
      await save(0);
      const tuan = await world.as('tuan');
      const file = await tuan.call(exportCodeList, { params: { code: 'LCT', number: 1 } });
      expect(file.headers['content-type']).toContain('spreadsheetml');
      expect((await tuan.call(reading, { body: file.raw }, { headers })).body).toEqual({ items, problems: [] });
      expect((await tuan.call(exportCodeList, { params: { code: 'LCT', number: 2 } })).status).toBe(404);
    }));

  it('R14 a form names list and version and keeps the words of it; other words under that name are refused', () =>
    world.rollback(async () => {
      await save(0);
      const tuan = await world.as('tuan');
      const { id } = (await tuan.call(openDraft, { body: { from: 'version', code: 'DT05' } })).body;
      const row = (options: string[]): EditOperation => ({
        op: 'add-section',
        after: null,
        section: {
          code: 'Z',
          title: 'Công trình',
          shape: 'narrative',
          rows: [{ code: 'Z01', label: 'Loại', type: 'choice', options, list: 'LCT@1' }],
        },
      });
      const wrong = await tuan.call(editDraft, {
        params: { id },
        body: { version: 1, operations: [row(['Cấp nước'])] },
      });
      expect(wrong.body.found.map(({ message }) => message)).toEqual([
        expect.stringContaining('khác với danh mục mã LCT, phiên bản 1'),
      ]);
      const values = { options: items.map(({ label }) => label) };
      const right = await tuan.call(editDraft, {
        params: { id },
        body: { version: 2, operations: [{ op: 'set-node', section: 'Z', axis: 'rows', code: 'Z01', values }] },
      });
      expect(right.body.found).toEqual([]);
    }));
});
