import { describe, expect, test } from 'vitest';
import { parseRational, toText } from '../../platform/rules/rational.ts';
import { type Added, addPeriods, addUnits, computeTotal, type Member } from './add-up.ts';
import { canonicalValue } from './canonical.ts';
import { check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { completeness } from './completeness.ts';
import { compute, figureOf } from './compute.ts';
import type { AxisNode, OverTime, OverUnits } from './definition.ts';
import { formatValue } from './format.ts';
import { sheetNumber } from './sheet-number.ts';
import { check, definitionOf, formulaForm, peopleList, table, valuesOf } from './small-form.fixture.ts';
import { storedText, toStored } from './stored-figures.ts';
import { rangesOf, totalText } from './total-text.ts';
import type { Context, ListRow, Result } from './values.ts';

/**
 * The cases that "missing, zero, not applicable", adding up and exactness leave open, row by row as they were settled
 * (docs/decisions/0028). `_` is missing, `-` not applicable, `~3` a three that lacks some of its parts.
 */
const said = (result: Result): string => {
  if (result.kind === 'number') return `${result.partial ? '~' : ''}${toText(result.value)}`;
  if (result.kind === 'notAsked') return '*';
  return result.kind === 'notApplicable' ? '-' : result.kind === 'missing' ? '_' : result.value;
};
const given = (codes: readonly string[], figures: string, column: string) =>
  Object.fromEntries(
    figures.split(' ').flatMap((value, at) => (value === '_' ? [] : [[`${codes[at]}.${column}`, value]])),
  );
const computed = (
  formula: string,
  figures: string,
  list: readonly ListRow[] | '-' = [],
  context: Context = {},
): string => {
  const none = list === '-' ? { L: '-' } : {};
  const values = valuesOf({ ...given(['A', 'B', 'C'], figures, 'X'), ...none }, { L: list === '-' ? [] : list });
  return said(compute(formulaForm(formula), values, context).result('R.X'));
};

const numbers: AxisNode[] = ['A', 'B', 'C', 'D'].map((code) => ({ code, label: code, type: 'decimal', decimals: 2 }));
const checked = (rule: string, figures: string): string | undefined => {
  const form = compileForm(definitionOf([table(numbers, [{ code: 'X', label: 'x' }]), peopleList], [check(rule)]));
  const values = valuesOf(given(['A', 'B', 'C', 'D'], figures, 'X'));
  return runChecks(form, compute(form, values), values)[0]?.status;
};

/** W is the weight, M what adds as the test says. */
const weighed = (overUnits: OverUnits, overTime: OverTime) => {
  const form = compileForm(
    definitionOf([
      table(
        [
          { code: 'W', label: 'w', type: 'integer', overTime: 'stock' },
          { code: 'M', label: 'm', type: 'decimal', decimals: 2, overUnits, overTime },
        ],
        [{ code: 'X', label: 'x' }],
      ),
    ]),
  );
  const sheet = (figures: string): Member => toStored(form, compute(form, valuesOf(given(['W', 'M'], figures, 'X'))));
  const ordinal = form.cell('M.X')?.ordinal ?? -1;
  const shown = (added: Added) => `${added.partial.includes(ordinal) ? '~' : ''}${storedText(added, ordinal) ?? '_'}`;
  return {
    form,
    sheet,
    units: (...sheets: string[]) => shown(addUnits(form, sheets.map(sheet))),
    periods: (...sheets: (string | undefined)[]) =>
      shown(
        addPeriods(
          form,
          sheets.map((one) => (one === undefined ? undefined : sheet(one))),
        ),
      ),
    shown,
  };
};

const person = (id: string, values: Record<string, string>): ListRow => ({ id, values });

describe('not applicable', () => {
  test.each([
    ['A * B', '- 3', '-'],
    ['A / B', '- 3', '-'],
    ['A / B', '3 -', '-'],
    ['A * B', '- -', '-'],
    ['A - B', '- 3', '-3'],
    ['A - B', '3 -', '3'],
    ['A - B', '- -', '-'],
    ['A - B', '- _', '_'],
  ])(
    'R12 in a product or ratio it stays, as minuend or subtrahend it counts 0: %s of %s is %s',
    (formula, figures, result) => expect(computed(formula, figures)).toBe(result),
  );

  test.each([
    ['A <= B', '- _', 'notYet'],
    ['A <= B', '_ -', 'notYet'],
    ['A <= B', '- 3', 'skipped'],
    ['A <= B', '3 -', 'skipped'],
    ['A = B', '- -', 'skipped'],
    ['A + B <= C', '1 _ -', 'notYet'],
  ])(
    'R12 compared with missing it is not yet checkable, with anything else skipped: %s of %s',
    (rule, figures, status) => expect(checked(rule, figures)).toBe(status),
  );

  test.each([
    ['A between B and C', '2 - 3', 'skipped'],
    ['A between B and C', '2 1 -', 'skipped'],
    ['A between B and C', '9 1 -', 'skipped'],
    ['A between B and C', '- 1 3', 'skipped'],
    ['A between B and C', '2 - _', 'notYet'],
    ['A between B and C', '4 1 3', 'failed'],
  ])('R12 one bound of “between” skips the whole: %s of %s', (rule, figures, status) =>
    expect(checked(rule, figures)).toBe(status),
  );
});

describe('and, or', () => {
  test.each([
    ['A > 0 and B > 0', '0 _', 'notYet'],
    ['A > 0 or B > 0', '1 _', 'notYet'],
    ['A > 0 and B > 0', '1 -', 'passed'],
    ['A > 0 and B > 0', '0 -', 'failed'],
    ['A > 0 or B > 0', '0 -', 'failed'],
    ['A > 0 and B > 0', '- -', 'skipped'],
    ['A > 0 or B > 0', '- -', 'skipped'],
    ['A > 0 and B > 0', '- _', 'notYet'],
    ['not (A > 0 and B > 0)', '- -', 'skipped'],
  ])('R12 a part not yet checkable makes the whole so, skipped parts fall out: %s of %s', (rule, figures, status) =>
    expect(checked(rule, figures)).toBe(status),
  );
});

describe('min and max with something missing', () => {
  test.each([
    ['min(A, B)', '3 _', '~3'],
    ['max(A, B)', '3 _', '~3'],
    ['max(A, B)', '_ _', '_'],
    ['max(A, B)', '- _', '_'],
    ['max(A, B)', '- 3', '3'],
    ['max(A, B)', '- -', '-'],
    ['max(A, 0)', '_', '_'],
  ])('R12 partial in formulas: %s of %s is %s', (formula, figures, result) =>
    expect(computed(formula, figures)).toBe(result),
  );
  test.each([
    ['min', ['_ 3', '_ _'], '~3'],
    ['max', ['_ 3', '_ 5', '_ _'], '~5'],
    ['max', ['_ _', '_ _'], '_'],
    ['min', ['_ -', '_ 4'], '4'],
    ['min', ['_ -', '_ _'], '_'],
  ] as const)('R12 partial over units: %s of %j is %s', (overUnits, sheets, result) =>
    expect(weighed(overUnits, 'none').units(...sheets)).toBe(result),
  );
});

describe('sums', () => {
  test.each([
    ['A + 5', '_', '_'],
    ['A + 5', '-', '5'],
    ['A + 5', '2', '7'],
    ['A + B + 5', '2 _', '~7'],
    ['A + 2 * 3 - 0', '_', '_'],
    ['sum(A, 2 * 3)', '_', '_'],
    ['sum(A, round(1.5))', '_', '_'],
  ])('R12 a constant does not make a sum be there: %s of %s is %s', (formula, figures, result) =>
    expect(computed(formula, figures)).toBe(result),
  );

  test.each([
    ['sum(L.TUOI)', [person('a', { TUOI: '-' }), person('b', { TUOI: '-' })], '-'],
    [
      'sum(L.TUOI, GIOI = "nữ")',
      [person('a', { TUOI: '-', GIOI: 'nữ' }), person('b', { TUOI: '7', GIOI: 'nam' })],
      '-',
    ],
    ['sum(L.TUOI)', [person('a', { TUOI: '-' }), person('b', { TUOI: '7' })], '7'],
    ['sum(L.TUOI)', [person('a', { TUOI: '-' }), person('b', {})], '_'],
  ] as const)('R12 of list rows that are all not applicable: %s', (formula, list, result) =>
    expect(computed(formula, '_', list)).toBe(result),
  );

  test.each([
    ['count(L)', [], '_'],
    ['sum(L.TUOI)', [], '_'],
    ['if(unique(L.TEN), 1, 0)', [], '_'],
    ['count(L)', '-', '0'],
    ['sum(L.TUOI)', '-', '0'],
    ['count(L, GIOI = "nữ")', '-', '0'],
    ['sum(L.TUOI, GIOI = "nữ")', [person('a', { TUOI: '7', GIOI: 'nam' })], '0'],
  ] as const)(
    'R12 an untouched list is missing, one that is said to have none counts 0: %s of %j is %s',
    (formula, list, result) => expect(computed(formula, '_', list)).toBe(result),
  );

  test('R12 an untouched list is not complete, until it has rows or is said to have none', () => {
    const form = formulaForm('count(L)');
    expect(completeness(form, valuesOf({}), 'L').missing).toEqual(['L']);
    expect(completeness(form, valuesOf({ L: '-' }), 'L').missing).toEqual([]);
    expect(completeness(form, valuesOf({}, { L: [person('a', {})] }), 'L').missing).toEqual([
      'L#a.TEN',
      'L#a.GIOI',
      'L#a.TUOI',
    ]);
  });
});

describe('percentages that make 100', () => {
  const percents: AxisNode[] = ['A', 'B', 'C'].map((code) => ({ code, label: code, type: 'percent', decimals: 1 }));
  const form = compileForm(definitionOf([table(percents, [{ code: 'X', label: 'x' }])], [check('A + B + C = 100')]));
  test.each([
    ['33.35 33.35 33.35', 'failed'], // 100.05 is 100.1; each part alone would be 33.4, together 100.2
    ['33.34 33.34 33.34', 'passed'], // 100.02 is 100.0
    ['100/3 100/3 100/3', 'passed'],
    ['33.3 33.3 33.3', 'failed'],
  ])('R13 the sum is rounded to the declared places, not each part: %s', (figures, status) => {
    const values = valuesOf(given(['A', 'B', 'C'], figures, 'X'));
    expect(runChecks(form, compute(form, values), values)[0]?.status).toBe(status);
  });
});

describe('weighted means', () => {
  const { units, periods, form, sheet, shown } = weighed({ mean: 'W' }, 'mean');
  test.each([
    [['1 3', '3 7'], '6'],
    [['0 3', '0 5'], '-'],
    [['0 3', '2 5'], '5'],
    [['_ 3', '2 5'], '~5'],
    [['_ 3', '_ 5'], '_'],
    [['- 3', '2 5'], '5'],
    [['0 3', '_ 5'], '_'],
    // The total of one member is that member's sheet.
    [['0 3'], '3'],
    [['_ 3'], '3'],
    [['- 3'], '3'],
    [['2 _'], '_'],
    [['2 -'], '-'],
  ])('R31 weight 0: not applicable; weight missing: missing; %j come to %s', (sheets, result) =>
    expect(units(...sheets)).toBe(result),
  );
  test('R31 over units and over time both weights are kept: 4, 6 and 8 with equal weights are 6', () => {
    const months = ['10 4', '10 6', '10 8'];
    expect(periods(...months)).toBe('6');
    const byUnit = addPeriods(form, months.map(sheet));
    expect(shown(addUnits(form, [byUnit, byUnit]))).toBe('6');
    const byMonth = months.map((one) => addUnits(form, [sheet(one), sheet(one)]));
    expect(shown(addPeriods(form, byMonth))).toBe('6');
  });
  test('R31 the weights are those of the same cell: 4 of ten and 8 of thirty are 7', () => {
    expect(periods('10 4', '30 8')).toBe('7');
    expect(units('10 4', '30 8')).toBe('7');
  });
  test.each(['flow', 'stock', 'first'] as const)(
    'R31 whatever it is over time (%s), the weight goes along',
    (overTime) => {
      const one = weighed({ mean: 'W' }, overTime);
      const member = addPeriods(one.form, ['10 4', '10 4'].map(one.sheet));
      expect(one.shown(addUnits(one.form, [member, member]))).toBe(overTime === 'flow' ? '8' : '4');
    },
  );
});

describe('first over time', () => {
  const { periods } = weighed('sum', 'first');
  test.each([
    [['_ 4', '_ 6'], '4'],
    [['_ _', '_ 6'], '_'],
    [['_ -', '_ 6'], '-'],
    [[undefined, '_ 6', '_ 7'], '~6'],
    [[undefined, '_ _', '_ 7'], '~7'],
  ] as const)(
    'R31 the first period that is there, missing where the cell is; not there: the next, marked: %j is %s',
    (sheets, result) => expect(periods(...sheets)).toBe(result),
  );
});

describe('what does not add', () => {
  test.each([
    [['_ 4.5', '_ 12.25'], '4,5 – 12,25'],
    [['_ 4.5'], '4,5'],
    [['_ 4.5', '_ 4.5'], '4,5 – 4,5'],
    [['_ 4.5', '_ _'], '4,5 – 4,5'],
    [['_ -', '_ -'], '–'],
    [['_ _', '_ _'], ''],
  ])('R31 shows its range, never blank as missing is: %j shows as “%s”', (sheets, text) => {
    const one = weighed('none', 'none');
    const added = addUnits(one.form, sheets.map(one.sheet));
    const total = computeTotal(one.form, added);
    const cell = one.form.cell('M.X');
    const range = rangesOf(one.form, added, total)['M.X'];
    expect(cell && totalText(cell, figureOf(total.result('M.X')), range)).toBe(text);
  });
});

describe('exactness', () => {
  test('R30 a quoted figure is the rational that it is', () => {
    expect(computed('DT01.A01.TS * 3', '_', [], { forms: { DT01: { 'A01.TS': '5/3' } } })).toBe('5');
    expect(computed('previous(A) * 7', '_', [], { previous: { 'A.X': '1/7' } })).toBe('1');
  });
  test.each([
    ['2.50', '2.5'],
    ['2.00', '2'],
    ['100', '100'],
    ['-0.50', '-0.5'],
    ['-', '-'],
  ])('R16 a figure has one writing: %s is kept as %s', (typed, kept) => {
    const field = formulaForm('A').cell('A.X');
    expect(canonicalValue(field, typed)).toBe(kept);
    expect(toText(parseRational(kept === '-' ? '0' : typed) ?? { n: 0n, d: 1n })).toBe(kept === '-' ? '0' : kept);
  });
  test.each([
    ['0.0049999', 2, '0,00', 0.0049999],
    ['1/3', 2, '0,33', 0.33],
    ['2/3', 0, '1', 1],
    ['2.675', 2, '2,68', 2.675],
    ['-0.005', 2, '-0,01', -0.005],
  ])(
    'R30 it is rounded once, at display, from the exact value: %s at %i places',
    (figure, decimals, shown, inWorkbook) => {
      const cell = formulaForm('A').cell('R.X');
      expect(cell && formatValue({ ...cell, decimals }, figure)).toBe(shown);
      expect(sheetNumber(figure, decimals)).toBe(inWorkbook);
    },
  );
});
