import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toText } from '../../platform/rules/rational.ts';
import { compileForm } from './compile.ts';
import { compute, figuresOf, recompute } from './compute.ts';
import { formatValue } from './format.ts';
import { definitionOf, formulaForm, peopleList, table, valuesOf } from './small-form.fixture.ts';
import type { Context, ListRow, Result } from './values.ts';
import { numberedEthnicGroups, wideFormDefinition, wideFormValues } from './wide-form.fixture.ts';

/** `12`, `12 partial`, `missing`, `-`, or the text. */
const said = (result: Result): string => {
  switch (result.kind) {
    case 'number':
      return `${toText(result.value)}${result.partial ? ' partial' : ''}`;
    case 'notApplicable':
      return '-';
    case 'missing':
    case 'notAsked':
      return result.kind;
    case 'text':
      return result.value;
  }
};

// `1 _ -` gives A = 1, B missing, C not applicable.
const cellsOf = (text: string): Record<string, string> =>
  Object.fromEntries(text.split(' ').flatMap((value, at) => (value === '_' ? [] : [[`${'ABC'[at]}.X`, value]])));

/** List L: its rows, `-` where it is said to have none; untouched otherwise. */
const resultOf = (
  formula: string,
  cells: string,
  list: readonly ListRow[] | '-' = [],
  context: Context = {},
): string => {
  const form = formulaForm(formula);
  const none = list === '-' ? { L: '-' } : {};
  const values = valuesOf({ ...cellsOf(cells), ...none }, { L: list === '-' ? [] : list });
  return said(compute(form, values, context).result('R.X'));
};

describe('R12 missing, zero and not applicable differ', () => {
  test.each([
    // A sum takes those that are there, is missing if none is, and knows that it is partial.
    ['A + B + C', '1 2 3', '6'],
    ['A + B + C', '1 _ 3', '4 partial'],
    ['A + B + C', '_ _ _', 'missing'],
    ['A + B + C', '0 0 0', '0'],
    ['sum(A:C)', '1 _ 3', '4 partial'],
    ['sum(A, B, C)', '_ _ _', 'missing'],
    // Not applicable counts as nothing; with itself it stays, with missing it is missing, with a number it is the number.
    ['A + B + C', '1 - 3', '4'],
    ['A + B + C', '- - -', '-'],
    ['A + B + C', '- _ -', 'missing'],
    ['A + B + C', '- 5 -', '5'],
    ['A + B + C', '- 5 _', '5 partial'],
    // A constant does not make a sum be there.
    ['A + 5', '_ _ _', 'missing'],
    ['A + 5', '2 _ _', '7'],
    ['A + 2 * 3', '_ _ _', 'missing'],
    ['A + (1 + 1) / 2', '_ _ _', 'missing'],
    // One minus makes the chain a difference: missing with a missing operand, wherever it stands.
    ['A - B + C', '1 2 3', '2'],
    ['A - B + C', '_ 2 3', 'missing'],
    ['A - B + C', '1 2 _', 'missing'],
    ['A - B', '5 - _', '5'],
    ['A - B', '- 5 _', '-5'],
    ['A - B', '- - _', '-'],
    ['-A + B', '_ 2 _', 'missing'],
    // Ratios.
    ['A / B', '1 3 _', '1/3'],
    ['A / B', '1 _ _', 'missing'],
    ['A / B', '1 0 _', '-'],
    ['A / B', '0 0 _', '-'],
    ['A / B', '- 4 _', '-'],
    ['A / B * 100', '1 3 _', '100/3'],
    ['A * B', '_ 0 _', 'missing'],
    // Partial goes on through everything made of it.
    ['(A + B) / C', '1 _ 2', '0.5 partial'],
    ['C - sum(A, B)', '1 _ 2', '1 partial'],
    ['abs(A + B)', '-4 _ _', '4 partial'],
  ])('R12 %s of %s is %s', (formula, cells, expected) => {
    expect(resultOf(formula, cells)).toBe(expected);
  });

  test.each([
    ['min(A, B, C)', '3 1 2', '1'],
    ['max(A:C)', '3 1 -', '3'],
    // Something missing may be less or more than the rest.
    ['max(A, B)', '3 _ 0', '3 partial'],
    ['min(A, B)', '_ _ 0', 'missing'],
    ['min(A, B)', '- _ 0', 'missing'],
    ['max(A, 5)', '_ _ _', 'missing'],
    ['max(A, 5)', '- _ _', '5'],
    ['round(A / B, 2)', '2 3 _', '0.67'],
    ['round(A)', '2.5 _ _', '3'],
    ['if(A > 1, B, C)', '2 5 _', '5'],
    ['if(A > 1, B, C)', '1 5 _', 'missing'],
    ['if(A > 1, B, C)', '_ 5 6', 'missing'],
    ['if(filled(A), 1, 0)', '- _ _', '1'],
    ['if(filled(A), 1, 0)', '_ _ _', '0'],
    ['if(A > 1 and B > 1, 1, 0)', '0 _ _', 'missing'],
    ['if(not (A = 1), 1, 0)', '2 _ _', '1'],
    ['A + 0.1 + 0.2', '0.3 _ _', '0.6'],
  ])('R11 %s of %s is %s', (formula, cells, expected) => {
    expect(resultOf(formula, cells)).toBe(expected);
  });

  const person = (id: string, values: Record<string, string>): ListRow => ({ id, values });
  const people = [
    person('1', { TEN: 'Người minh họa 01', GIOI: 'nữ', TUOI: '61', DV: 'true' }),
    person('2', { TEN: 'Người minh họa 02', GIOI: 'nam', TUOI: '70', DV: 'false' }),
    person('3', { TEN: 'Người minh họa 03', GIOI: 'nữ', TUOI: '55' }),
  ];

  test.each([
    ['count(L)', people, '3'],
    // Untouched is missing; said to have nothing to list it counts 0.
    ['count(L)', [], 'missing'],
    ['count(L)', '-', '0'],
    ['count(L, GIOI = "nữ")', [], 'missing'],
    ['if(unique(L.TEN), 1, 0)', [], 'missing'],
    ['if(unique(L.TEN), 1, 0)', '-', '1'],
    ['count(L, GIOI = "nữ")', people, '2'],
    ['count(L, GIOI <> "nữ")', people, '1'],
    ['sum(L.TUOI)', people, '186'],
    ['sum(L.TUOI, GIOI = "nữ")', people, '116'],
    ['sum(L.TUOI, GIOI = "nữ")', [], 'missing'],
    ['sum(L.TUOI, GIOI = "nữ")', '-', '0'],
    ['sum(L.TUOI, GIOI = "nữ" and DV)', people.slice(1, 2), '0'],
    // All rows say that nothing arises: so does their sum.
    ['sum(L.TUOI)', [person('4', { TUOI: '-' }), person('5', { TUOI: '-' })], '-'],
    ['sum(L.TUOI)', [person('4', { TUOI: '-' }), person('5', { TUOI: '3' })], '3'],
    ['sum(L.TUOI)', [person('4', { TUOI: '-' }), person('5', {})], 'missing'],
    // Of the third it is not known whether she is a member: the count is not whole.
    ['count(L, DV)', people, '1 partial'],
    ['count(L, GIOI = "nữ" and DV)', people, '1 partial'],
    ['sum(L.TUOI)', [...people, person('4', {})], '186 partial'],
    ['sum(L.TUOI)', [person('4', {})], 'missing'],
    ['if(unique(L.TEN), 1, 0)', people, '1'],
    ['if(unique(L.TEN), 1, 0)', [...people, person('4', { TEN: 'người  minh họa 03' })], '0'],
    ['if(unique(L.XOM), 1, 0)', people, 'missing'],
  ] as const)('R11 over a list: %s', (formula, rows, expected) => {
    expect(resultOf(formula, '_ _ _', rows)).toBe(expected);
  });

  test('R13 earlier periods and other forms are read as they are given, missing when absent', () => {
    const context = { previous: { 'A.X': '7' }, lastYear: { 'A.X': '-' }, forms: { DT01: { 'A01.TS': '5/3' } } };
    expect(resultOf('A - previous(A)', '10 _ _', [], context)).toBe('3');
    expect(resultOf('A - previous(A)', '10 _ _')).toBe('missing');
    expect(resultOf('A + lastYear(A.X)', '10 _ _', [], context)).toBe('10');
    expect(resultOf('DT01.A01.TS * 3', '_ _ _', [], context)).toBe('5');
    expect(resultOf('DT01.A01.NU', '_ _ _', [], context)).toBe('missing');
  });
});

describe('R11 where row and column formulas meet', () => {
  const rows = [
    { code: 'A01', label: 'Hộ', type: 'integer' as const },
    { code: 'A02', label: 'Hộ nghèo', type: 'integer' as const },
    { code: 'A03', label: 'Tỷ lệ', type: 'percent' as const, formula: 'A02 / A01 * 100' },
    { code: 'A04', label: 'Cộng', type: 'integer' as const, formula: 'A01 + A02' },
  ];
  const columns = (wins: boolean) => [
    { code: 'TS', label: 'Tổng số', formula: 'sum(P:Q)', ...(wins ? { wins } : {}) },
    { code: 'P', label: 'P' },
    { code: 'Q', label: 'Q' },
  ];
  const values = valuesOf({ 'A01.P': '100', 'A02.P': '10', 'A01.Q': '300', 'A02.Q': '90' });

  test('R11 the row wins: a ratio is made from its parts, not added', () => {
    const form = compileForm(definitionOf([table(rows, columns(false))]));
    expect(said(compute(form, values).result('A03.TS'))).toBe('25');
    expect(said(compute(form, values).result('A04.TS'))).toBe('500');
    expect(form.meetings).toEqual([
      { cell: 'A03.TS', winner: 'row', agree: false },
      { cell: 'A04.TS', winner: 'row', agree: true },
    ]);
  });

  test('R11 the column wins where it is declared to', () => {
    const form = compileForm(definitionOf([table(rows, columns(true))]));
    expect(said(compute(form, values).result('A03.TS'))).toBe('40');
    expect(said(compute(form, values).result('A04.TS'))).toBe('500');
  });

  test('R11 two sums agree whichever runs first', () => {
    const whole = fc.integer({ min: 0, max: 999 }).map(String);
    fc.assert(
      fc.property(whole, whole, whole, whole, (a, b, c, d) => {
        const cells = valuesOf({ 'A01.P': a, 'A02.P': b, 'A01.Q': c, 'A02.Q': d });
        const [byRow, byColumn] = [false, true].map((wins) =>
          said(compute(compileForm(definitionOf([table(rows, columns(wins))])), cells).result('A04.TS')),
        );
        expect(byRow).toBe(byColumn);
      }),
      { numRuns: 20 },
    );
  });

  test('R11 a greyed cell counts as nothing and an overridden cell has its own formula', () => {
    const overrides = { 'A01.P': { greyed: true }, 'A02.Q': { formula: 'A02.P * 2' } };
    const form = compileForm(definitionOf([table(rows.slice(0, 2), columns(false), overrides)]));
    const computed = compute(form, valuesOf({ 'A01.Q': '300', 'A02.P': '10' }));
    expect(said(computed.result('A01.TS'))).toBe('300');
    expect(said(computed.result('A02.TS'))).toBe('30');
  });
});

describe('R11 computing', () => {
  const form = compileForm(wideFormDefinition(), { ethnicGroups: numberedEthnicGroups() });
  const inputs = form.cells.filter((cell) => cell.input).map((cell) => cell.code);
  const edit = fc.tuple(fc.constantFrom(...inputs), fc.constantFrom('', '-', '0', '7', '123456', 'abc'));
  const applied = (cells: Readonly<Record<string, string>>, [code, text]: readonly [string, string]) => ({
    ...cells,
    [code]: text,
  });

  test('R11 computing twice changes nothing', () => {
    const values = wideFormValues();
    expect(compute(form, values).results).toEqual(compute(form, values).results);
    expect(Object.keys(figuresOf(form, compute(form, values)))).toHaveLength(form.cells.length);
  });

  test('R11 recomputing one edit gives the same as computing all', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        let values = wideFormValues();
        let computed = compute(form, values);
        for (const one of edits) {
          values = { ...values, cells: applied(values.cells, one) };
          computed = recompute(computed, [one[0]], values);
        }
        expect(computed.results).toEqual(compute(form, values).results);
      }),
      { numRuns: 25 },
    );
  });

  test('R11 the order of entry does not matter', () => {
    const small = compileForm(
      definitionOf([
        table(
          [
            { code: 'A01', label: 'a', type: 'integer' },
            { code: 'A02', label: 'b', type: 'integer' },
            { code: 'A03', label: 'c', type: 'integer', formula: 'A01 - A02' },
          ],
          [
            { code: 'P', label: 'p' },
            { code: 'Q', label: 'q' },
            { code: 'S', label: 's', formula: 'P + Q' },
          ],
        ),
        peopleList,
      ]),
    );
    const entries = ['A01.P', 'A01.Q', 'A02.P', 'A02.Q'].map((code, at) => [code, String(at * 3)] as const);
    const all = compute(small, valuesOf(Object.fromEntries(entries)));
    fc.assert(
      fc.property(fc.shuffledSubarray(entries, { minLength: 4, maxLength: 4 }), (order) => {
        let cells: Record<string, string> = {};
        let computed = compute(small, valuesOf(cells));
        for (const entry of order) {
          cells = applied(cells, entry);
          computed = recompute(computed, [entry[0]], valuesOf(cells));
        }
        expect(computed.results).toEqual(all.results);
      }),
    );
  });

  test('R11 a change of a list reaches the cells that count it', () => {
    const counting = formulaForm('count(L)');
    const before = compute(counting, valuesOf({}, { L: [] }));
    const after = valuesOf({}, { L: [{ id: '1', values: {} }] });
    expect(said(recompute(before, ['L'], after).result('R.X'))).toBe('1');
  });

  test('R12 yes/no cells may be computed and read', () => {
    const yes = compileForm(
      definitionOf([
        table(
          [
            { code: 'A01', label: 'a', type: 'integer' },
            { code: 'A02', label: 'b', type: 'boolean', formula: 'A01 > 5' },
            { code: 'A03', label: 'c', type: 'integer', formula: 'if(A02, 1, 0)' },
          ],
          [{ code: 'X', label: 'x' }],
        ),
      ]),
    );
    const computed = compute(yes, valuesOf({ 'A01.X': '6' }));
    expect(said(computed.result('A02.X'))).toBe('true');
    expect(said(computed.result('A03.X'))).toBe('1');
    const cell = yes.cell('A02.X');
    expect(cell && formatValue(cell, computed.result('A02.X'))).toBe('Có');
  });
});
