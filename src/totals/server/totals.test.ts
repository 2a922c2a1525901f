import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled, versionFor } from '../../forms/server/index.ts';
import type { FigureState } from '../../review/rules/figure-states.ts';
import { getOrigin, getTotal, getTotalTable } from '../contract.ts';
import { type Cellish, putSheet, unitId } from './sheets.fixture.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const trungKhanh = ['01477', '01495', '01501'];
const haLang = ['01558', '01561'];
const communes = [...trungKhanh, ...haLang];

const formOf = async (code: string): Promise<CompiledForm> => {
  const version = await versionFor(world.db, code, '2021-12-01');
  return getCompiled(world.db, version?.versionId ?? 0);
};
/** Every stored cell the same figure. */
const filled = (form: CompiledForm, figure: Cellish): Cellish[] => form.ordinals.map(() => figure);

test('R30 a total is right in the same moment, says how many units are in it and in which state', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    const ask = async () =>
      (await (await world.as('vinh')).call(getTotal, { query: { form: 'DT01', period: '2022' } })).body;
    expect((await ask()).coverage).toEqual({
      expected: 5,
      covered: 0,
      excused: 0,
      withdrawn: 0,
      byState: { submitted: 0, accepted: 0, consolidated: 0, verified: 0, approved: 0 },
      state: null,
      parts: { of: 1, asked: 1, collected: 1, lacking: [] },
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01495',
      state: 'submitted',
      figures: filled(form, 7),
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01558',
      state: 'accepted',
      figures: filled(form, 5),
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01561',
      state: 'returned',
      figures: filled(form, 1000),
    });
    const { cells, coverage, partial, periodName } = await ask();
    expect(periodName).toBe('Năm 2022');
    // TS and DTTS are not added: they are computed again from the eight columns.
    expect(cells).toMatchObject({ 'A02.TAY': '12', 'A02.DTTS': '84', 'A02.TS': '96', 'B01.TS': '12' });
    expect(partial).toEqual([]);
    expect(coverage).toMatchObject({
      expected: 5,
      covered: 2,
      state: 'submitted',
      byState: { submitted: 1, accepted: 1 },
    });
  }));

test('R30 with a least state only figures at that state or above count', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01495',
      state: 'submitted',
      figures: filled(form, 7),
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01558',
      state: 'accepted',
      figures: filled(form, 5),
    });
    await sql`update consolidation set state = 'signed' where unit_id = ${await unitId(world.db, '048')}`.execute(
      world.db,
    );
    const vinh = await world.as('vinh');
    const at = async (state: FigureState) =>
      (await vinh.call(getTotal, { query: { form: 'DT01', period: '2022', state } })).body;
    expect((await at('accepted')).cells['A02.TAY']).toBe('5');
    expect((await at('consolidated')).coverage).toMatchObject({ covered: 1, expected: 5, state: 'consolidated' });
    expect((await at('verified')).cells['A02.TAY']).toBeNull();
  }));

test('R30 the parts below a unit add up to the unit, each with its own coverage', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    for (const [index, unit] of communes.slice(0, 4).entries())
      await putSheet(world.db, {
        form: 'DT01',
        period: '2022',
        unit,
        state: 'submitted',
        figures: filled(form, index + 1),
      });
    const vinh = await world.as('vinh');
    const table = async (unit?: number) =>
      (
        await vinh.call(getTotalTable, {
          query: { form: 'DT01', period: '2022', cells: 'A02.TAY, A02.TS', ...(unit ? { unit } : {}) },
        })
      ).body.rows;
    const districts = await table();
    expect(
      districts.map(({ unit, cells, coverage }) => [
        unit.name,
        unit.hasChildren,
        cells['A02.TAY'],
        `${coverage.covered}/${coverage.expected}`,
      ]),
    ).toEqual([
      ['Huyện Hạ Lang', true, '4', '1/2'],
      ['Huyện Trùng Khánh', true, '6', '3/3'],
    ]);
    const rows = await table(districts[1]?.unit.id);
    expect(rows.map(({ unit, cells }) => [unit.name, unit.hasChildren, cells['A02.TS']])).toEqual([
      ['Thị trấn Trùng Khánh', false, '8'],
      ['Xã Chí Viễn', false, '24'],
      ['Xã Đàm Thủy', false, '16'],
    ]);
  }));

test('R30 a figure opens down to its formula, its parts and the submissions that it came from', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01495',
      state: 'submitted',
      figures: filled(form, 7),
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01558',
      state: 'accepted',
      figures: filled(form, 5),
    });
    const vinh = await world.as('vinh');
    const { body } = await vinh.call(getOrigin, { query: { form: 'DT01', period: '2022', cell: 'A02.TS' } });
    expect(body).toMatchObject({
      value: '96',
      formula: 'Cộng dân tộc thiểu số + Kinh',
      parts: [
        { cell: 'A02.DTTS', value: '84' },
        { cell: 'A02.KINH', value: '12' },
      ],
    });
    expect(body.members.map(({ unit, value, state }) => [unit.path, value, state])).toEqual([
      ['thị trấn Thanh Nhật, huyện Hạ Lang', '40', 'accepted'],
      ['xã Đàm Thủy, huyện Trùng Khánh', '56', 'submitted'],
    ]);
    const stored = (await vinh.call(getOrigin, { query: { form: 'DT01', period: '2022', cell: 'A02.TAY' } })).body;
    expect([stored.formula, stored.parts, stored.members.map(({ value }) => value)]).toEqual([null, [], ['5', '7']]);
  }));

test('R30 an excused unit is counted apart', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    await sql`update submission set excused_reason = 'Lũ quét' where subject_unit_id = ${await unitId(world.db, '01561')}`.execute(
      world.db,
    );
    const { coverage } = (await (await world.as('hai')).call(getTotal, { query: { form: 'DT01', period: '2022' } }))
      .body;
    expect(coverage).toMatchObject({ expected: 2, covered: 0, excused: 1 });
  }));

test('R9 totals outside the scope answer like what does not exist', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01', 'DT07'], period: '2022' });
    await world.openCampaign({ forms: ['DT10'], period: '2022-Q1' });
    const ask = async (name: Parameters<World['as']>[0], form: string, period: string, unit?: string) =>
      (
        await (
          await world.as(name)
        ).call(getTotal, { query: { form, period, ...(unit ? { unit: await unitId(world.db, unit) } : {}) } })
      ).status;
    expect(await ask('lan', 'DT01', '2022')).toBe(200);
    expect(await ask('lan', 'DT01', '2022', '01477')).toBe(404);
    expect(await ask('lan', 'DT01', '2022', '047')).toBe(404);
    expect(await ask('minh', 'DT01', '2022', '047')).toBe(200);
    expect(await ask('minh', 'DT01', '2022', '048')).toBe(404);
    expect(await ask('minh', 'DT01', '2022', '04')).toBe(404);
    expect(await ask('thu', 'DT01', '2022', '04')).toBe(200);
    expect(await ask('sy', 'DT01', '2022')).toBe(200);
    expect(await ask('binh', 'DT01', '2022')).toBe(404);
    // DT10 is sensitive: SYT is consulted on it and may still not read it.
    expect(await ask('binh', 'DT10', '2022-Q1')).toBe(200);
    expect(await ask('sy', 'DT10', '2022-Q1')).toBe(404);
    expect(await ask('quan', 'DT01', '2022')).toBe(403);
  }));

test('R27 each reading of totals of a sensitive form is in the trail: whole, by units, down to the cells', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT10'], period: '2022-Q1' });
    const binh = await world.as('binh');
    const question = { form: 'DT10', period: '2022-Q1' };
    const { cells } = (await binh.call(getTotal, { query: question })).body;
    const cell = Object.keys(cells)[0] ?? '';
    expect((await binh.call(getTotalTable, { query: { ...question, cells: cell } })).status).toBe(200);
    expect((await binh.call(getOrigin, { query: { ...question, cell } })).status).toBe(200);
    const read = () =>
      sql<{
        who: string;
        what: string;
      }>`select account_name as who, object_id as what from audit_event where action = 'total.read'`.execute(world.db);
    const line = { who: 'sldtbxh', what: 'DT10 2022-Q1' };
    expect((await read()).rows).toEqual([line, line, line]);
  }));

test('R30 the unit is looked for on the last day of the form’s own calendar, or on the day asked for', () =>
  world.rollback(async () => {
    const ask = async (form: string, period: string, asOf?: string) => {
      const { status, body } = await (await world.as('vinh')).call(getTotal, {
        query: { form, period, ...(asOf ? { asOf } : {}) },
      });
      return status === 200 ? body.unit.name : status;
    };
    const province = await ask('DT01', '2022');
    expect(province).toMatch(/^tỉnh /);
    // By the quarter from the 15th to the 14th, and by the school year.
    expect(await ask('DT16', '2022-Q1')).toBe(province);
    expect(await ask('DT12', 'SY2022')).toBe(province);
    expect(await ask('DT01', '2022', '2022-06-30')).toBe(province);
    expect(await ask('DT01', '2022', '1950-01-01')).toBe(404);
  }));

test('R30 a question that cannot be asked says why', () =>
  world.rollback(async () => {
    const vinh = await world.as('vinh');
    expect((await vinh.call(getTotal, { query: { form: 'DT01', period: '2022-Q9' } })).status).toBe(400);
    expect((await vinh.call(getTotal, { query: { form: 'DT01', period: '2022-Q1' } })).problem.code).toBe(
      'invalid-content',
    );
    expect((await vinh.call(getTotal, { query: { form: 'DT99', period: '2022' } })).status).toBe(404);
    expect((await vinh.call(getTotalTable, { query: { form: 'DT01', period: '2022', cells: 'A02.XYZ' } })).status).toBe(
      400,
    );
  }));
