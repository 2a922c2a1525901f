import { describe, expect, it } from 'vitest';
import { codeOf } from '../../../tests/world/round.ts';
import { getWorkList } from '../../monitoring/contract.ts';
import { listNotices } from '../../notices/contract.ts';
import { getCellHistory } from '../../submissions/contract.ts';
import { getAfterApproval, getWithdrawal, previewCorrection, previewWithdrawal } from '../contract/around.ts';
import {
  askSubmissionWithdrawal,
  grantCorrection,
  grantWithdrawal,
  listCorrections,
  listWithdrawals,
} from '../contract.ts';
import {
  as,
  askFor,
  correctionAs,
  hearAs,
  inApproved,
  keepWorld,
  later,
  letter,
  more,
  sheetOf,
} from './approved.fixture.ts';

keepWorld();

const tasksOf = async (name: Parameters<typeof as>[0]) =>
  (await (await as(name)).call(getWorkList, {})).body.tasks
    .filter(({ group }) => group === 'requests')
    .map(({ state, link, detail }) => ({ state, link, detail }));

describe('asking after approval', () => {
  it(
    'R23 what asking would do is shown before it is asked, as granting then does it, and nothing is kept',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const figure = await more('lan', sheet, 'A03.NUNG', 7);
      const cells = { 'A03.NUNG': figure };
      const input = { params: { id: sheet.id }, body: { revision: sheet.revision, cells } };
      const preview = await (await as('mai')).call(previewCorrection, input);
      expect(preview.status).toBe(200);
      expect(preview.body.steps.map(({ action, unit }) => [action, unit.name])).toEqual([
        ['opine', expect.stringContaining('Trùng Khánh')],
        ['opine', expect.stringContaining('Cục Thống kê')],
        ['decide', expect.stringContaining('Ban Dân tộc')],
      ]);
      expect(preview.body.above.map(({ object }) => object)).toEqual(['consolidation', 'approval']);
      expect((await (await as('lan')).call(listCorrections, { query: {} })).body).toEqual({
        corrections: [],
        next: null,
        count: 0,
      });
      const own = await (await as('lan')).call(previewCorrection, input);
      expect(own.body).toMatchObject({ onTotals: [], cells: preview.body.cells });
      const { body: asked } = await askFor('lan', sheet, cells);
      const shown = await correctionAs('mai', asked.id);
      expect(shown.onTotals).toEqual(preview.body.onTotals);
      expect(shown.onTotals).toHaveLength(2);
      expect(shown.above).toEqual(preview.body.above);
      expect(shown.onSheet).toEqual(preview.body.onSheet);
    }),
  );

  it(
    'R23 a preview refuses what asking would refuse, and names cells that another proposal holds',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const of = async (name: Parameters<typeof as>[0], cells: Record<string, string>, revision = sheet.revision) =>
        (await as(name)).call(previewCorrection, { params: { id: sheet.id }, body: { revision, cells } });
      expect(codeOf(await of('sen', { 'A03.NUNG': '1' }))).toBe('404 not-found');
      expect(codeOf(await of('sy', { 'A03.NUNG': '1' }))).toBe('403 not-allowed');
      expect(codeOf(await of('lan', { 'A03.NUNG': '1' }, 2))).toBe('409 stale-version');
      expect(codeOf(await of('lan', {}))).toBe('422 invalid-content');
      expect(codeOf(await of('lan', { 'A04.NUNG': '99999999' }))).toBe('422 check-failed');
      await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 1) });
      const twice = await of('minh', { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 2) });
      expect(codeOf(twice)).toBe('409 already-exists');
      expect(JSON.stringify(twice.problem)).toContain('A03 · Nùng');
    }),
  );

  it(
    'R23 R37 whoever has the next word finds it in the work list with its day, and by the notice',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 7) });
      const link = `/dieu-chinh/${asked.id}`;
      expect(await tasksOf('minh')).toEqual([{ state: 'opine', link, detail: expect.stringContaining('Nhập nhầm') }]);
      expect([await tasksOf('lan'), await tasksOf('hai'), await tasksOf('thu'), await tasksOf('mai')]).toEqual([
        [],
        [],
        [],
        [],
      ]);
      const { body } = await (await as('minh')).call(listNotices, {});
      expect(body.notices[0]?.link).toBe(link);
      await hearAs('minh', asked.id);
      expect(await tasksOf('thu')).toMatchObject([{ state: 'opine', link }]);
      await hearAs('thu', asked.id);
      expect(await tasksOf('mai')).toMatchObject([{ state: 'decide', link }]);
      const { correction } = await correctionAs('mai', asked.id);
      later();
      const { seen } = correction;
      await (await as('mai')).call(grantCorrection, { params: { id: asked.id }, body: { seen } });
      expect(await tasksOf('mai')).toEqual([]);
      const { body: history } = await (await as('lan')).call(getCellHistory, {
        params: { id: sheet.id, cell: 'A03.NUNG' },
      });
      expect(history.changes.map(({ correction: one }) => one)).toEqual([
        null,
        { id: asked.id, letter: letter.number, day: letter.day },
      ]);
    }),
  );

  it(
    'R23 R25 a sheet says who may ask what about it, and what was asked',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'lan');
      const of = async (name: Parameters<typeof as>[0]) =>
        (await as(name)).call(getAfterApproval, { params: { id: sheet.id } });
      for (const name of ['lan', 'minh', 'thu', 'mai'] as const)
        expect((await of(name)).body).toMatchObject({ mayCorrect: true, mayWithdraw: true, corrections: [] });
      expect((await of('sy')).body).toMatchObject({ mayCorrect: false, mayWithdraw: false });
      expect(codeOf(await of('sen'))).toBe('404 not-found');
      const { body: asked } = await askFor('lan', sheet, { 'A03.NUNG': await more('lan', sheet, 'A03.NUNG', 7) });
      const body = { reason: 'Xã nộp nhầm phiếu', letter };
      await (await as('lan')).call(askSubmissionWithdrawal, { params: { id: sheet.id }, body });
      expect((await of('minh')).body).toMatchObject({
        mayCorrect: true,
        mayWithdraw: false,
        corrections: [{ id: asked.id, state: 'asked', cells: ['A03.NUNG'], letter: '31/UBND, 20/12/2022' }],
        withdrawals: [{ state: 'asked', reason: 'Xã nộp nhầm phiếu' }],
      });
    }),
  );

  it(
    'R25 what leaves with a sheet is shown before it is asked, before it is granted, and what comes back after that',
    inApproved(async (sheets) => {
      const sheet = sheetOf(sheets, 'kim');
      const preview = await (await as('minh')).call(previewWithdrawal, { params: { id: sheet.id } });
      expect(preview.body.onTotals).toHaveLength(1);
      const figure = Number(await more('kim', sheet, 'A03.NUNG', 0));
      const changed = preview.body.onTotals[0]?.cells.find(({ cell }) => cell === 'A03.NUNG');
      expect(Number(changed?.before) - Number(changed?.after)).toBe(figure);
      const body = { reason: 'Xã nộp nhầm phiếu', letter };
      later();
      const { body: asked } = await (await as('kim')).call(askSubmissionWithdrawal, { params: { id: sheet.id }, body });
      const link = `/rut-so-lieu/${asked.id}`;
      expect(await tasksOf('mai')).toEqual([{ state: 'decide', link, detail: expect.stringContaining('nộp nhầm') }]);
      expect((await (await as('mai')).call(listNotices, {})).body.notices[0]?.link).toBe(link);
      const shown = async (name: 'minh' | 'mai' | 'sen') =>
        (await as(name)).call(getWithdrawal, { params: { id: asked.id } });
      expect((await shown('minh')).body.onTotals).toEqual(preview.body.onTotals);
      expect(codeOf(await shown('sen'))).toBe('404 not-found');
      later();
      const { seen } = (await shown('mai')).body.withdrawal;
      await (await as('mai')).call(grantWithdrawal, { params: { id: asked.id }, body: { seen } });
      const back = (await shown('minh')).body.onTotals[0]?.cells.find(({ cell }) => cell === 'A03.NUNG');
      expect(back).toEqual({ cell: 'A03.NUNG', before: changed?.after, after: changed?.before });
    }),
  );

  it(
    'R23 R25 the list is searched and paged by the server, the newest first',
    inApproved(async (sheets) => {
      for (const name of ['lan', 'nga', 'kim'] as const) {
        later();
        await askFor(name, sheetOf(sheets, name), {
          'A03.NUNG': await more(name, sheetOf(sheets, name), 'A03.NUNG', 1),
        });
      }
      const minh = await as('minh');
      const { body: first } = await minh.call(listCorrections, { query: { limit: 2 } });
      expect([first.corrections.length, first.count]).toEqual([2, 3]);
      const after = first.next ?? '';
      const { body: second } = await minh.call(listCorrections, { query: { limit: 2, after } });
      expect([second.corrections.length, second.next, second.count]).toEqual([1, null, null]);
      expect(second.corrections[0]?.subject.name).toContain('Đàm Thủy');
      const { body: found } = await minh.call(listCorrections, { query: { search: 'dam thuy' } });
      expect(found.corrections.map(({ subject }) => subject.name)).toEqual([expect.stringContaining('Đàm Thủy')]);
      expect((await minh.call(listCorrections, { query: { search: 'khong co xa nay' } })).body.count).toBe(0);
      expect((await minh.call(listWithdrawals, { query: { search: 'dam thuy', limit: 1 } })).body).toEqual({
        withdrawals: [],
        next: null,
        count: 0,
      });
    }),
  );
});
