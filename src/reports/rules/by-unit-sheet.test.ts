import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileForm } from '../../forms/rules/compile.ts';
import type { Cell } from '../../forms/rules/compiled.ts';
import { definitionOf, formulaForm, peopleList, table } from '../../forms/rules/small-form.fixture.ts';
import { byUnitSheet, type UnitLine } from './by-unit-sheet.ts';

const form = compileForm(
  definitionOf([
    table(
      [
        { code: 'A01', label: 'Hộ nghèo', type: 'integer' },
        { code: 'A02', label: 'Tỷ lệ', type: 'decimal', decimals: 2 },
      ],
      [
        { code: 'TS', label: 'Tổng số' },
        { code: 'NU', label: 'Nữ' },
      ],
      { 'A02.NU': { greyed: true } },
    ),
    peopleList,
  ]),
);
const coverage = (
  expected: number,
  covered: number,
  excused = 0,
  parts: Partial<UnitLine['coverage']['parts']> = {},
) => ({
  expected,
  covered,
  excused,
  parts: { of: 1, asked: 1, collected: 1, lacking: [], ...parts },
});
const line = (name: string, figures: Record<string, string>, covers = coverage(1, 1)): UnitLine => ({
  name,
  coverage: covers,
  show: ({ code }: Cell) => ({ text: figures[code] ?? '', number: figures[code] ?? null }),
});
const valuesOf = (lines: readonly UnitLine[], total: UnitLine) =>
  byUnitSheet(form, 'Tổng hợp', lines, total).cells.map((row) => row.map((cell) => cell?.value ?? null));

describe('R31 R35 a total with a row for each unit, for a spreadsheet', () => {
  it('has the title, four heads, the units and the total last; a figure is a number, a missing one nothing', () => {
    const [title, sections, rows, columns, codes, ...body] = valuesOf(
      [line('Xã Đàm Thủy', { 'A01.TS': '1234', 'A02.TS': '12.345' }), line('Xã Chí Viễn', {})],
      line('Huyện Trùng Khánh', { 'A01.TS': '1234' }, coverage(2, 1)),
    );
    expect(title).toEqual(['Tổng hợp', null, null, null, null]);
    expect(sections).toEqual(['Đơn vị', 'Đã có số liệu', 'A. Bảng', 'A. Bảng', 'A. Bảng']);
    expect(rows).toEqual(['', '', 'Hộ nghèo (A01)', 'Hộ nghèo (A01)', 'Tỷ lệ (A02)']);
    expect(columns).toEqual(['', '', 'Tổng số', 'Nữ', 'Tổng số']);
    expect(codes).toEqual(['', '', 'A01.TS', 'A01.NU', 'A02.TS']);
    expect(body).toEqual([
      ['Xã Đàm Thủy', '1/1', 1234, null, 12.345],
      ['Xã Chí Viễn', '1/1', null, null, null],
      ['Huyện Trùng Khánh', '1/2', 1234, null, null],
    ]);
  });

  it.each([
    [coverage(1, 0), 'chưa nộp'],
    [coverage(1, 0, 1), 'được miễn'],
    [coverage(3, 0, 2), 'chưa nộp'],
    [coverage(5, 4), '4/5'],
    [coverage(15, 3, 0, { of: 4, collected: 1 }), '3/15 phiếu, 1/4 kỳ'],
    [coverage(0, 0), '0/0'],
  ])('%j is said as %s', (covers, words) => {
    expect(valuesOf([line('Xã', {}, covers)], line('Huyện', {})).at(-2)?.[1]).toBe(words);
  });

  it('joins heads that say the same, and none that a filter would break: the code of each column stands alone', () => {
    const sheet = byUnitSheet(form, 'Tổng hợp', [], line('Huyện', {}));
    expect(sheet.merges).toContainEqual({ row: 1, column: 2, rows: 1, columns: 3 });
    expect(sheet.merges).toContainEqual({ row: 2, column: 2, rows: 1, columns: 2 });
    expect(sheet.merges.filter(({ row, rows, columns }) => row + rows > 4 && columns > 1)).toEqual([]);
    expect(sheet.heads).toEqual({ first: 1, last: 4 });
  });

  it('whatever is asked: every row is as wide as the heads, merged cells do not overlap, and stay inside', () => {
    const width = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(width, fc.nat({ max: 4 }), (inputs, units) => {
        const wide = formulaForm(
          'A0',
          Array.from({ length: inputs }, (_, at) => `A${at}`),
        );
        const lines = Array.from({ length: units }, (_, at) => line(`Xã ${at}`, {}));
        const { cells, merges, widths } = byUnitSheet(wide, 'Tổng hợp', lines, line('Huyện', {}));
        expect(new Set(cells.map((row) => row.length))).toEqual(new Set([widths.length]));
        const taken = merges.flatMap(({ row, column, rows, columns }) =>
          Array.from(
            { length: rows * columns },
            (_, at) => `${row + Math.floor(at / columns)},${column + (at % columns)}`,
          ),
        );
        expect(new Set(taken).size).toBe(taken.length);
        for (const { row, column, rows, columns } of merges) {
          expect(row + rows).toBeLessThanOrEqual(cells.length);
          expect(column + columns).toBeLessThanOrEqual(widths.length);
        }
      }),
    );
  });
});
