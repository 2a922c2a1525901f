import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, parseRational, type Rational, toText } from '../../platform/rules/rational.ts';
import { check, checkAgain, failedChecks } from './check.ts';
import { compileForm } from './compile.ts';
import { compute, recompute } from './compute.ts';
import { isOutside, learntRange, periodsLearntFrom, rangeWords } from './learnt-range.ts';
import { definitionOf, table } from './small-form.fixture.ts';

const whole = { decimals: 0, allowNegative: false };
const said = (earlier: readonly (string | null)[], field = whole): string => {
  const range = learntRange(earlier, field);
  return range ? `${toText(range.low)}..${toText(range.high)} of ${range.periods}` : 'none';
};
const of = (text: string): Rational => parseRational(text) ?? { n: 0n, d: 1n };

describe('R13 the range that is learnt from a unit’s own history', () => {
  it.each([
    // Changes 10, 12, 8, 10: median 10, deviations 0, 2, 2, 0 → 1; 4.4478 < 5 % of 140, so 150 ± 7.
    ['grows evenly: 5 % of the last figure at least', ['100', '110', '122', '130', '140'], '143..157 of 5'],
    // Changes 100, 0, 100, 0: median 50, deviation 50 × 4.4478 = 222.39 → 250 ± 222.39.
    ['moves up and down: by the median absolute deviation', ['0', '100', '100', '200', '200'], '27..473 of 5'],
    [
      'one odd year is no rule: the median does not follow it',
      ['100', '110', '120', '900', '130', '140'],
      expect.any(String),
    ],
    ['three periods are too few', ['100', '110', '120'], 'none'],
    ['what is no number is left out', ['100', null, '-', '*', '110', '120'], 'none'],
    ['and the rest is enough', ['100', null, '110', '-', '120', '130'], '133..147 of 4'],
    ['never below nought where the cell is not', ['9', '6', '3', '1'], '0..0 of 4'],
    ['always nought: one in the last place', ['0', '0', '0', '0'], '0..1 of 4'],
    ['no history', [], 'none'],
  ])('%s', (_case, earlier, range) => expect(said(earlier)).toEqual(range));

  it('is exact: a third stays a third until it is said, and goes outward to the last place', () => {
    expect(said(['1/3', '1/3', '1/3', '1/3'], { decimals: 2, allowNegative: false })).toBe('0.31..0.35 of 4');
    expect(said(['-1', '-2', '-3', '-4'], { decimals: 0, allowNegative: true })).toBe('-6..-4 of 4');
  });

  it('one sentence says it, as officials write figures', () => {
    const range = learntRange(['1200', '1210', '1220', '1230'], whole);
    expect(range && rangeWords(range, 0)).toBe(
      'thường trong khoảng 1.178 đến 1.302, theo mức thay đổi thường gặp của 4 kỳ trước',
    );
  });

  it('looks at eight periods of the same kind, the oldest first', () => {
    expect(periodsLearntFrom('2022')).toEqual(['2014', '2015', '2016', '2017', '2018', '2019', '2020', '2021']);
    expect(periodsLearntFrom('2022-Q1').at(-1)).toBe('2021-Q4');
    expect(periodsLearntFrom('SY2022').at(-1)).toBe('SY2021');
  });

  const figures = fc.array(fc.integer({ min: 0, max: 100_000 }).map(String), { minLength: 4, maxLength: 8 });

  it('holds the figure that the usual change leads to; a shift of all figures shifts it', () => {
    fc.assert(
      fc.property(figures, (earlier) => {
        const range = learntRange(earlier, { decimals: 0, allowNegative: true });
        expect(range).toBeDefined();
        if (!range) return;
        expect(compare(range.low, range.high)).toBeLessThan(0);
        const moved = learntRange(
          earlier.map((text) => String(Number(text) + 1_000_000)),
          { decimals: 0, allowNegative: true },
        );
        expect(moved && compare(moved.low, range.high)).toBe(1);
      }),
    );
  });

  it('is never empty, and never below nought where the cell may not be', () => {
    fc.assert(
      fc.property(figures, (earlier) => {
        const range = learntRange(earlier, whole);
        expect(range && compare(range.low, { n: 0n, d: 1n })).not.toBe(-1);
        expect(range && compare(range.low, range.high)).not.toBe(1);
      }),
    );
  });

  it('both ends are in it', () => {
    const range = learntRange(['100', '110', '122', '130', '140'], whole);
    expect(['142', '143', '157', '158'].map((text) => range && isOutside(range, of(text)))).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });
});

describe('R13 the warning that a form asks for', () => {
  const rows = [
    { code: 'A01', label: 'Số hộ', type: 'integer' as const, learnt: true },
    { code: 'A02', label: 'Nhân khẩu', type: 'integer' as const },
    { code: 'A03', label: 'Cộng', type: 'integer' as const, formula: 'A01 + A02', learnt: true },
  ];
  const form = compileForm(definitionOf([table(rows, [{ code: 'TS', label: 'Tổng số' }])], []));
  const history = ['100', '110', '122', '130', '140'].map((text) => ({ 'A01.TS': text, 'A03.TS': text }));
  const at = (a01: string, a02 = '0') => ({ cells: { 'A01.TS': a01, 'A02.TS': a02 }, lists: {} });
  const warned = (values: ReturnType<typeof at>, context = { history }) =>
    failedChecks(form, compute(form, values, context), values).map(({ at: cell, severity, sentence }) => ({
      cell,
      severity,
      sentence,
    }));

  it('stands at the cell, typed or computed, in one sentence', () => {
    expect(warned(at('150'))).toEqual([]);
    expect(warned(at('190'))).toEqual([
      {
        cell: 'A01.TS',
        severity: 'warning',
        sentence: expect.stringContaining(
          'Số hộ: 190 ngoài khoảng thường gặp (thường trong khoảng 143 đến 157, theo mức thay đổi thường gặp của 5 kỳ trước)',
        ),
      },
      expect.objectContaining({ cell: 'A03.TS' }),
    ]);
    expect(warned(at('150', '90')).map(({ cell }) => cell)).toEqual(['A03.TS']);
  });

  it('is not there without history, with too little, for a missing figure, nor in a total', () => {
    expect(warned(at('190'), { history: [] })).toEqual([]);
    expect(warned(at('190'), { history: history.slice(0, 3) })).toEqual([]);
    expect(warned({ cells: { 'A01.TS': '-', 'A02.TS': '' }, lists: {} })).toEqual([]);
  });

  it('as one types it comes and goes, the same as from scratch', () => {
    const before = at('150');
    const first = compute(form, before, { history });
    const outcomes = check(form, first, before);
    const after = at('400');
    const next = recompute(first, ['A01.TS'], after);
    const again = checkAgain(outcomes, next, ['A01.TS'], after);
    expect(again).toEqual(check(form, next, after));
    expect(again.filter(({ status }) => status === 'failed')).toHaveLength(2);
    const back = recompute(next, ['A01.TS'], before);
    expect(checkAgain(again, back, ['A01.TS'], before)).toEqual(outcomes);
  });
});
