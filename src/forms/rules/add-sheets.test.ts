import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AskedPeriod, addSheets, type Sheet } from './add-sheets.ts';
import { addPeriods, addUnits, computeTotal } from './add-up.ts';
import { compileForm } from './compile.ts';
import type { CompiledForm } from './compiled.ts';
import { compute, figuresOf } from './compute.ts';
import type { AxisNode, OverTime } from './definition.ts';
import { definitionOf, table, valuesOf } from './small-form.fixture.ts';
import { toStored } from './stored-figures.ts';

type Row = Extract<AxisNode, { code: string; label: string }>;
const input = (code: string, overTime: OverTime = 'flow', more: object = {}): Row => ({
  code,
  label: code,
  type: 'decimal',
  decimals: 2,
  allowNegative: true,
  overTime,
  ...more,
});
const of = (code: string, formula: string, more: object = {}): Row => ({
  code,
  label: code,
  type: 'decimal',
  formula,
  ...more,
});
const version = (...rows: Row[]): CompiledForm => compileForm(definitionOf([table(rows, [{ code: 'X', label: 'x' }])]));

/** A sheet of unit 1 unless said otherwise; figures by row. */
const sheet = (form: CompiledForm, period: string, figures: Record<string, string>, unit = 1): Sheet => {
  const cells = Object.fromEntries(Object.entries(figures).map(([row, text]) => [`${row}.X`, text]));
  return { ...toStored(form, compute(form, valuesOf(cells))), unit, period, form };
};
const halves = (first: CompiledForm | undefined, second: CompiledForm | undefined): AskedPeriod[] => [
  { id: '1', form: first },
  { id: '2', form: second },
];
/** Rows of the base: the figure, `~` before it when it is partial, and behind it in how many periods it was asked, when not in all. */
const shown = (base: CompiledForm, periods: readonly AskedPeriod[], sheets: readonly Sheet[]) => {
  const { computed, askedIn } = addSheets(base, periods, sheets);
  return Object.fromEntries(
    base.cells.map(({ row, code }) => {
      const result = computed.result(code);
      const partial = result.kind === 'number' && result.partial ? '~' : '';
      const asked = askedIn[code] === undefined ? '' : ` (${askedIn[code]})`;
      return [row, `${partial}${figuresOf(base, computed)[code] ?? ''}${asked}`];
    }),
  );
};

describe('R31 sheets of several versions are added as one form, by what their cells count', () => {
  test('R31 rows that changed places keep their figures', () => {
    const [v1, v2] = [version(input('F1'), input('F2')), version(input('F2'), input('F1'))];
    const sheets = [sheet(v1, '1', { F1: '1', F2: '1000' }), sheet(v2, '2', { F1: '2', F2: '2000' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ F2: '3000', F1: '3' });
    expect(shown(v1, halves(v1, v2), sheets)).toEqual({ F1: '3', F2: '3000' });
  });

  test('R31 a row that came or went in the middle is there for the periods that asked it, and is not missing in the others', () => {
    const v1 = version(input('A'), input('B'), of('T', 'A + B'));
    const v2 = version(input('A'), input('B'), input('C'), of('T', 'A + B + C'));
    const sheets = [sheet(v1, '1', { A: '1', B: '2' }), sheet(v2, '2', { A: '10', B: '20', C: '40' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ A: '11', B: '22', C: '40 (1)', T: '73' });
    expect(shown(v1, halves(v1, v2), sheets)).toEqual({ A: '11', B: '22', T: '73' });
  });

  test('R31 what one version asked whole and another in parts is the sum of both, and a rate over it is right', () => {
    const v1 = version(input('T'), input('H'), of('R', 'T / H'));
    const v2 = version(input('A'), input('B'), input('H'), of('T', 'A + B', { overTime: 'flow' }), of('R', 'T / H'));
    const sheets = [sheet(v1, '1', { T: '30', H: '10' }), sheet(v2, '2', { A: '4', B: '6', H: '10' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ A: '4 (1)', B: '6 (1)', H: '20', T: '40', R: '2' });
    expect(shown(v1, halves(v1, v2), sheets)).toEqual({ T: '40', H: '20', R: '2' });
  });

  test('R31 a rate or a difference is computed only over the periods that asked all its parts', () => {
    const v1 = version(input('P'));
    const v2 = version(input('P'), input('H'), of('R', 'P / H'), of('D', 'P - H'), of('E', 'R + D'));
    const sheets = [sheet(v1, '1', { P: '100' }), sheet(v2, '2', { P: '40', H: '20' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({
      P: '140',
      H: '20 (1)',
      R: '2 (1)',
      D: '20 (1)',
      E: '22 (1)',
    });
  });

  test('R31 a new rate of parts that were always asked covers all periods', () => {
    const [v1, v2] = [version(input('P'), input('H')), version(input('P'), input('H'), of('R', 'P / H'))];
    const sheets = [sheet(v1, '1', { P: '10', H: '5' }), sheet(v2, '2', { P: '20', H: '5' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ P: '30', H: '10', R: '3' });
  });

  test('R31 a figure is known by its indicator, not by the code that it bears', () => {
    const v1 = version(input('A', 'flow', { indicator: 'HO' }), input('B', 'flow', { indicator: 'NGUOI' }));
    const v2 = version(input('B', 'flow', { indicator: 'HO' }), input('A', 'flow', { indicator: 'XE' }));
    const sheets = [sheet(v1, '1', { A: '1', B: '500' }), sheet(v2, '2', { B: '2', A: '7' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ B: '3', A: '7 (1)' });
  });

  test.each<[OverTime, string, string]>([
    ['flow', '3', '2 (1)'],
    ['stock', '2', '2 (1)'],
    ['first', '1', '2 (1)'],
    ['mean', '1.5', '2 (1)'],
  ])('R31 over two versions what is %s comes to %s', (overTime, both, later) => {
    const v1 = version(input('A', overTime));
    const v2 = version(input('N', overTime), input('A', overTime));
    const sheets = [sheet(v1, '1', { A: '1' }), sheet(v2, '2', { A: '2', N: '2' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ N: later, A: both });
  });

  test('R31 a weighted mean is weighted by the same cell, wherever it stood', () => {
    const mean = (rows: string[]) =>
      version(
        ...rows.map((row) =>
          input(
            row,
            row === 'W' ? 'flow' : 'mean',
            row === 'W' ? { allowNegative: false } : { overUnits: { mean: 'W' } },
          ),
        ),
      );
    const [v1, v2] = [mean(['W', 'M']), mean(['N', 'M', 'W'])];
    const sheets = [
      sheet(v1, '1', { W: '1', M: '4' }),
      sheet(v1, '1', { W: '3', M: '8' }, 2),
      sheet(v2, '2', { W: '4', M: '3', N: '1' }),
    ];
    expect(shown(v2, [{ id: '2', form: v2 }], sheets.slice(2))).toEqual({ N: '1', M: '3', W: '4' });
    expect(shown(v2, halves(v1, v2), sheets.slice(1))).toMatchObject({ W: '~7' });
    // (4·1 + 3·4) / 5 of the first unit, 8 of the second with weight 3 and one period lacking.
    expect(shown(v2, halves(v1, v2), sheets)).toMatchObject({ M: '~5' });
  });

  test('R31 before the form began nothing is lacking; a period that was asked and did not come is', () => {
    const form = version(input('A'), input('S', 'stock'));
    const sheets = [sheet(form, '2', { A: '5', S: '7' })];
    expect(shown(form, halves(undefined, form), sheets)).toEqual({ A: '5', S: '7' });
    expect(shown(form, halves(form, form), sheets)).toEqual({ A: '~5', S: '7' });
    expect(shown(form, halves(undefined, form), [])).toEqual({ A: '', S: '' });
  });

  test('R12 not asked, missing, not applicable and zero stay four things', () => {
    const [v1, v2] = [version(input('A')), version(input('A'), input('B'), input('C'), input('D'), input('E'))];
    const sheets = [sheet(v1, '1', { A: '1' }), sheet(v2, '2', { B: '-', C: '0', D: '3' })];
    expect(shown(v2, halves(v1, v2), sheets)).toEqual({ A: '~1', B: '- (1)', C: '0 (1)', D: '3 (1)', E: ' (1)' });
  });
});

const ROWS = ['A', 'B', 'C', 'D', 'E'];
const amount = fc.integer({ min: -900, max: 900 }).map((hundredths) => String(hundredths / 100));
const figuresFor = (rows: readonly string[]) =>
  fc.record(Object.fromEntries(rows.map((row) => [row, amount] as const)));
/** Some of the rows, in any order. */
const asked = fc.shuffledSubarray(ROWS, { minLength: 1 });
const filled = fc.array(fc.tuple(fc.constantFrom(1, 2, 3), figuresFor(ROWS)), { maxLength: 3 });
const sumOf = (texts: readonly string[]) => texts.reduce((sum, text) => sum + Math.round(Number(text) * 100), 0) / 100;

describe('R31 whatever the versions ask and in whatever order', () => {
  test('R31 each figure is the sum of all sheets that were asked for it, and of no other', () => {
    fc.assert(
      fc.property(asked, asked, filled, filled, (first, second, early, late) => {
        const [v1, v2] = [version(...first.map((row) => input(row))), version(...second.map((row) => input(row)))];
        const unique = (own: typeof early) => [...new Map(own)];
        const sheets = [
          ...unique(early).map(([unit, figures]) => sheet(v1, '1', pick(figures, first), unit)),
          ...unique(late).map(([unit, figures]) => sheet(v2, '2', pick(figures, second), unit)),
        ];
        const { computed, askedIn } = addSheets(v2, halves(v1, v2), sheets);
        for (const row of second) {
          const parts = [
            ...(first.includes(row) ? unique(early).map(([, figures]) => figures[row] ?? '0') : []),
            ...unique(late).map(([, figures]) => figures[row] ?? '0'),
          ];
          expect([row, figuresOf(v2, computed)[`${row}.X`]]).toEqual([
            row,
            parts.length === 0 ? undefined : String(sumOf(parts)),
          ]);
          expect([row, askedIn[`${row}.X`]]).toEqual([row, first.includes(row) ? undefined : 1]);
        }
      }),
    );
  });

  test('R31 the total of a sum is the total of what stood on the sheets, of whatever parts each version made it', () => {
    fc.assert(
      fc.property(asked, asked, fc.boolean(), filled, filled, (first, second, typed, early, late) => {
        const total = (rows: readonly string[]) => of('T', rows.join(' + '));
        const v1 = typed ? version(input('T')) : version(...first.map((row) => input(row)), total(first));
        const v2 = version(...second.map((row) => input(row)), total(second), of('U', 'T * 2'));
        const sheets = [
          ...[...new Map(early)].map(([unit, figures]) =>
            sheet(v1, '1', typed ? { T: figures.A ?? '0' } : pick(figures, first), unit),
          ),
          ...[...new Map(late)].map(([unit, figures]) => sheet(v2, '2', pick(figures, second), unit)),
        ];
        const stood = sheets.map((one) => figuresOf(one.form, computeTotal(one.form, one))['T.X'] ?? '0');
        const figures = figuresOf(v2, addSheets(v2, halves(v1, v2), sheets).computed);
        expect(figures['T.X']).toEqual(stood.length === 0 ? undefined : String(sumOf(stood)));
        expect(figures['U.X']).toEqual(stood.length === 0 ? undefined : String(sumOf(stood) * 2));
      }),
    );
  });

  test('R31 a version that only puts the rows in another order changes no total, computed cells included', () => {
    const formulas = [of('T', 'A + B + C'), of('R', 'A / B'), of('Q', 'T - D'), of('M', 'max(A, E)')];
    const kinds = fc.array(fc.constantFrom<OverTime>('flow', 'stock', 'first', 'mean', 'none'), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        kinds,
        fc.shuffledSubarray(ROWS, { minLength: 5 }),
        filled,
        filled,
        (overTime, order, early, late) => {
          const kindOf = (row: string) => overTime[ROWS.indexOf(row)] ?? 'flow';
          const v1 = version(...ROWS.map((row) => input(row, kindOf(row))), ...formulas);
          const v2 = version(...formulas, ...order.map((row) => input(row, kindOf(row))));
          const sent = (form: CompiledForm) => [
            ...[...new Map(early)].map(([unit, figures]) => sheet(v1, '1', figures, unit)),
            ...[...new Map(late)].map(([unit, figures]) => sheet(form, '2', figures, unit)),
          ];
          const one = addSheets(v1, halves(v1, v1), sent(v1));
          const two = addSheets(v2, halves(v1, v2), sent(v2));
          for (const { code } of v1.cells)
            expect([code, two.computed.result(code)]).toEqual([code, one.computed.result(code)]);
          expect(two.askedIn).toEqual({});
        },
      ),
    );
  });

  test('R31 of one version the answer is the periods of each unit, then the units', () => {
    const form = version(...ROWS.map((row) => input(row)), of('R', 'A / B'));
    fc.assert(
      fc.property(filled, filled, (early, late) => {
        const [first, second] = [new Map(early), new Map(late)];
        const stored = (figures: Record<string, string> | undefined, period: string) =>
          figures && sheet(form, period, figures);
        const units = [...new Set([...first.keys(), ...second.keys()])];
        const members = units.map((unit) =>
          addPeriods(form, [stored(first.get(unit), '1'), stored(second.get(unit), '2')]),
        );
        const sheets = units.flatMap((unit) =>
          [first, second].flatMap((own, at) => {
            const figures = own.get(unit);
            return figures ? [sheet(form, String(at + 1), figures, unit)] : [];
          }),
        );
        expect(addSheets(form, halves(form, form), sheets).added).toEqual(addUnits(form, members));
      }),
    );
  });
});

const pick = (figures: Readonly<Record<string, string>>, rows: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(figures).filter(([row]) => rows.includes(row)));
