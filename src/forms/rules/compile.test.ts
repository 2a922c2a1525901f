import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileForm, FormDefinitionError } from './compile.ts';
import type { Catalogue } from './compiled.ts';
import type { AxisNode, CheckDefinition, FormDefinition, Section } from './definition.ts';
import { check, definitionOf, peopleList, table } from './small-form.fixture.ts';

const problemsOf = (definition: FormDefinition, catalogue: Catalogue = {}) => {
  try {
    compileForm(definition, catalogue);
  } catch (error) {
    if (error instanceof FormDefinitionError) return error.problems;
    throw error;
  }
  return expect.fail('the definition was accepted');
};

const rows: AxisNode[] = [
  { code: 'A01', label: 'Số hộ', type: 'integer' },
  { code: 'A02', label: 'Nhân khẩu', type: 'integer' },
  { code: 'A03', label: 'Ghi chú', type: 'text' },
];
const columns: AxisNode[] = [
  { code: 'P', label: 'P' },
  { code: 'Q', label: 'Q' },
];
const withFormula = (formula: string, type: 'integer' | 'percent' | 'boolean' = 'integer'): FormDefinition =>
  definitionOf([table([...rows, { code: 'R', label: 'R', type, formula }], columns), peopleList]);

describe('R11 a definition that cannot be used is refused', () => {
  test.each([
    ['A01 + A99', 'F1 › A › R', 6, 'Không có “A99”'],
    ['A01 + P', 'F1 › A › R', 6, 'mã dòng'],
    ['A01 +', 'F1 › A › R', 5, 'dừng giữa chừng'],
    ['A01 + A03', 'F1 › A › R', 6, 'cần một số'],
    ['A01 > A02', 'F1 › A › R', 0, 'không hợp với kiểu'],
    ['if(A01, 1, 2)', 'F1 › A › R', 3, 'đúng hoặc sai'],
    ['A01.Z', 'F1 › A › R', 0, 'không có cột Z'],
    ['count(B)', 'F1 › A › R', 6, 'danh sách'],
    ['count(L, GIOI = "nu")', 'F1 › A › R', 16, 'lựa chọn'],
    ['count(L, GIOI > "nam")', 'F1 › A › R', 9, 'số và ngày'],
    ['count(L, KHONGCO = 1)', 'F1 › A › R', 9, 'mã cột của danh sách L'],
    ['sum(L.TEN)', 'F1 › A › R', 4, 'cần một số'],
    ['L.TUOI + 1', 'F1 › A › R', 0, 'sum hoặc unique'],
    ['sum(A01:A03)', 'F1 › A › R', 4, 'không phải là số'],
    ['sum(A02:A01)', 'F1 › A › R', 4, 'đứng trước'],
    ['A01:A02', 'F1 › A › R', 3, 'thiếu phép tính'],
    ['previous(A01 + A02)', 'F1 › A › R', 9, 'một ô'],
    ['previous(A03)', 'F1 › A › R', 9, 'số của kỳ trước'],
    ['round(A01, A02)', 'F1 › A › R', 11, '0 đến 6'],
    ['abs(A01, A02)', 'F1 › A › R', 9, '1 tham số'],
    ['min()', 'F1 › A › R', 0, 'thiếu tham số'],
  ])('R11 formula %s', (formula, where, position, words) => {
    const [problem, other] = problemsOf(withFormula(formula));
    expect(problem).toMatchObject({ where, position });
    expect(problem?.message).toContain(words);
    expect(other).toBeUndefined();
  });

  test('R11 a circle names the cells round it', () => {
    const circle = definitionOf([
      table(
        [
          { code: 'A01', label: 'a', type: 'integer', formula: 'A03 + 1' },
          { code: 'A02', label: 'b', type: 'integer', formula: 'A01' },
          { code: 'A03', label: 'c', type: 'integer', formula: 'A02' },
          { code: 'A04', label: 'd', type: 'integer', formula: 'A03' },
        ],
        [{ code: 'X', label: 'x' }],
      ),
    ]);
    const problems = problemsOf(circle);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain('A01.X → A03.X → A02.X → A01.X');
    expect(problemsOf(withFormula('R + 1')).some((problem) => problem.message.includes('R.P → R.P'))).toBe(true);
  });

  test.each<[string, Section[], CheckDefinition[], string]>([
    ['duplicate row', [table([...rows, ...rows.slice(0, 1)], columns)], [], 'Mã dòng A01 bị trùng'],
    ['duplicate column', [table(rows, [...columns, ...columns])], [], 'Mã cột P bị trùng'],
    ['duplicate section', [peopleList, peopleList], [], 'Mã mục L bị trùng'],
    ['reserved word', [table([{ code: 'AND', label: 'x', type: 'text' }], columns)], [], 'không dùng làm mã'],
    ['no type', [table([{ code: 'A01', label: 'x' }], columns)], [], 'Chưa chọn kiểu'],
    [
      'two types',
      [table(rows, [{ code: 'P', label: 'P', type: 'decimal' }])],
      [],
      'Dòng chọn kiểu “Số nguyên”, cột chọn kiểu “Số có phần lẻ”',
    ],
    [
      'choice without options',
      [table([{ code: 'A01', label: 'x', type: 'choice' }], columns)],
      [],
      'chưa có lựa chọn nào',
    ],
    ['override of no cell', [table(rows, columns, { 'A09.P': { greyed: true } })], [], 'Không có ô này'],
    ['check on no section', [table(rows, columns)], [check('A01 = A02', { section: 'Z' })], 'Không có mục Z'],
    ['check that is a number', [table(rows, columns)], [check('A01 + A02')], 'phép so sánh'],
    ['check twice', [table(rows, columns)], [check('A01 = A02'), check('A01 = A02')], 'Mã quy tắc bị trùng'],
    ['exception to nothing', [table(rows, columns)], [check('A01 = A02', { except: ['Z'] })], 'Không có “Z”'],
    ['ethnic columns without groups', [table(rows, [{ ethnicGroups: 'all' }])], [], 'danh mục dân tộc'],
    [
      'weight that is not there',
      [table([{ code: 'A01', label: 'x', type: 'percent', overUnits: { mean: 'A00' } }], columns)],
      [],
      'Không có trọng số “A00”',
    ],
    [
      'weight that does not add',
      [
        table(
          [
            { code: 'A00', label: 'w', type: 'integer', overUnits: 'max' },
            { code: 'A01', label: 'x', type: 'percent', overUnits: { mean: 'A00' } },
          ],
          columns,
        ),
      ],
      [],
      'Trọng số A00.P',
    ],
  ])('R11 %s', (_what, sections, checks, words) => {
    expect(
      problemsOf(definitionOf(sections, checks))
        .map((problem) => problem.message)
        .join('\n'),
    ).toContain(words);
  });

  test('R11 all problems are told at once, each once', () => {
    const problems = problemsOf(
      definitionOf(
        [
          table(
            [
              ...rows,
              { code: 'R', label: 'R', type: 'integer', formula: 'A77' },
              { code: 'S', label: 'S', type: 'integer', formula: 'A88' },
            ],
            columns,
          ),
        ],
        [check('A01 = A99')],
      ),
    );
    expect(problems.map((problem) => problem.where)).toEqual(['F1 › A › R', 'F1 › A › S', 'F1 › A › K1']);
  });

  test('R11 a form too large to compute is refused, not compiled', () => {
    const many = (prefix: string, count: number, more: object = {}): AxisNode[] =>
      Array.from({ length: count }, (_, at) => ({ code: `${prefix}${at}`, label: prefix, ...more }));
    const number = { type: 'integer' as const };
    expect(problemsOf(definitionOf([table(many('R', 300, number), many('C', 300))]))[0]?.message).toContain('20.000');
    const sums = { ...number, formula: 'sum(R0:R399)' };
    const heavy = definitionOf([table([...many('R', 400, number), ...many('S', 40, sums)], many('C', 45))]);
    expect(problemsOf(heavy)[0]?.message).toContain('quá nhiều ô');
  });

  test('R11 whatever a formula says, the answer is a form or its problems', () => {
    const word = fc.constantFrom(
      ...'A01 A02 A03 R P L.TUOI L.TEN A01.P DT01.A01.P sum( count( unique( if( previous( filled( round( ( ) , : + - / * = < and or not between 1 "nữ" GIOI L'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), (words) => {
        try {
          compileForm(withFormula(words.join(' ')));
        } catch (error) {
          expect(error).toBeInstanceOf(FormDefinitionError);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('R13 another form is looked up when the catalogue gives it', () => {
    const other = compileForm({ ...definitionOf([table(rows, columns)]), code: 'DT01' });
    const forms = (code: string) => (code === 'DT01' ? other : undefined);
    expect(compileForm(withFormula('DT01.A01.P'), { forms }).references.forms).toEqual([
      { form: 'DT01', cell: 'A01.P', series: 'DT01.A01.P' },
    ]);
    expect(compileForm(withFormula('DT99.A01.P')).references.forms).toHaveLength(1);
    expect(problemsOf(withFormula('DT99.A01.P'), { forms })[0]?.message).toContain('Không có phiếu DT99');
    expect(problemsOf(withFormula('DT01.A09.P'), { forms })[0]?.message).toContain('không có ô A09.P');
    expect(problemsOf(withFormula('DT01.A03.P'), { forms })[0]?.message).toContain('không phải là số');
  });
});

describe('R11 what a definition becomes', () => {
  test('R11 ordinals number the cells that are added, in definition order', () => {
    const form = compileForm(
      definitionOf([
        table(
          [
            ...rows,
            { code: 'R1', label: 'sum of cells', type: 'integer', formula: 'A01 + A02' },
            { code: 'R2', label: 'of a list', type: 'integer', formula: 'count(L)' },
            { code: 'R3', label: 'of R2', type: 'integer', formula: 'R2 * 2' },
            { code: 'R4', label: 'of an earlier period', type: 'integer', formula: 'previous(A01)' },
            { code: 'R5', label: 'of a word', type: 'integer', formula: 'if(filled(A03), 1, 0)' },
          ],
          [{ code: 'X', label: 'x' }],
        ),
        peopleList,
      ]),
    );
    expect(form.ordinals.map((cell) => cell.code)).toEqual(['A01.X', 'A02.X', 'R2.X', 'R4.X', 'R5.X']);
    expect(form.ordinals.map((cell) => cell.ordinal)).toEqual([0, 1, 2, 3, 4]);
    expect(form.references).toEqual({
      previous: true,
      previousInYear: false,
      lastYear: false,
      forms: [],
      schemes: [],
    });
  });

  test('R11 ethnic columns come from the list of the version', () => {
    const groups = ['02', '07'].map((code) => ({
      code,
      censusCode: code,
      name: `Nhóm ${code}`,
      otherNames: [],
      isMinority: true,
    }));
    const ethnic = (chosen: 'all' | string[]) =>
      compileForm(
        definitionOf([
          table(
            rows,
            [{ code: 'TS', label: 'Tổng', formula: 'sum(E02:E07)' }, { ethnicGroups: chosen }].slice(
              chosen === 'all' ? 0 : 1,
            ),
          ),
        ]),
        {
          ethnicGroups: groups,
        },
      );
    expect(() => ethnic('all')).toThrow(FormDefinitionError); // the text row has no sum
    const form = ethnic(['07']);
    expect(form.cell('A01.E07')).toMatchObject({ label: 'Số hộ', breakdown: { ethnicGroup: '07' } });
    expect(form.cell('A01.E02')).toBeUndefined();
  });

  test('R31 what is not declared does not add: over time nothing, percentages over units nothing', () => {
    const form = compileForm(definitionOf([table([...rows, { code: 'R', label: 'R', type: 'percent' }], columns)]));
    expect(form.cell('A01.P')).toMatchObject({ overTime: 'none', overUnits: 'sum' });
    expect(form.cell('R.P')).toMatchObject({ overTime: 'none', overUnits: 'none', decimals: 2 });
  });
});
