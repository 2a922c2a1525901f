import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf } from '../../../tests/world/round.ts';
import { openWorld, type World } from '../../../tests/world/world.ts';
import { printTotal } from '../../reports/contract.ts';
import { amount, publish, smallForm } from '../../submissions/server/small-forms.fixture.ts';
import { putSheet } from '../../totals/server/sheets.fixture.ts';
import { listUnits } from '../../units/contract.ts';
import { getIndicatorFigures, listIndicators, previewIndicator, retireIndicator, saveIndicator } from '../contract.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const params = { code: 'TLHN' };
const body = {
  version: 0,
  title: 'Tỷ lệ hộ nghèo',
  unit: '%',
  decimals: 2,
  expression: 'NGH1.P.X / HO1.H.X * 100',
  effectiveFrom: '2020-01-01',
};
const sheet = (form: string, unit: string, figure: number) =>
  putSheet(world.db, { form, period: '2022', unit, state: 'accepted', figures: [figure] });

/** Households of three communes; poor ones of two. */
const collected = async () => {
  await publish(world, smallForm('HO1', [amount('H')]), '2020-01-01');
  await publish(world, smallForm('NGH1', [amount('P')]), '2020-01-01');
  await world.openCampaign({ forms: ['HO1', 'NGH1'], period: '2022' });
  for (const [unit, figure] of [
    ['01495', 300],
    ['01501', 200],
    ['01558', 100],
  ] as const)
    await sheet('HO1', unit, figure);
  for (const [unit, figure] of [
    ['01495', 100],
    ['01558', 50],
  ] as const)
    await sheet('NGH1', unit, figure);
  return world.as('tuan');
};
const query = { form: 'HO1', period: '2022' };
const figuresOf = async (name: Parameters<World['as']>[0], more: object = {}) =>
  (await (await world.as(name)).call(getIndicatorFigures, { query: { ...query, ...more } })).body.indicators[0];

describe('R45 calculated indicators', () => {
  it('are reckoned after adding up, by unit, with the coverage of the worst operand, within the scope', () =>
    world.rollback(async () => {
      const tuan = await collected();
      expect((await tuan.call(saveIndicator, { params, body })).body).toEqual({ code: 'TLHN', version: 1 });
      const all = await figuresOf('vinh');
      expect(all).toMatchObject({ code: 'TLHN', version: 1, total: { value: '25', why: null } });
      expect(all?.total.coverage).toMatchObject({ covered: 2, expected: 5 });
      expect(all?.words).toContain('(NGH1)');
      expect(all?.rows.map(({ unit, value }) => [unit.name, value])).toEqual([
        ['Huyện Hạ Lang', '50'],
        ['Huyện Trùng Khánh', '20'],
      ]);
      // A district sees its communes; of one without poor households reported nothing is guessed.
      const own = await figuresOf('minh');
      expect(own?.rows.map(({ value, why }) => value ?? why)).toEqual([
        'NGH1 P.X, HO1 H.X chưa có số liệu',
        'NGH1 P.X chưa có số liệu',
        '100/3',
      ]);
      const outside = await (await world.as('lan')).call(getIndicatorFigures, { query: { ...query, unit: 1 } });
      expect(outside.status).toBe(404);
    }));

  it('stand in the total of each form that they read, and in its print and workbook', () =>
    world.rollback(async () => {
      const tuan = await collected();
      await tuan.call(saveIndicator, { params, body });
      const beside = await (await world.as('vinh')).call(getIndicatorFigures, { query: { ...query, form: 'NGH1' } });
      expect(beside.body.indicators.map(({ code }) => code)).toEqual(['TLHN']);
      const vinh = await world.as('vinh');
      const workbook = await vinh.call(printTotal, { query: { ...query, format: 'xlsx' } });
      const { readWorkbook } = await import('../../platform/print/workbook.ts');
      const own = (await readWorkbook(workbook.raw)).find(({ name }) => name === 'Chỉ tiêu tính toán');
      expect(own?.rows[0]).toEqual(['Đơn vị', 'Tỷ lệ hộ nghèo (%)', 'Đã có số liệu']);
      expect(own?.rows.at(-1)?.slice(1)).toEqual([25, '2/5 đơn vị']);
      expect((await vinh.call(printTotal, { query: { ...query, format: 'pdf' } })).status).toBe(200);
    }));

  it('are tried for a unit and a period before anything is kept; what is wrong is said with its characters', () =>
    world.rollback(async () => {
      const tuan = await collected();
      const { units } = (await tuan.call(listUnits, { query: {} })).body;
      const unit = units.find(({ code }) => code === '01495')?.id ?? 0;
      const ask = { expression: body.expression, period: '2022' };
      const { body: outcome } = await tuan.call(previewIndicator, { body: { ...ask, unit } });
      expect(outcome).toMatchObject({ value: '100/3', why: null, coverage: { covered: 1 } });
      expect(outcome.unit).toContain('Đàm Thủy');
      expect(outcome.operands.map(({ form, value }) => [form, value])).toEqual([
        ['NGH1', '100'],
        ['HO1', '300'],
      ]);
      const early = await tuan.call(previewIndicator, { body: { ...ask, period: '2022-Q1' } });
      expect(early.body).toMatchObject({ value: null, why: 'phiếu NGH1 không thu cho kỳ này' });
      const wrong = await tuan.call(previewIndicator, { body: { ...ask, expression: 'NGH1.P.X / HO1.K.X' } });
      expect(wrong.problem).toMatchObject({
        code: 'invalid-content',
        detail: 'Phiếu HO1 không có ô K.X.',
        findings: [{ position: 11, length: 7 }],
      });
      expect((await tuan.call(previewIndicator, { body: { ...ask, period: 'nay' } })).status).toBe(400);
      expect((await (await world.as('lan')).call(previewIndicator, { body: ask })).status).toBe(403);
      expect((await tuan.call(listIndicators)).body.indicators).toEqual([]);
    }));

  it('have versions that hold from a day and never change; a stale one is refused; retired they are reckoned for earlier periods only', () =>
    world.rollback(async () => {
      const tuan = await collected();
      await tuan.call(saveIndicator, { params, body });
      expect(codeOf(await tuan.call(saveIndicator, { params, body }))).toBe('409 already-exists');
      const next = { ...body, version: 1, expression: 'NGH1.P.X / HO1.H.X', unit: '', effectiveFrom: '2023-01-01' };
      expect((await tuan.call(saveIndicator, { params, body: next })).body.version).toBe(2);
      expect(codeOf(await tuan.call(saveIndicator, { params, body: next }))).toBe('409 stale-version');
      expect(await figuresOf('vinh')).toMatchObject({ version: 1, total: { value: '25' } });
      const sooner = { ...next, version: 2, effectiveFrom: '2022-01-01' };
      await tuan.call(saveIndicator, { params, body: sooner });
      expect(await figuresOf('vinh')).toMatchObject({ version: 3, total: { value: '0.25' } });
      const { body: listed } = await tuan.call(listIndicators);
      expect(listed.indicators[0]?.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
      await expect(
        world.db.transaction().execute((tx) => sql`update calculated_indicator_version set title = 'x'`.execute(tx)),
      ).rejects.toThrow();
      await tuan.call(retireIndicator, { params, body: { version: 3, from: '2022-01-01' } });
      expect(await figuresOf('vinh')).toBeUndefined();
      await tuan.call(retireIndicator, { params, body: { version: 3, from: null } });
      expect(await figuresOf('vinh')).toBeDefined();
      expect(
        codeOf(await tuan.call(retireIndicator, { params: { code: 'KHAC' }, body: { version: 1, from: null } })),
      ).toBe('404 not-found');
    }));

  it('a form that moves its figure to another code later gives the same series; a sensitive one is refused', () =>
    world.rollback(async () => {
      const tuan = await world.as('tuan');
      const counted = { indicator: 'HO_NGHEO' };
      await publish(world, smallForm('HO1', [amount('H')]), '2020-01-01');
      await publish(world, smallForm('NGH1', [amount('P', counted)]), '2020-01-01');
      await tuan.call(saveIndicator, { params, body });
      await publish(world, smallForm('NGH1', [amount('K'), amount('Q', counted)]), '2022-01-01');
      await world.openCampaign({ forms: ['HO1', 'NGH1'], period: '2022' });
      await sheet('HO1', '01495', 200);
      await putSheet(world.db, {
        form: 'NGH1',
        period: '2022',
        unit: '01495',
        state: 'accepted',
        figures: [7, 50],
      });
      expect((await figuresOf('vinh'))?.total.value).toBe('25');
      await publish(world, smallForm('MAT1', [amount('M')], { sensitive: true, readers: ['filler'] }), '2020-01-01');
      const secret = { ...body, expression: 'MAT1.M.X / HO1.H.X' };
      const refused = await tuan.call(saveIndicator, { params: { code: 'MAT' }, body: secret });
      expect(refused.problem.detail).toContain('chỉ một số đơn vị được xem');
    }));
});
