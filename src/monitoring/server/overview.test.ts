import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { getCompiled, versionFor } from '../../forms/server/index.ts';
import { putSheet, unitId } from '../../totals/server/sheets.fixture.ts';
import { getOverview, getProgress, getProgressMatrix, sendReminder } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Name = Parameters<World['as']>[0];
type State = Parameters<typeof putSheet>[1]['state'];
const put = async (unit: string, period: string, state: State, figure = 9, form = 'DT01') => {
  const version = await versionFor(world.db, form, '2022-01-01');
  const compiled = await getCompiled(world.db, version?.versionId ?? 0);
  await putSheet(world.db, { form, period, unit, state, figures: compiled.ordinals.map(() => figure) });
};
const communes = ['01495', '01477', '01501', '01558', '01561'];
const overviewOf = async (name: Name) => (await (await world.as(name)).call(getOverview)).body;
const matrixOf = async (name: Name, district?: number) =>
  (await world.as(name)).call(getProgressMatrix, { query: district === undefined ? {} : { district } });

describe('the first page of a leader', () => {
  it('R36 shows leading figures with their change against last year, and only where both years are whole', () =>
    world.rollback(async () => {
      for (const period of ['2021', '2022']) await world.openCampaign({ forms: ['DT01', 'DT07'], period });
      for (const unit of communes) {
        await put(unit, '2021', 'accepted', 9);
        await put(unit, '2022', 'submitted', 10);
        await put(unit, '2022', 'submitted', 10, 'DT07');
      }
      const whole = (await overviewOf('vinh')).figures;
      expect(whole.map(({ form, label }) => [form, label])).toEqual([
        ['DT01', 'Nhân khẩu · Tổng số'],
        ['DT01', 'Nhân khẩu · Cộng dân tộc thiểu số'],
        ['DT07', 'Tỷ lệ hộ nghèo · Cộng dân tộc thiểu số'],
        ['DT07', 'Tỷ lệ hộ cận nghèo · Cộng dân tộc thiểu số'],
      ]);
      expect(whole[0]).toMatchObject({ value: '400', change: 'tăng 40', previousName: 'Năm 2021', whole: true });
      await put('01495', '2022', 'returned', 10);
      const partial = (await overviewOf('vinh')).figures[0];
      expect(partial).toMatchObject({ value: '320', change: null, previousValue: '360', whole: false });
      expect(partial?.coverage).toBe('4/5 đơn vị');
    }));

  it('R36 keeps the figures of each form’s own latest year when the first sheet of the next one comes in', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2021' });
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      for (const unit of communes) for (const form of ['DT01', 'DT07']) await put(unit, '2021', 'accepted', 9, form);
      await put('01495', '2022', 'submitted', 10);
      const { figures } = await overviewOf('vinh');
      expect(figures.map(({ form, periodName, coverage }) => [form, periodName, coverage])).toEqual([
        ['DT01', 'Năm 2022', '1/5 đơn vị'],
        ['DT01', 'Năm 2022', '1/5 đơn vị'],
        ['DT07', 'Năm 2021', '5/5 đơn vị'],
        ['DT07', 'Năm 2021', '5/5 đơn vị'],
      ]);
    }));

  it('R36 says of each district in words how it stands, the worst first, and names who is late', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      for (const form of ['DT01', 'DT07'])
        for (const unit of ['01558', '01561']) await put(unit, '2022', 'accepted', 9, form);
      await put('01495', '2022', 'submitted');
      world.clock.now = new Date('2022-11-27T02:00:00Z');
      const { districts, late, lateMore } = await overviewOf('vinh');
      expect(districts.map(({ name, words, sent, expected }) => [name, words, `${sent}/${expected}`])).toEqual([
        ['Huyện Hạ Lang', 'đã chấp nhận đủ', '4/4'],
        ['Huyện Trùng Khánh', '5 phiếu trễ hạn', '1/6'],
      ]);
      expect(late.map(({ path, forms }) => [path, forms])).toEqual([
        ['Thị trấn Trùng Khánh, huyện Trùng Khánh', ['DT01', 'DT07']],
        ['Xã Chí Viễn, huyện Trùng Khánh', ['DT01', 'DT07']],
        ['Xã Đàm Thủy, huyện Trùng Khánh', ['DT07']],
      ]);
      expect(lateMore).toBe(0);
      // A district is told of its own; a commune, which follows nobody, nothing.
      expect((await overviewOf('hai')).districts.map(({ name }) => name)).toEqual(['Huyện Hạ Lang']);
      expect((await (await world.as('lan')).call(getOverview)).status).toBe(403);
    }));

  it('R36 is empty, not wrong, where nothing was ever collected', () =>
    world.rollback(async () => {
      expect(await overviewOf('vinh')).toMatchObject({ figures: [], districts: [], late: [], lateMore: 0 });
    }));
});

describe('communes against forms', () => {
  it('R36 names each commune of a district with the state of each form, the district with most late first', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      await put('01495', '2022', 'submitted');
      await put('01477', '2022', 'returned', 9, 'DT07');
      world.clock.now = new Date('2022-11-27T02:00:00Z');
      const { body } = await matrixOf('ban');
      expect(body.district?.name).toBe('Huyện Trùng Khánh');
      expect(body.districts.map(({ name, late }) => [name, late])).toEqual([
        ['Huyện Hạ Lang', 4],
        ['Huyện Trùng Khánh', 5],
      ]);
      expect(body.rounds.map(({ form, periodName }) => `${form} ${periodName}`)).toEqual([
        'DT01 Năm 2022',
        'DT07 Năm 2022',
      ]);
      expect(body.rows.map(({ unit, cells }) => [unit.name, cells.map((cell) => cell?.state)])).toEqual([
        ['Thị trấn Trùng Khánh', ['late', 'late']],
        ['Xã Chí Viễn', ['late', 'late']],
        ['Xã Đàm Thủy', ['submitted', 'late']],
      ]);
      const other = await matrixOf('ban', await unitId(world.db, '048'));
      expect(other.body.rows.map(({ unit }) => unit.name)).toEqual(['Thị trấn Thanh Nhật', 'Xã Vinh Quý']);
    }));

  it('R4 R36 shows a district its own communes only, another’s like one that does not exist', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01'], period: '2022' });
      const own = await matrixOf('hai');
      expect(own.body.districts.map(({ name }) => name)).toEqual(['Huyện Hạ Lang']);
      expect((await matrixOf('hai', await unitId(world.db, '047'))).status).toBe(404);
      expect((await matrixOf('ban', 999_999)).status).toBe(404);
      expect((await matrixOf('lan')).status).toBe(403);
      // A department sees what it verifies or is consulted on.
      expect((await matrixOf('binh')).body).toMatchObject({ district: null, rounds: [], rows: [] });
    }));

  it('R36 says when a unit was reminded last of a form, and of no other form or unit', () =>
    world.rollback(async () => {
      await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
      const damThuy = await unitId(world.db, '01495');
      const remind = async (message: string) =>
        (await world.as('minh')).call(sendReminder, {
          body: { form: 'DT01', period: '2022', units: [damThuy], message },
        });
      await remind('Đề nghị nộp.');
      world.clock.now = new Date('2022-11-24T02:00:00Z');
      expect((await remind('Đề nghị nộp ngay.')).status).toBe(200);
      const { body } = await matrixOf('minh');
      const reminded = body.rows.map(({ unit, cells }) => [
        unit.name,
        ...cells.map((cell) => cell?.remindedAt ?? null),
      ]);
      expect(reminded).toEqual([
        ['Thị trấn Trùng Khánh', null, null],
        ['Xã Chí Viễn', null, null],
        ['Xã Đàm Thủy', '2022-11-24T02:00:00.000Z', null],
      ]);
      const progress = (await (await world.as('minh')).call(getProgress, { query: { form: 'DT01', period: '2022' } }))
        .body;
      const units = progress.groups.flatMap((group) => group.units);
      expect(units.filter(({ remindedAt }) => remindedAt !== null).map(({ id }) => id)).toEqual([damThuy]);
    }));
});
