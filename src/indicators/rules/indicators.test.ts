import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import { completeFormula } from '../../forms/rules/design/complete-formula.ts';
import { FormulaProblem } from '../../forms/rules/expression/syntax.ts';
import { definitionOf, table } from '../../forms/rules/small-form.fixture.ts';
import { parseRational, toText } from '../../platform/rules/rational.ts';
import { coverageFrom } from '../../totals/rules/coverage.ts';
import { compileIndicator } from './compile-indicator.ts';
import { indicatorText } from './indicator-text.ts';
import { indicatorWords } from './indicator-words.ts';
import { INDICATOR_PLACE, indicatorIndex } from './no-form.ts';
import { type Operand, reckonIndicator, versionInForce, worstCoverage } from './reckon-indicator.ts';

const form = compileForm(
  definitionOf(
    [
      table(
        [
          { code: 'A01', label: 'Tổng số hộ', type: 'integer' as const },
          { code: 'A02', label: 'Hộ nghèo', type: 'integer' as const },
          { code: 'A03', label: 'Đã rà soát', type: 'boolean' as const },
        ],
        [{ code: 'TS', label: 'Tổng số' }],
      ),
    ],
    [],
    { code: 'NG1' },
  ),
);
const forms = (code: string) => (code === 'NG1' ? form : undefined);
const RATE = 'NG1.A02.TS / NG1.A01.TS * 100';

const refusal = (expression: string): string => {
  try {
    compileIndicator(expression, forms);
    return 'accepted';
  } catch (error) {
    if (error instanceof FormulaProblem) return error.message;
    throw error;
  }
};
const operand = (cell: string, value: string | null, more: Partial<Operand> = {}): Operand => ({
  form: 'NG1',
  cell,
  value,
  ranged: false,
  partial: false,
  ...more,
});
const rate = (poor: Operand, all: Operand) => reckonIndicator(compileIndicator(RATE, forms).plan, [poor, all]);

describe('R45 the formula of an indicator', () => {
  it('names figures of forms, each known by its series', () => {
    expect(compileIndicator(RATE, forms).quotations.map(({ form: code, cell }) => `${code} ${cell}`)).toEqual([
      'NG1 A02.TS',
      'NG1 A01.TS',
    ]);
    expect(compileIndicator(RATE, forms).quotations.every(({ series }) => series !== undefined)).toBe(true);
  });

  it.each([
    ['NG2.A01.TS', 'Không có phiếu NG2'],
    ['NG1.A09.TS', 'Phiếu NG1 không có ô A09.TS'],
    ['NG1.A03.TS', 'không phải là số'],
    ['A01.TS', 'Không có “A01.TS” trong phiếu'],
    ['NG1.A01.TS > 5', 'phải ra một số'],
    ['1 + 1', 'ít nhất một phiếu'],
    ['previous(NG1.A01.TS)', 'một ô của phiếu này'],
    ['if(group("KV") = "III", NG1.A01.TS, 0)', 'Không có cách phân loại “KV”'],
    ['count(A)', 'mã của một danh sách'],
    ['NG1.A01.TS /', 'dừng giữa chừng'],
    ['(((((('.repeat(200), 'lồng nhau quá nhiều cấp'],
  ])('%s is refused in words', (expression, message) => expect(refusal(expression)).toContain(message));

  it('a sensitive form is refused: a rate would say what its parts may not', () => {
    const secret = { ...form, definition: { ...form.definition, sensitive: true } };
    expect(() => compileIndicator(RATE, () => secret)).toThrow(/hạn chế|được xem/);
  });

  it('reads in words by the names of what it is made of', () => {
    expect(indicatorWords(RATE, forms)).toMatch(/^Hộ nghèo.*\(NG1\) \/ .*Tổng số hộ.*\(NG1\) × 100$/);
    expect(indicatorWords('NG1.A02.TS /', forms)).toBe('NG1.A02.TS /');
  });

  it('is completed by the function that completes formulas of forms', () => {
    const other = {
      code: 'NG1',
      title: 'Hộ nghèo',
      rows: [{ code: 'A01', label: 'Tổng số hộ' }],
      columns: () => [{ code: 'TS', label: 'Tổng số' }],
    };
    const at = (text: string) =>
      completeFormula(text, text.length, {
        index: indicatorIndex(),
        place: INDICATOR_PLACE,
        forms: [other],
      }).suggestions.map(({ insert }) => insert);
    expect(at('NG')).toEqual(['NG1.']);
    expect(at('NG1.')).toEqual(['NG1.A01.']);
    expect(at('2 * NG1.A01.')).toEqual(['NG1.A01.TS']);
    expect(at('rou')).toContain('round(');
  });
});

describe('R45 what it comes to', () => {
  it('is exact, and rounded once when it is shown', () => {
    const third = rate(operand('A02.TS', '1'), operand('A01.TS', '3'));
    expect(third).toEqual({ value: '100/3', partial: false, why: null });
    expect(indicatorText(third, { unit: '%', decimals: 1 })).toBe('33,3\u00a0%');
    expect(indicatorText({ value: '1234567/2', partial: true }, { unit: '', decimals: 1 })).toBe('617.283,5*');
  });

  it.each([
    ['zero below', operand('A02.TS', '1'), operand('A01.TS', '0'), '-', null],
    ['not applicable above', operand('A02.TS', '-'), operand('A01.TS', '4'), '-', null],
    ['missing', operand('A02.TS', null), operand('A01.TS', '4'), null, 'NG1 A02.TS chưa có số liệu'],
    ['not asked', operand('A02.TS', '*'), operand('A01.TS', '4'), null, 'NG1 A02.TS không hỏi ở kỳ này'],
    [
      'does not add',
      operand('A02.TS', null, { ranged: true }),
      operand('A01.TS', '4'),
      null,
      'NG1 A02.TS không cộng được giữa các đơn vị',
    ],
  ])('%s', (_case, poor, all, value, why) => expect(rate(poor, all)).toMatchObject({ value, why }));

  it('lacks some of its members where an operand does', () =>
    expect(rate(operand('A02.TS', '1', { partial: true }), operand('A01.TS', '4')).partial).toBe(true));

  it('never the mean of rates: of a whole it is the rate of the sums, exactly', () =>
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(9999), fc.integer({ min: 1, max: 9999 })), { minLength: 1, maxLength: 8 }),
        (units) => {
          const [poor, all] = units.reduce(([a, b], [x, y]) => [a + x, b + y], [0, 0]);
          const { value } = rate(operand('A02.TS', String(poor)), operand('A01.TS', String(all)));
          expect(value).toBe(toText(parseRational(`${poor * 100}/${all}`) ?? { n: 0n, d: 1n }));
        },
      ),
    ));

  it('the coverage is that of the worst operand, whatever their order', () => {
    const of = (covered: number, expected: number) => ({
      ...coverageFrom(
        expected,
        { excused: 0, withdrawn: 0 },
        { submitted: covered, accepted: 0, consolidated: 0, verified: 0, approved: 0 },
        { of: 1, asked: 1, collected: 1, lacking: [] },
      ),
    });
    const all = [of(161, 161), of(142, 161), of(10, 10)];
    expect(worstCoverage(all)?.covered).toBe(142);
    expect(worstCoverage(all.toReversed())?.covered).toBe(142);
    expect(worstCoverage([of(3, 3), of(0, 0)])?.expected).toBe(0);
    expect(worstCoverage([])).toBeUndefined();
  });

  it('a period takes the latest version that holds on its first day', () => {
    const versions = [
      { number: 1, effectiveFrom: '2019-01-01' },
      { number: 2, effectiveFrom: '2022-01-01' },
    ];
    expect(versionInForce(versions, '2021-01-01')?.number).toBe(1);
    expect(versionInForce(versions, '2022-01-01')?.number).toBe(2);
    expect(versionInForce(versions, '2018-12-31')).toBeUndefined();
  });
});
