import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CheckOutcome, checkAgain, failures, check as runChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { compute, recompute } from './compute.ts';
import type { AxisNode, CheckDefinition } from './definition.ts';
import { check, definitionOf, peopleList, table, valuesOf } from './small-form.fixture.ts';
import type { Context, FormValues, ListRow } from './values.ts';
import { numberedEthnicGroups, wideFormDefinition, wideFormValues } from './wide-form.fixture.ts';

const rows: AxisNode[] = ['A02', 'A04', 'A05', 'A06'].map((code) => ({ code, label: code, type: 'integer' }));
const columns: AxisNode[] = [
  { code: 'TAY', label: 'Tày' },
  { code: 'MONG', label: 'Mông' },
];
const SUM = 'A02 = A04 + A05 + A06';

const outcomes = (checks: CheckDefinition[], values: FormValues, context: Context = {}): CheckOutcome[] => {
  const form = compileForm(definitionOf([table(rows, columns), peopleList], checks));
  return runChecks(form, compute(form, values, context), values);
};
const mong = (figures: string): FormValues =>
  valuesOf(
    Object.fromEntries(
      figures
        .split(' ')
        .flatMap((text, at) => (text === '_' ? [] : [[`${['A02', 'A04', 'A05', 'A06'][at]}.MONG`, text]])),
    ),
  );
const onMong = (expression: string, figures: string, context: Context = {}) =>
  outcomes([check(expression)], mong(figures), context).find((outcome) => outcome.at === 'MONG') ??
  expect.fail('no outcome');

const person = (id: string, values: Record<string, string>): ListRow => ({ id, values });

describe('R13 checks', () => {
  test.each([
    [SUM, '311 118 171 22', 'passed'],
    [SUM, '301 118 171 22', 'failed'],
    // A missing operand or a partial sum: not yet, neither passed nor failed.
    [SUM, '_ 118 171 22', 'notYet'],
    [SUM, '118 118 _ _', 'notYet'],
    [SUM, '_ _ _ _', 'notYet'],
    ['A02 > 0 and A04 > 0', '0 _ _ _', 'notYet'],
    ['A02 > 0 or A04 > 0', '1 _ _ _', 'notYet'],
    // A comparison with "không phát sinh" is skipped.
    ['A02 <= A04', '- 5 _ _', 'skipped'],
    ['A02 <= A04', '- _ _ _', 'notYet'],
    ['A02 <= A04 and A05 <= A06', '- 5 1 2', 'passed'],
    ['A02 <= A04 and A05 <= A06', '- 5 3 2', 'failed'],
    [SUM, '171 - 171 -', 'passed'],
    ['A02 / A04 between 2 and 9', '8 0 _ _', 'skipped'],
    ['A02 / A04 between 2 and 9', '18 2 _ _', 'passed'],
    ['A02 / A04 between 2 and 9', '19 2 _ _', 'failed'],
    // Zero is a figure.
    ['A02 = 0', '0 _ _ _', 'passed'],
    // Exact: a third of three is one.
    ['A02 / A04 * A04 = A02', '1 3 _ _', 'passed'],
    ['not (A02 = A04)', '1 2 _ _', 'passed'],
    ['A02 <= previous(A02)', '8 _ _ _', 'notYet'],
  ] as const)('R12 %s of %s: %s', (expression, figures, status) => {
    expect(onMong(expression, figures).status).toBe(status);
  });

  test.each([
    [SUM, '301 118 171 22', `${SUM} · cột Mông: 301 ≠ 118 + 171 + 22 = 311`],
    ['A02 <= A04', '1234 5 _ _', 'A02 ≤ A04 · cột Mông: 1.234 > 5'],
    ['A02 <= A04 and A05 <= A06', '1 2 9 8', 'A02 ≤ A04 và A05 ≤ A06 · cột Mông: 9 > 8'],
    ['A02 / A04 between 2 and 9', '19 2 _ _', 'A02 / A04 từ 2 đến 9 · cột Mông: 19 / 2 = 9,5, ngoài khoảng từ 2 đến 9'],
    [
      'abs(A02 - previous(A02)) <= 0.1 * previous(A02)',
      '150 _ _ _',
      '|A02 − kỳ trước của A02| ≤ 0,1 × kỳ trước của A02 · cột Mông: |150 − 100| = 50 > 0,1 × 100 = 10',
    ],
  ])('R13 the clerk reads what is wrong: %s', (expression, figures, words) => {
    expect(onMong(expression, figures, { previous: { 'A02.MONG': '100' } }).words).toBe(words);
  });

  test('R13 an outcome names its cells, input first, and its place', () => {
    const outcome = onMong(SUM, '1 1 1 1');
    expect(outcome).toMatchObject({ check: 'K1', section: 'A', at: 'MONG', severity: 'error', message: 'Sai' });
    expect(outcome.cells).toEqual(['A02.MONG', 'A04.MONG', 'A05.MONG', 'A06.MONG']);
    expect(failures(outcomes([check(SUM)], mong('1 1 1 1'))).map((one) => one.at)).toEqual(['MONG']);
  });

  test('R13 per row the names are columns, and exceptions are left out', () => {
    const all = outcomes(
      [check('TAY <= MONG', { per: 'row', except: ['A05'] })],
      valuesOf({ 'A02.TAY': '2', 'A02.MONG': '1' }),
    );
    expect(all.map((one) => `${one.at} ${one.status}`)).toEqual(['A02 failed', 'A04 notYet', 'A06 notYet']);
    expect(all[0]?.words).toBe('TAY ≤ MONG · dòng A02: 2 > 1');
  });

  test('R13 percentages that must make 100 are compared at their declared places', () => {
    const percents: AxisNode[] = ['A', 'B', 'C'].map((code) => ({ code, label: code, type: 'percent', decimals: 1 }));
    const form = compileForm(
      definitionOf([{ ...table(percents, [{ code: 'X', label: 'x' }]), code: 'A' }], [check('A + B + C = 100')]),
    );
    const status = (a: string) => {
      const values = valuesOf({ 'A.X': a, 'B.X': '100/3', 'C.X': '33.3' });
      return runChecks(form, compute(form, values), values)[0]?.status;
    };
    expect(status('33.3')).toBe('failed'); // 99.93… is 99.9
    expect(status('33.35')).toBe('passed'); // 99.98… is 100.0
    expect(status('33.4')).toBe('passed');
  });

  test('R13 any other comparison is exact', () => {
    expect(onMong('A02 + A04 = 100', '99.99 0 _ _').status).toBe('failed');
  });

  test('R13 per row of a list the names are its columns, once for each row', () => {
    const rule = check('GIOI = "nam" or filled(XOM)', { section: 'L', per: 'row' });
    const people = [person('a', { GIOI: 'nam' }), person('b', { GIOI: 'nữ' }), person('c', {})];
    const all = outcomes([rule], valuesOf({}, { L: people }));
    expect(all.map((one) => `${one.at} ${one.status}`)).toEqual(['L#a passed', 'L#b failed', 'L#c notYet']);
    expect(all[1]?.cells).toEqual(['L#b.GIOI', 'L#b.XOM']);
    expect(all[1]?.words).toContain('dòng 2');
  });

  test('R13 a name that stands twice in a list is named', () => {
    const rule = check('unique(L.XOM, DV)', { section: 'L', per: 'form' });
    const people = ['Bản Giốc', 'bản  giốc', 'Đồng Tâm'].map((XOM, at) => person(`r${at}`, { XOM, DV: 'true' }));
    const [outcome] = outcomes([rule], valuesOf({}, { L: people }));
    expect(outcome).toMatchObject({ status: 'failed', at: '' });
    expect(outcome?.words).toContain('bị trùng: Bản Giốc (2 dòng)');
    // An empty cell is missing; "không phát sinh" is no name.
    const without = people.map((row, at) => ({ ...row, values: { ...row.values, XOM: at < 2 ? '-' : 'Đồng Tâm' } }));
    expect(outcomes([rule], valuesOf({}, { L: without }))[0]?.status).toBe('passed');
    const others = people.map((row) => ({ ...row, values: { ...row.values, DV: 'false' } }));
    expect(outcomes([rule], valuesOf({}, { L: others }))[0]?.status).toBe('passed');
  });
});

describe('R13 checking as one types', () => {
  const form = compileForm(
    { ...wideFormDefinition(), checks: wideFormDefinition().checks },
    { ethnicGroups: numberedEthnicGroups() },
  );
  const inputs = form.cells.filter((cell) => cell.input).map((cell) => cell.code);

  test('R13 after an edit, checking again gives the same as checking all', () => {
    const edit = fc.tuple(fc.constantFrom(...inputs), fc.constantFrom('', '-', '0', '999'));
    fc.assert(
      fc.property(edit, edit, ([first, a], [second, b]) => {
        const start = wideFormValues();
        const before = compute(form, start);
        const values = { ...start, cells: { ...start.cells, [first]: a, [second]: b } };
        const after = recompute(before, [first, second], values);
        expect(checkAgain(runChecks(form, before, start), after, [first, second], values)).toEqual(
          runChecks(form, after, values),
        );
      }),
      { numRuns: 25 },
    );
  });

  test('R13 a list row more or less is checked too', () => {
    const rule = check('TUOI >= 18', { section: 'L', per: 'row' });
    const people = compileForm(
      definitionOf(
        [table(rows, columns), peopleList],
        [check(SUM), rule, check('count(L) = A02.TAY', { id: 'K2', per: 'form' })].map((one, at) => ({
          ...one,
          id: `K${at}`,
        })),
      ),
    );
    const start = valuesOf({ 'A02.TAY': '2' }, { L: [{ id: 'a', values: { TUOI: '20' } }] });
    const before = compute(people, start);
    const values = { ...start, lists: { L: [...(start.lists.L ?? []), { id: 'b', values: { TUOI: '7' } }] } };
    const after = recompute(before, ['L'], values);
    const again = checkAgain(runChecks(people, before, start), after, ['L'], values);
    expect(again).toEqual(runChecks(people, after, values));
    expect(again.map((one) => one.status)).toEqual(['notYet', 'notYet', 'passed', 'failed', 'passed']);
  });
});
