import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from '../expression/syntax.ts';
import { definitionOf, peopleList, table } from '../small-form.fixture.ts';
import { completeFormula } from './complete-formula.ts';
import { designIndex, type FormulaPlace } from './design-index.ts';
import { readFormula } from './read-formula.ts';

const form = definitionOf([
  table(
    [
      { code: 'A01', label: 'Tổng số hộ', type: 'integer' },
      { code: 'A05', label: 'Hộ nghèo cuối kỳ', type: 'integer' },
      { code: 'A10', label: 'Chủ hộ là nữ', type: 'integer' },
      { code: 'A11', label: 'Không có khả năng lao động', type: 'integer' },
    ],
    [
      { code: 'TS', label: 'Tổng số' },
      { code: 'TAY', label: 'Tày' },
    ],
  ),
  peopleList,
]);
const index = designIndex(form, {});
const onRow: FormulaPlace = { section: 'A', names: 'rows' };
const onColumn: FormulaPlace = { section: 'A', names: 'columns' };
const overList: FormulaPlace = { section: 'L', names: 'fields' };

describe('R11 formulas read back while they are written', () => {
  test.each([
    ['A05 / A01 * 100', onRow, 'Hộ nghèo cuối kỳ / tổng số hộ × 100'],
    ['sum(A05:A11)', onRow, 'Tổng từ hộ nghèo cuối kỳ đến không có khả năng lao động'],
    ['TAY', onColumn, 'Tày'],
    ['A05.TS', onColumn, 'Hộ nghèo cuối kỳ (tổng số)'],
    ['count(L, GIOI = "nữ")', onRow, 'Số dòng của danh sách danh sách (chỉ tính dòng có giới tính = “nữ”)'],
    ['TUOI >= 18', overList, 'Tuổi ≥ 18'],
    ['A05 / A1', onRow, 'Hộ nghèo cuối kỳ / (chưa rõ)'],
  ] as const)('%s', (text, place, words) => {
    expect(readFormula(index, place, text).words).toBe(words);
  });

  test.each([
    ['A05 / A1 * 100', onRow, 6, 8, ['A05 / A01 * 100', 'A05 / A10 * 100', 'A05 / A11 * 100']],
    ['TA', onColumn, 0, 2, ['TAY']],
    ['sun(A01, A05)', onRow, 0, 3, ['sum(A01, A05)']],
    ['A01 * 0,5', onRow, 7, 8, ['A01 * 0.5']],
    ['A01 * 10%', onRow, 8, 9, ['A01 * 0.1']],
    ['(A01 + A05', onRow, 10, 10, ['(A01 + A05)']],
    ['A01.TA', onRow, 0, 6, ['A01.TAY']],
  ] as const)('%s is wrong at %i', (text, place, from, to, repairs) => {
    const { problem } = readFormula(index, place, text);
    expect(problem).toMatchObject({ from, to });
    const offered = problem?.repairs.map((one) => one.text) ?? [];
    for (const repair of repairs) expect(offered).toContain(repair);
  });

  test('whatever is typed is answered, never thrown', () => {
    const part = fc.constantFrom(
      'A01',
      'A1',
      'TS',
      '.',
      '(',
      ')',
      '+',
      'sum',
      'if',
      ',',
      '"',
      '0.5',
      ' ',
      'L',
      'ă',
      '≤',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), fc.constantFrom(onRow, onColumn, overList), (parts, place) => {
        const text = parts.join('');
        const { problem } = readFormula(index, place, text);
        if (problem) {
          expect(problem.from).toBeGreaterThanOrEqual(0);
          expect(problem.to).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});

const names = (text: string, place: FormulaPlace, caret = text.length): string[] =>
  completeFormula(text, caret, { index, place, forms: [] }).suggestions.map(({ insert }) => insert);

describe('R11 names offered at the caret', () => {
  test.each([
    ['A1', onRow, ['A10', 'A11']],
    ['hộ', onRow, ['A05']],
    ['A05 + n', onRow, ['A10']],
    ['t', onColumn, ['TS', 'TAY']],
    ['A05.', onRow, ['A05.TS', 'A05.TAY']],
    ['L.', onRow, ['L.TEN', 'L.GIOI']],
    ['G', overList, ['GIOI']],
    ['prev', onRow, ['previous(']],
  ] as const)('%s', (text, place, expected) => {
    const offered = names(text, place);
    for (const one of expected) expect(offered).toContain(one);
  });

  test('nothing inside quoted words or behind digits', () => {
    expect(names('GIOI = "n', overList)).toEqual([]);
    expect(names('12', onRow)).toEqual([]);
    expect(names('A01 > 0', onRow)).toEqual([]);
  });

  test('what is taken replaces the whole name, also behind the caret', () => {
    const completion = completeFormula('A05 + A0 * 2', 7, { index, place: onRow, forms: [] });
    expect([completion.from, completion.to]).toEqual([6, 8]);
  });

  test('other forms are offered down to their cells', () => {
    const columns = () => [{ code: 'TS', label: 'Tổng số' }];
    const forms = [{ code: 'DT01', title: 'Dân số', rows: [{ code: 'A01', label: 'Số hộ' }], columns }];
    const offered = (text: string) =>
      completeFormula(text, text.length, { index, place: onRow, forms }).suggestions.map(({ insert }) => insert);
    expect(offered('DT')).toContain('DT01.');
    expect(offered('DT01.')).toEqual(['DT01.A01.']);
    expect(offered('DT01.A01.')).toEqual(['DT01.A01.TS']);
  });

  test('every function is explained', () => {
    for (const name of FUNCTIONS) expect(names(name, onRow).join(' ').toLowerCase()).toContain(`${name}(`);
  });
});
