import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from './parser.ts';
import { type Expression, FormulaProblem } from './syntax.ts';
import { explain } from './words.ts';

const shape = (part: Expression): string => {
  switch (part.kind) {
    case 'number':
      return `${part.value.n}${part.value.d === 1n ? '' : `/${part.value.d}`}`;
    case 'text':
      return `'${part.value}'`;
    case 'boolean':
      return String(part.value);
    case 'name':
      return part.parts.join('.');
    case 'range':
      return `${shape(part.from)}:${shape(part.to)}`;
    case 'group':
      return shape(part.inner);
    case 'negate':
    case 'not':
      return `(${part.kind} ${shape(part.operand)})`;
    case 'between':
      return `(between ${shape(part.operand)} ${shape(part.low)} ${shape(part.high)})`;
    case 'binary':
      return `(${part.operator} ${shape(part.left)} ${shape(part.right)})`;
    case 'call':
      return `${part.name}[${part.arguments.map(shape).join(' ')}]`;
  }
};

const problemOf = (text: string): FormulaProblem => {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof FormulaProblem) return error;
    throw error;
  }
  return expect.fail(`accepted: ${text}`);
};

describe('R11 the language of formulas', () => {
  test.each([
    ['A + B * C - D', '(- (+ A (* B C)) D)'],
    ['(A + B) / C', '(/ (+ A B) C)'],
    ['-A + B', '(+ (negate A) B)'],
    ['A02 = A04 + A05 + A06', '(= A02 (+ (+ A04 A05) A06))'],
    ['A <> B', '(<> A B)'],
    ['A != B', '(<> A B)'],
    ['A ≤ B', '(<= A B)'],
    ['A <= B and C <= D or not E = 1', '(or (and (<= A B) (<= C D)) (not (= E 1)))'],
    ['A02 / A01 between 2 and 9', '(between (/ A02 A01) 2 9)'],
    ['A between 1 and 2 and B = 3', '(and (between A 1 2) (= B 3))'],
    ['SUM(TAY:KHAC) + 0.5', '(+ sum[TAY:KHAC] 1/2)'],
    ['abs(A02 - previous(A02)) <= 0.1 * previous(A02)', '(<= abs[(- A02 previous[A02])] (* 1/10 previous[A02]))'],
    ['DT01.A01.TS = A01.TS', '(= DT01.A01.TS A01.TS)'],
    ['count(A, GIOI = "nữ" and DANGVIEN)', "count[A (and (= GIOI 'nữ') DANGVIEN)]"],
    ['if(A > 0, A, 0)', 'if[(> A 0) A 0]'],
    ['lastYear(A01.TS)', 'lastyear[A01.TS]'],
    ['A AND B', '(and A B)'],
    ['X = “nữ”', "(= X 'nữ')"],
  ])('R11 %s', (text, expected) => {
    expect(shape(parseExpression(text))).toBe(expected);
  });

  test.each([
    ['', 0, 'dừng giữa chừng'],
    ['A +', 3, 'dừng giữa chừng'],
    ['A B', 2, 'thiếu phép tính'],
    ['A < B < C', 6, 'and'],
    ['tong(A)', 0, 'Không có hàm'],
    ['A = "nữ', 4, 'ngoặc kép'],
    ['(A + B', 6, '“)”'],
    ['A * 10%', 6, '0.1'],
    ['0,5 * A', 1, 'dấu chấm'],
    ['A.B.C.D', 0, 'ba phần'],
    ['A between 1', 11, 'between'],
    ['A ? B', 2, 'ký tự'],
    ['and A', 0, 'vế'],
  ])('R11 %j is refused at %i, in Vietnamese', (text, position, words) => {
    const problem = problemOf(text);
    expect(problem.position).toBe(position);
    expect(problem.message).toContain(words);
  });

  test('R11 depth and length are limited', () => {
    expect(problemOf(`${'('.repeat(900)}A${')'.repeat(900)}`).message).toContain('lồng');
    expect(problemOf('not '.repeat(450)).message).toContain('lồng');
    expect(problemOf('-'.repeat(1_900)).message).toContain('lồng');
    expect(problemOf('A'.repeat(2_001)).message).toContain('2.000');
    expect(shape(parseExpression(Array.from({ length: 900 }, () => 'A').join('+')))).toContain('A');
  });

  test('R11 on any text the parser throws its own problem or nothing', () => {
    const word = fc.constantFrom(
      ...[
        'A01',
        '.',
        ':',
        '(',
        ')',
        ',',
        '+',
        '-',
        '*',
        '/',
        '=',
        '<=',
        'and',
        'or',
        'not',
        'between',
        'sum',
        'if',
        '"nữ"',
        '1',
        '0.5',
        ' ',
      ],
    );
    const likely = fc.array(word, { maxLength: 40 }).map((parts) => parts.join(' '));
    const any = fc.string({ unit: 'binary', maxLength: 80 });
    fc.assert(
      fc.property(fc.oneof(likely, any), (text) => {
        try {
          explain(text);
        } catch (error) {
          if (!(error instanceof FormulaProblem)) throw error;
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('R14 formulas in words', () => {
  test.each([
    ['A02 = A04 + A05 + A06', 'A02 = A04 + A05 + A06'],
    ['abs(A02 - previous(A02)) <= 0.1 * previous(A02)', '|A02 − kỳ trước của A02| ≤ 0,1 × kỳ trước của A02'],
    ['A02 / A01 between 2 and 9', 'A02 / A01 từ 2 đến 9'],
    ['sum(TAY:KHAC)', 'tổng từ TAY đến KHAC'],
    ['A01.TS = DT01.A01.TS', 'A01.TS = A01.TS của phiếu DT01'],
    ['count(A, GIOI = "nữ")', 'số dòng của danh sách A (chỉ tính dòng có GIOI = “nữ”)'],
    ['sum(B.HO, HUONG = "đi") = A01.TS', 'tổng B.HO (chỉ tính dòng có HUONG = “đi”) = A01.TS'],
    ['unique(A.XOM)', 'A.XOM không trùng nhau'],
    ['filled(A05) and filled(A08)', 'A05 đã nhập và A08 đã nhập'],
  ])('R14 %s', (text, words) => {
    expect(explain(text)).toBe(words);
  });
});
