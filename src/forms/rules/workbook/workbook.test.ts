import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { SheetPlan } from '../../../platform/print/rules/sheet-plan.ts';
import { readForeignWorkbook, writeWorkbook } from '../../../platform/print/workbook.ts';
import type { FormDefinition } from '../definition.ts';
import { proposeForm } from './propose.ts';
import { isFormWorkbook, readForm } from './read-form.ts';
import { formSheets } from './write-form.ts';

const folder = new URL('../../../../catalog/forms/', import.meta.url);
const forms: [string, FormDefinition][] = readdirSync(folder).map((name) => [
  name,
  JSON.parse(readFileSync(new URL(name, folder), 'utf8')),
]);

const through = async (definition: FormDefinition): Promise<unknown> =>
  readForm(await readForeignWorkbook(await writeWorkbook(formSheets(definition))));

describe('a form as a workbook', () => {
  test.each(forms)('R14 %s is the same form after it was an Excel file', async (_name, definition) => {
    expect(await through(definition)).toEqual(definition);
  });

  test('R14 headings five deep, conditions, weights, breakdowns, guidance of several lines, settings of single cells', async () => {
    const deep = (level: number): object =>
      level === 0
        ? {
            code: 'A01',
            label: 'Đáy',
            type: 'decimal',
            decimals: 3,
            overUnits: { mean: 'A02' },
            guidance: 'Dòng một\nDòng hai',
          }
        : { label: `Cấp ${level}`, children: [deep(level - 1)] };
    const definition: FormDefinition = JSON.parse(
      JSON.stringify({
        ...forms[0]?.[1],
        sensitive: true,
        readers: ['filler', 'SYT'],
        orientation: 'landscape',
        paper: 'a3',
        pagePerSection: true,
        sections: [
          {
            code: 'A',
            title: 'Bảng',
            shape: 'table',
            condition: 'A02.X > 0',
            rows: [
              deep(5),
              {
                code: 'A02',
                label: 'Số hộ',
                type: 'integer',
                breakdown: { sex: 'F', ethnicGroup: '08' },
                condition: 'A01 > 1',
              },
            ],
            columns: [
              {
                label: 'Nhóm',
                children: [
                  { ethnicGroups: 'all', unit: 'hộ' },
                  { code: 'X', label: 'Khác', wins: true },
                ],
              },
            ],
            cells: {
              'A02.X': { greyed: true },
              'A01.X': { type: 'choice', options: ['Tốt; khá', 'Xấu'], optional: true },
            },
          },
        ],
      }),
    );
    expect(await through(definition)).toEqual(definition);
  });

  const sheet = (cells: (string | number | null)[][], merges: SheetPlan['merges'] = []): SheetPlan => ({
    name: 'Biểu 01',
    cells: cells.map((row) => row.map((value) => (value === null ? null : { value }))),
    merges,
    widths: [10],
    heights: {},
    heads: { first: 0, last: 0 },
    frozenColumns: 0,
    landscape: true,
  });
  const foreign = sheet(
    [
      ['BIỂU SỐ LIỆU DỰ ÁN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA'],
      ['STT', 'Chỉ tiêu', 'ĐVT', 'Dự án 1', null, 'Dự án 2', null, 'Ghi chú'],
      [null, null, null, 'Kế hoạch', 'Thực hiện', 'Kế hoạch', 'Thực hiện', null],
      ['A', 'B', 'C', 1, 2, 3, 4, 5],
      ['I', 'Hỗ trợ đất ở', null, 'Hỗ trợ đất ở', null, null, null, null],
      [1, 'Số hộ được hỗ trợ', 'hộ', 5, 4, null, null, ''],
      [2, 'Kinh phí', 'triệu đồng', 100, 90, null, null, ''],
    ],
    [
      { row: 1, column: 0, rows: 2, columns: 1 },
      { row: 1, column: 1, rows: 2, columns: 1 },
      { row: 1, column: 2, rows: 2, columns: 1 },
      { row: 1, column: 3, rows: 1, columns: 2 },
      { row: 1, column: 5, rows: 1, columns: 2 },
      { row: 1, column: 7, rows: 2, columns: 1 },
      { row: 4, column: 1, rows: 1, columns: 7 },
    ],
  );

  test('R14 somebody’s table with merged heads becomes a form to be finished', async () => {
    const sheets = await readForeignWorkbook(await writeWorkbook([foreign]));
    expect(isFormWorkbook(sheets)).toBe(false);
    const { definition, rows, columns } = proposeForm(sheets, 'TN01', '') ?? {};
    expect([definition?.title, rows, columns]).toEqual(['BIỂU SỐ LIỆU DỰ ÁN CHƯƠNG TRÌNH MỤC TIÊU QUỐC GIA', 3, 5]);
    const [section] = definition?.sections ?? [];
    expect(section?.shape === 'table' ? section.columns : []).toEqual([
      {
        label: 'Dự án 1',
        children: [
          { code: 'C01', label: 'Kế hoạch' },
          { code: 'C02', label: 'Thực hiện' },
        ],
      },
      {
        label: 'Dự án 2',
        children: [
          { code: 'C03', label: 'Kế hoạch' },
          { code: 'C04', label: 'Thực hiện' },
        ],
      },
      { code: 'C05', label: 'Ghi chú' },
    ]);
    expect(section?.shape === 'table' ? section.rows : []).toEqual([
      {
        label: 'Hỗ trợ đất ở',
        children: [
          { code: 'A02', label: 'Số hộ được hỗ trợ', type: 'integer', unit: 'hộ' },
          { code: 'A03', label: 'Kinh phí', type: 'integer', unit: 'triệu đồng' },
        ],
      },
    ]);
  });

  test('R14 a sheet without a table proposes nothing', async () => {
    const sheets = await readForeignWorkbook(await writeWorkbook([sheet([['Kính gửi'], ['Nội dung thư']])]));
    expect(proposeForm(sheets, 'TN01', '')).toBeUndefined();
  });
});
