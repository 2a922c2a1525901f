import * as T from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { SheetPlan } from '../../platform/print/rules/sheet-plan.ts';
import { writeWorkbook } from '../../platform/print/workbook.ts';
import {
  changeList,
  changeMembers,
  getMembers,
  listClassifications,
  readMembersFile,
  recordList,
  saveClassification,
} from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const params = { code: 'KV' };
const groups = [
  { code: 'I', label: 'Khu vực I' },
  { code: 'II', label: 'Khu vực II' },
  { code: 'III', label: 'Khu vực III' },
];
const scheme = { version: 0, title: 'Khu vực', level: 'commune', groups } as const;
const list = {
  version: 1,
  legalBasis: 'QĐ 861/QĐ-TTg ngày 04/6/2021',
  from: '2021-06-04',
  to: null,
  complete: false,
  members: [
    { code: '01495', name: 'Xã Đàm Thủy', group: 'II' },
    { code: '01501', group: 'III' },
  ],
};
const tuan = () => world.as('tuan');
const begun = async () => {
  const keeper = await tuan();
  expect((await keeper.call(saveClassification, { params, body: scheme })).status).toBe(200);
  return keeper;
};
const recorded = async () => {
  const keeper = await begun();
  const { body } = await keeper.call(recordList, { params, body: list });
  expect(body).toMatchObject({ members: 2, version: 2, ended: null });
  return keeper;
};
const standing = async (asOf: string, name: 'tuan' | 'lan' | 'hai' = 'tuan') => {
  const { body } = await (await world.as(name)).call(getMembers, { params, query: { asOf } });
  return {
    list: body.list?.legalBasis,
    members: Object.fromEntries(body.members.map(({ unit, group }) => [unit.code, group])),
    others: body.others.map(({ code }) => code),
  };
};

describe('R44 classifications of units', () => {
  it('the keeper of the catalogue makes a scheme; nobody else may, and nobody overwrites what another has saved', () =>
    world.rollback(async () => {
      const keeper = await begun();
      expect(codeOf(await keeper.call(saveClassification, { params, body: scheme }))).toBe('409 already-exists');
      expect(codeOf(await (await world.as('lan')).call(saveClassification, { params, body: scheme }))).toBe(
        '403 not-allowed',
      );
      const named = { ...scheme, version: 1, title: 'Khu vực I, II, III' };
      expect((await keeper.call(saveClassification, { params, body: named })).body.version).toBe(2);
      expect(codeOf(await keeper.call(saveClassification, { params, body: named }))).toBe('409 stale-version');
      const twice = { ...scheme, version: 2, groups: [...groups, { code: 'I', label: 'Khác' }] };
      expect((await keeper.call(saveClassification, { params, body: twice })).problem.detail).toContain(
        '“I” được ghi hai lần',
      );
      const { body } = await (await world.as('lan')).call(listClassifications);
      expect(body.classifications).toMatchObject([{ code: 'KV', title: 'Khu vực I, II, III', groups, lists: [] }]);
    }));

  it('a list holds for its days: before it nothing is said, known in part is told apart, each sees the units of its scope', () =>
    world.rollback(async () => {
      await recorded();
      expect(await standing('2021-06-03')).toEqual({ list: undefined, members: {}, others: [] });
      expect(await standing('2021-06-04')).toEqual({
        list: list.legalBasis,
        members: { '01495': 'II', '01501': 'III' },
        others: ['01477', '01558', '01561'],
      });
      expect(await standing('2022-01-01', 'lan')).toEqual({
        list: list.legalBasis,
        members: { '01495': 'II' },
        others: [],
      });
      expect((await standing('2022-01-01', 'hai')).others).toEqual(['01558', '01561']);
    }));

  it('what is not so is refused whole: a code that stands for another, a unit twice, a group that is not there, a day that is none', () =>
    world.rollback(async () => {
      const keeper = await begun();
      const refused = async (part: object) =>
        (await keeper.call(recordList, { params, body: { ...list, ...part } })).problem;
      const members = (...some: object[]) => ({ members: some }) as object;
      expect((await refused(members({ code: '01495', name: 'Xã Chí Viễn', group: 'I' }))).detail).toBe(
        'Mã 01495 ngày 04/06/2021 là Xã Đàm Thủy, không phải Xã Chí Viễn.',
      );
      expect((await refused(members({ code: '99999', group: 'I' }))).detail).toContain('Không có đơn vị mã 99999');
      expect((await refused(members({ code: '01495', group: 'I' }, { code: '01495', group: 'II' }))).detail).toContain(
        'hai lần',
      );
      expect((await refused(members({ code: '01495', group: 'IV' }))).detail).toContain('Không có nhóm “IV”');
      expect((await refused(members({ code: '047', group: 'I' }))).status).toBe(422);
      expect((await refused({ to: '2021-06-04' })).detail).toContain('phải sau ngày bắt đầu');
      expect((await refused({ from: '2021-02-30' })).status).toBe(400);
      expect((await refused({ members: [] })).status).toBe(400);
      expect((await refused({ legalBasis: '\u200b \u200b' })).status).toBe(400);
      expect((await refused({ version: 7 })).code).toBe('stale-version');
      expect((await standing('2022-01-01')).list).toBeUndefined();
    }));

  it('the next list ends one without an end; one that shares days with others is refused', () =>
    world.rollback(async () => {
      const keeper = await recorded();
      const next = {
        ...list,
        version: 2,
        legalBasis: 'QĐ 2230/QĐ-UBND',
        from: '2026-01-01',
        to: '2031-01-01',
        complete: true,
      };
      expect((await keeper.call(recordList, { params, body: next })).body.ended).toBe(list.legalBasis);
      expect((await standing('2025-12-31')).list).toBe(list.legalBasis);
      expect(await standing('2026-01-01')).toMatchObject({ list: 'QĐ 2230/QĐ-UBND', members: { '01495': 'II' } });
      expect((await standing('2031-01-01')).list).toBeUndefined();
      const between = await keeper.call(recordList, {
        params,
        body: { ...next, version: 3, from: '2024-01-01', to: '2027-01-01' },
      });
      expect(codeOf(between)).toBe('409 already-exists');
      expect(between.problem.detail).toContain(list.legalBasis);
    }));

  it('a unit moves to another group from a day on: the days before stay, and each says its document', () =>
    world.rollback(async () => {
      const keeper = await recorded();
      const { body: before } = await keeper.call(getMembers, { params, query: { asOf: '2022-01-01' } });
      const unit = before.members.find(({ unit: one }) => one.code === '01495')?.unit.id ?? 0;
      const change = {
        version: 2,
        legalBasis: 'QĐ 100/QĐ-UBND',
        from: '2023-03-01',
        changes: [{ unit, group: 'III' }],
      };
      expect((await keeper.call(changeMembers, { params, body: change })).body).toEqual({ changed: 1, version: 3 });
      expect((await standing('2023-02-28')).members['01495']).toBe('II');
      expect((await standing('2023-03-01')).members['01495']).toBe('III');
      const { body: after } = await keeper.call(getMembers, { params, query: { asOf: '2023-03-01' } });
      expect(after.members.find(({ unit: one }) => one.id === unit)).toMatchObject({
        legalBasis: 'QĐ 100/QĐ-UBND',
        validFrom: '2023-03-01',
      });
      // What was put wrong on that very day is put right; out of every group is a change too.
      await keeper.call(changeMembers, { params, body: { ...change, version: 3, changes: [{ unit, group: null }] } });
      expect((await standing('2023-03-01')).members['01495']).toBeUndefined();
      expect((await standing('2023-02-28')).members['01495']).toBe('II');
      const early = await keeper.call(changeMembers, { params, body: { ...change, version: 4, from: '2020-01-01' } });
      expect(early.problem.detail).toContain('không có danh sách nào');
    }));

  it('the end of a list moves with who stands in it, but not before a later change; a group that is used stays', () =>
    world.rollback(async () => {
      const keeper = await recorded();
      const { body } = await keeper.call(listClassifications);
      const [own] = body.classifications[0]?.lists ?? [];
      const at = { code: 'KV', list: own?.id ?? 0 };
      const said = { legalBasis: list.legalBasis, complete: true };
      await keeper.call(changeList, { params: at, body: { ...said, version: 2, to: '2024-01-01' } });
      expect((await standing('2024-01-01')).list).toBeUndefined();
      await keeper.call(changeList, { params: at, body: { ...said, version: 3, to: '2025-01-01' } });
      expect((await standing('2024-12-31')).members).toEqual({ '01495': 'II', '01501': 'III' });
      const unit =
        (await keeper.call(getMembers, { params, query: { asOf: '2024-01-01' } })).body.members[0]?.unit.id ?? 0;
      const change = { version: 4, legalBasis: 'QĐ 100', from: '2024-06-01', changes: [{ unit, group: 'I' }] };
      await keeper.call(changeMembers, { params, body: change });
      expect(
        codeOf(await keeper.call(changeList, { params: at, body: { ...said, version: 5, to: '2024-06-01' } })),
      ).toBe('409 in-use');
      const fewer = { ...scheme, version: 5, groups: groups.slice(0, 2) };
      expect((await keeper.call(saveClassification, { params, body: fewer })).problem.detail).toContain('nhóm III');
      expect(
        codeOf(
          await keeper.call(changeList, { params: { code: 'KV', list: 999 }, body: { ...said, version: 5, to: null } }),
        ),
      ).toBe('404 not-found');
    }));

  it('a workbook is read before anything is written: merged districts, what matched, what did not', () =>
    world.rollback(async () => {
      const keeper = await begun();
      const rows: (string | number | null)[][] = [
        ['DANH SÁCH XÃ', null, null, null],
        ['TT', 'Huyện', 'Xã', 'Khu vực'],
        [1, 'Huyện Trùng Khánh', 'Xã Đàm Thủy', 'II'],
        [2, null, 'Xã Chí Viễn', 'Xã khu vực III'],
        [3, 'Huyện Hạ Lang', 'Xã Không Có', 'III'],
      ];
      const sheet: SheetPlan = {
        name: 'Phụ lục',
        cells: rows.map((row) => row.map((value) => ({ value }))),
        merges: [{ row: 2, column: 1, rows: 2, columns: 1 }],
        widths: [10],
        heights: {},
        heads: { first: 0, last: 0 },
        frozenColumns: 0,
        landscape: true,
      };
      const headers = {
        'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'content-disposition': 'attachment; filename="kv.xlsx"',
      };
      const reading = { ...readMembersFile, body: T.Unknown() };
      const query = { from: '2021-06-04' };
      const { body } = await keeper.call(
        reading,
        { params, query, body: Buffer.from(await writeWorkbook([sheet])) },
        { headers },
      );
      expect(body.members.map(({ group }) => group)).toEqual(['II', 'III']);
      expect(body.problems).toMatchObject([{ line: 5, why: 'unit', group: 'III' }]);
      expect((await standing('2022-01-01')).list).toBeUndefined();
      const none = await keeper.call(reading, { params, query, body: Buffer.from('not a workbook') }, { headers });
      expect(none.status).toBe(415);
    }));
});
