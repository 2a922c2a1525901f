import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../tests/world/world.ts';
import type { CompiledForm } from '../../forms/rules/compiled.ts';
import { getCompiled, publishForm, versionFor } from '../../forms/server/index.ts';
import { type FigureState, figureStates } from '../../review/rules/figure-states.ts';
import type { ConsolidationState, SubmissionState } from '../../rounds/rules/actions.ts';
import { getTotal, getTotalTable } from '../contract.ts';
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
/** How far a figure of an open round is, said once more beside the SQL. */
const figureState = (submission: SubmissionState, consolidation: ConsolidationState): FigureState | undefined => {
  if (submission !== 'submitted' && submission !== 'accepted') return undefined;
  if (submission === 'submitted') return 'submitted';
  if (consolidation === 'verified' || consolidation === 'approved') return 'verified';
  return consolidation === 'signed' ? 'consolidated' : 'accepted';
};
/** Every stored cell the same figure. */
const filled = (form: CompiledForm, figure: Cellish): Cellish[] => form.ordinals.map(() => figure);

test('R12 missing, zero and not applicable stay three things in a total', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    const at = (code: string) => form.cell(code)?.ordinal ?? -1;
    const sheet = (values: Record<string, Cellish>) => {
      const figures = filled(form, 1);
      for (const [code, value] of Object.entries(values)) figures[at(code)] = value;
      return figures;
    };
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01495',
      state: 'submitted',
      figures: sheet({ 'A01.LOLO': '-', 'A01.TAY': 0, 'A01.DAO': null, 'A01.KHAC': '-', 'A01.MONG': null }),
    });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2022',
      unit: '01477',
      state: 'submitted',
      figures: sheet({ 'A01.LOLO': '-', 'A01.TAY': 0, 'A01.DAO': 4, 'A01.KHAC': 6, 'A01.MONG': null }),
    });
    const { cells, partial } = (
      await (await world.as('minh')).call(getTotal, { query: { form: 'DT01', period: '2022' } })
    ).body;
    expect(cells).toMatchObject({ 'A01.LOLO': '-', 'A01.TAY': '0', 'A01.DAO': '4', 'A01.KHAC': '6', 'A01.MONG': null });
    expect(partial).toContain('A01.DAO');
    expect(partial).toContain('A01.TS');
    expect(partial).not.toContain('A01.KHAC');
  }));

test('R31 a year of a quarterly form adds its flows and says which cells lack a quarter', () =>
  world.rollback(async () => {
    for (const quarter of [1, 2, 3]) await world.openCampaign({ forms: ['DT02'], period: `2022-Q${quarter}` });
    const form = await formOf('DT02');
    for (const quarter of [1, 2, 3])
      await putSheet(world.db, {
        form: 'DT02',
        period: `2022-Q${quarter}`,
        unit: '01495',
        state: 'accepted',
        figures: filled(form, quarter),
      });
    await putSheet(world.db, {
      form: 'DT02',
      period: '2022-Q2',
      unit: '01558',
      state: 'accepted',
      figures: filled(form, 10),
    });
    const { cells, partial, coverage } = (
      await (await world.as('vinh')).call(getTotal, { query: { form: 'DT02', period: '2022' } })
    ).body;
    expect(cells['A01.TS']).toBe('16');
    // A07 = A01 − A03 + A05 − A06, computed from the added parts.
    expect(cells['A07.TS']).toBe('0');
    expect(partial).toContain('A01.TS');
    // A unit counts once for each quarter that was collected.
    expect(coverage).toMatchObject({ expected: 15, covered: 4, parts: { of: 4, asked: 4, collected: 3 } });
  }));

test('R31 a stock over a year is the last one that is there, a weighted mean weighs by its units', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT05'], period: '2022-H1' });
    await world.openCampaign({ forms: ['DT06'], period: '2022' });
    const halfYear = await formOf('DT05');
    const stock = halfYear.ordinals.find(({ overTime }) => overTime === 'stock')?.code ?? '';
    await putSheet(world.db, {
      form: 'DT05',
      period: '2022-H1',
      unit: '01495',
      state: 'accepted',
      figures: filled(halfYear, 3),
    });
    const vinh = await world.as('vinh');
    const year = (await vinh.call(getTotal, { query: { form: 'DT05', period: '2022' } })).body;
    expect(year.cells[stock]).toBe('3');
    expect(year.partial).not.toContain(stock);
    const income = await formOf('DT06');
    const mean = income.ordinals.find(({ overUnits }) => typeof overUnits !== 'string');
    const weight = mean && typeof mean.overUnits !== 'string' ? mean.overUnits.mean : '';
    const sheet = (value: number, weighs: number) =>
      income.ordinals.map(({ code }) => (code === weight ? weighs : code === mean?.code ? value : 1));
    await putSheet(world.db, { form: 'DT06', period: '2022', unit: '047', state: 'accepted', figures: sheet(10, 1) });
    await putSheet(world.db, { form: 'DT06', period: '2022', unit: '048', state: 'accepted', figures: sheet(20, 2) });
    expect((await vinh.call(getTotal, { query: { form: 'DT06', period: '2022' } })).body.cells[mean?.code ?? '']).toBe(
      '50/3',
    );
  }));

// Hundredths, so that the sum by hand is exact too.
const cellish = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -1000, max: 100_000 }) },
  { weight: 2, arbitrary: fc.integer({ min: -100_000, max: 10_000_000 }).map((hundredths) => hundredths / 100) },
  fc.constant('-' as const),
  fc.constant(null),
);
const states = ['draft', 'submitted', 'returned', 'accepted'] as const;

test('R30 a total equals a full recount by hand, whatever was sent and at whatever state', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const form = await formOf('DT01');
    const vinh = await world.as('vinh');
    const sheetOf = fc.record({
      state: fc.constantFrom(...states),
      figures: fc.array(cellish, { minLength: form.ordinals.length, maxLength: form.ordinals.length }),
    });
    const signed = fc.constantFrom<ConsolidationState>('open', 'signed', 'stale', 'returned', 'verified');
    await fc.assert(
      fc.asyncProperty(
        fc.array(sheetOf, { minLength: 5, maxLength: 5 }),
        signed,
        signed,
        fc.constantFrom(...figureStates),
        async (sheets, first, second, least) => {
          for (const [index, unit] of communes.entries())
            await putSheet(world.db, {
              form: 'DT01',
              period: '2022',
              unit,
              state: sheets[index]?.state ?? 'draft',
              figures: sheets[index]?.figures ?? [],
            });
          await sql`update consolidation set state = case when unit_id = ${await unitId(world.db, '047')} then ${first} else ${second} end`.execute(
            world.db,
          );
          const { body } = await vinh.call(getTotal, { query: { form: 'DT01', period: '2022', state: least } });
          const inIt = sheets.filter(({ state }, index) => {
            const reached = figureState(state, index < trungKhanh.length ? first : second);
            return reached !== undefined && figureStates.indexOf(reached) >= figureStates.indexOf(least);
          });
          expect(body.coverage.covered).toBe(inIt.length);
          const recount = (own: readonly { figures: readonly Cellish[] }[]) =>
            Object.fromEntries(
              form.ordinals.map(({ code }, at) => [code, byHand(own.map(({ figures }) => figures[at] ?? null))]),
            );
          expect(body.cells).toMatchObject(recount(inIt));
          const cells = form.ordinals.map(({ code }) => code).join();
          const query = { form: 'DT01', period: '2022', state: least, cells };
          const { rows } = (await vinh.call(getTotalTable, { query })).body;
          // Hạ Lang stands before Trùng Khánh.
          const districts = [sheets.slice(trungKhanh.length), sheets.slice(0, trungKhanh.length)];
          expect(rows.map((row) => row.cells)).toEqual(
            districts.map((own) => recount(own.filter((sheet) => inIt.includes(sheet)))),
          );
        },
      ),
      { numRuns: 25 },
    );
  }));

const byHand = (parts: readonly Cellish[]): string | null => {
  const numbers = parts.filter((part) => typeof part === 'number');
  if (numbers.length > 0) return String(numbers.reduce((sum, part) => sum + Math.round(part * 100), 0) / 100);
  return parts.length > 0 && parts.every((part) => part === '-') ? '-' : null;
};

test('R30 the period before stands beside the one asked for, of the province as of a district', () =>
  world.rollback(async () => {
    const form = await formOf('DT01');
    for (const [period, figures] of [
      ['2021', [0.25, 2, 30]],
      ['2022', [1.75, -4, 50]],
    ] as const) {
      await world.openCampaign({ forms: ['DT01'], period });
      for (const [index, unit] of ['01495', '01501', '01558'].entries())
        await putSheet(world.db, {
          form: 'DT01',
          period,
          unit,
          state: 'accepted',
          figures: filled(form, figures[index] ?? null),
        });
    }
    const asked = async (name: 'vinh' | 'minh' | 'lan', period: string) => {
      const { body } = await (await world.as(name)).call(getTotal, { query: { form: 'DT01', period } });
      return [body.cells['A02.TAY'], body.previous['A02.TAY'], body.coverage.covered, body.coverage.expected];
    };
    expect(await asked('vinh', '2022')).toEqual(['47.75', '32.25', 3, 5]);
    expect(await asked('minh', '2022')).toEqual(['-2.25', '2.25', 2, 3]);
    expect(await asked('lan', '2022')).toEqual(['1.75', '0.25', 1, 1]);
    expect(await asked('vinh', '2021')).toEqual(['32.25', undefined, 3, 5]);
  }));

test('R30 how complete the period before is stands with the total and with each unit of it', () =>
  world.rollback(async () => {
    const form = await formOf('DT01');
    for (const [period, units] of [
      ['2021', ['01495']],
      ['2022', ['01495', '01501', '01558']],
    ] as const) {
      await world.openCampaign({ forms: ['DT01'], period });
      for (const unit of units)
        await putSheet(world.db, { form: 'DT01', period, unit, state: 'accepted', figures: filled(form, 1) });
    }
    const vinh = await world.as('vinh');
    const query = { form: 'DT01', period: '2022' };
    const { body: total } = await vinh.call(getTotal, { query });
    expect(total).toMatchObject({
      coverage: { covered: 3, expected: 5 },
      previousCoverage: { covered: 1, expected: 5, state: 'accepted' },
    });
    const { rows } = (await vinh.call(getTotalTable, { query: { ...query, cells: 'A02.TAY' } })).body;
    const covered = rows.map(({ coverage, previousCoverage }) => [coverage.covered, previousCoverage?.covered]);
    expect(covered.toSorted()).toEqual([
      [1, 0],
      [2, 1],
    ]);
    const { body: first } = await vinh.call(getTotal, { query: { form: 'DT01', period: '2021' } });
    expect(first.previousCoverage).toBeNull();
  }));

test('R30 figures of an older version of the form are compared cell by cell, not place by place', () =>
  world.rollback(async () => {
    await world.openCampaign({ forms: ['DT01'], period: '2021' });
    await putSheet(world.db, {
      form: 'DT01',
      period: '2021',
      unit: '01495',
      state: 'accepted',
      figures: (await formOf('DT01')).ordinals.map((_, ordinal) => ordinal),
    });
    const old = await formOf('DT01');
    const changed = { ...old.definition, sections: [...old.definition.sections].reverse() };
    await publishForm(world.db, { definition: changed, effectiveFrom: '2022-01-01' }, null, world.clock.now);
    await world.openCampaign({ forms: ['DT01'], period: '2022' });
    const { previous, version } = (
      await (await world.as('vinh')).call(getTotal, { query: { form: 'DT01', period: '2022' } })
    ).body;
    expect(version).toBe(2);
    for (const { code, ordinal } of old.ordinals) expect([code, previous[code]]).toEqual([code, String(ordinal)]);
  }));
