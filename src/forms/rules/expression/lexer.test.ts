import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.ts';
import { FormulaProblem, MAX_EXPRESSION_LENGTH } from './syntax.ts';

const shown = (source: string) => tokenize(source).map(({ kind, text }) => `${kind} ${text}`.trim());
const problemIn = (source: string): FormulaProblem | undefined => {
  try {
    tokenize(source);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaProblem) return error;
    throw error;
  }
};

describe('R11 a formula cut into tokens', () => {
  it.each([
    ['A01 + 2.5', ['word A01', 'symbol +', 'number 2.5', 'end']],
    ['A01.TS<=3', ['word A01', 'symbol .', 'word TS', 'symbol <=', 'number 3', 'end']],
    ['a ≤ b ≥ c ≠ d', ['word a', 'symbol <=', 'word b', 'symbol >=', 'word c', 'symbol <>', 'word d', 'end']],
    ['2 × 3 − 1', ['number 2', 'symbol *', 'number 3', 'symbol -', 'number 1', 'end']],
    ['x != y', ['word x', 'symbol <>', 'word y', 'end']],
    ['"nam" “nữ”', ['text nam', 'text nữ', 'end']],
    ['Dân_tộc', ['word Dân_tộc', 'end']],
    ['""', ['text', 'end']],
    ['1.x', ['number 1', 'symbol .', 'word x', 'end']],
    ['  \n\t', ['end']],
    ['', ['end']],
  ])('%j', (source, tokens) => {
    expect(shown(source)).toEqual(tokens);
  });

  it.each([
    ['A01 + "nam', 'Chuỗi chữ chưa có dấu ngoặc kép đóng.', 6, 10],
    ['10 %', 'Không dùng dấu “%” trong công thức; viết 0.1 thay cho 10\u00a0%.', 3, 4],
    ['A & B', 'Không hiểu ký tự “&” trong công thức.', 2, 3],
    ['A 😀 B', 'Không hiểu ký tự “😀” trong công thức.', 2, 4],
  ])('%j is refused where it stands', (source, message, start, end) => {
    const found = problemIn(source);
    expect([found?.message, found?.position, found?.length]).toEqual([message, start, end - start]);
  });

  it('is no longer than it may be', () => {
    expect(problemIn('1'.repeat(MAX_EXPRESSION_LENGTH))).toBeUndefined();
    expect(problemIn('1'.repeat(MAX_EXPRESSION_LENGTH + 1))?.message).toContain('2.000 ký tự');
  });

  const source = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(fc.constantFrom('A01', '.TS', ' + ', '<=', '≥', '“nữ”', '"', '3.5', '%', 'Dân', '\n'), { maxLength: 12 })
      .map((parts) => parts.join('')),
  );

  it('whatever is typed: tokens in order that leave out nothing but blanks, or a problem inside of it', () => {
    fc.assert(
      fc.property(source, (text) => {
        const problem = problemIn(text);
        if (problem) {
          expect(problem.position).toBeGreaterThanOrEqual(0);
          expect(problem.position + problem.length).toBeLessThanOrEqual(text.length);
          return;
        }
        const tokens = tokenize(text);
        let at = 0;
        for (const { span } of tokens) {
          expect(text.slice(at, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          at = span.end;
        }
        expect(at).toBe(text.length);
        expect(tokens.filter(({ kind }) => kind === 'end')).toHaveLength(1);
      }),
      { numRuns: 400 },
    );
  });

  it('means the same however its letters were composed', () => {
    const word = fc.constantFrom('Dân', 'tộc', 'nữ', 'hộ', 'A01', '+', '3');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const text = words.join(' ');
        expect(shown(text.normalize('NFD'))).toEqual(shown(text.normalize('NFC')));
      }),
    );
  });
});
