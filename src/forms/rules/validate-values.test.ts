import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileForm } from './compile.ts';
import { definitionOf, peopleList, table, valuesOf } from './small-form.fixture.ts';
import { validateValues } from './validate-values.ts';

const form = compileForm(
  definitionOf([
    table(
      [
        { code: 'A01', label: 'a', type: 'integer' },
        { code: 'A02', label: 'b', type: 'decimal', decimals: 1 },
        { code: 'A03', label: 'c', type: 'integer', formula: 'A01 + 1' },
        { code: 'A04', label: 'd', type: 'boolean' },
      ],
      [{ code: 'X', label: 'x' }],
      { 'A04.X': { greyed: true } },
    ),
    peopleList,
  ]),
);
const garbage = (json: string) => validateValues(form, JSON.parse(json));

describe('R11 nothing is stored that the form does not allow', () => {
  test('R11 good values have no problems', () => {
    const people = [{ id: 'r1', values: { TEN: 'Người minh họa 01', GIOI: 'nữ', TUOI: '-' } }];
    expect(validateValues(form, valuesOf({ 'A01.X': '12', 'A02.X': '1.5' }, { L: people }))).toEqual([]);
  });

  test.each([
    ['A01.X', '1.5', 'số nguyên'],
    ['A01.X', '01', 'cần một số'],
    ['A01.X', '-0', 'cần một số'],
    ['A01.X', '1e3', 'cần một số'],
    ['A01.X', '1/3', 'cần một số'],
    ['A01.X', '-1', 'số âm'],
    ['A01.X', '9'.repeat(16), '15 chữ số'],
    ['A01.X', '9'.repeat(1_000_000), 'cần một số'],
    ['A02.X', '1.25', '1 chữ số thập phân'],
    ['A03.X', '1', 'tự tính'],
    ['A04.X', 'true', 'để trống theo mẫu'],
    ['A09.X', '1', 'không có ô này'],
    ['__proto__', '1', 'không có ô này'],
    ['constructor', '1', 'không có ô này'],
  ])('R11 %s = %s', (cell, text, words) => {
    const [problem] = validateValues(form, valuesOf(Object.fromEntries([[cell, text]])));
    expect(problem?.cell).toBe(cell);
    expect(problem?.message).toContain(words);
  });

  test.each([
    ['{"cells":{},"lists":{"L":[{"id":"a","values":{"KHAC":"1"}}]}}', 'L#a.KHAC', 'không có cột'],
    ['{"cells":{},"lists":{"L":[{"id":"a","values":{"GIOI":"khác"}}]}}', 'L#a.GIOI', 'lựa chọn'],
    ['{"cells":{},"lists":{"L":[{"id":"a","values":{}},{"id":"a","values":{}}]}}', 'L#a', 'cùng một mã'],
    ['{"cells":{},"lists":{"L":[{"id":"../x","values":{}}]}}', 'L#1', 'Mã của dòng'],
    ['{"cells":{},"lists":{"L":[null]}}', 'L#1', 'Mã của dòng'],
    ['{"cells":{},"lists":{"A":[]}}', 'A', 'không có danh sách'],
    ['{"cells":{},"lists":{"L":{}}}', 'L', 'cấu trúc'],
    ['{"cells":{"A01.X":5},"lists":{}}', 'A01.X', 'chuỗi'],
    ['{"cells":{"A01.X":null},"lists":{}}', 'A01.X', 'chuỗi'],
    ['{"cells":[],"lists":{}}', '', 'cells'],
    ['{"cells":{},"lists":{"__proto__":[]}}', '__proto__', 'không có danh sách'],
    ['null', '', 'cells'],
    ['[]', '', 'cells'],
  ])('R11 %s', (json, cell, words) => {
    const [problem] = garbage(json);
    expect(problem?.cell).toBe(cell);
    expect(problem?.message).toContain(words);
  });

  test('R11 a list of more than 5,000 rows is refused', () => {
    const rows = Array.from({ length: 5_001 }, (_, at) => ({ id: `r${at}`, values: {} }));
    expect(validateValues(form, valuesOf({}, { L: rows }))).toEqual([
      { cell: 'L', message: 'Danh sách có quá 5.000 dòng.' },
    ]);
    expect(validateValues(form, valuesOf({}, { L: rows.slice(1) }))).toEqual([]);
  });

  test('R11 any JSON at all is answered, never thrown at', () => {
    fc.assert(
      fc.property(fc.json(), (json) => Array.isArray(garbage(json))),
      { numRuns: 500 },
    );
  });
});
