import type { FormDefinition } from '../../src/forms/rules/definition.ts';

const ROWS = ['Số hộ', 'Nhân khẩu', 'Trong đó: nữ', 'Dưới 16 tuổi', 'Từ 16 đến dưới 60 tuổi', 'Từ 60 tuổi trở lên'];
const COLUMNS = 10;
const rowCode = (at: number): string => `A0${at + 1}`;
const columnCode = (at: number): string => `C${String(at + 1).padStart(2, '0')}`;

/** What is typed in each row: sums agree, households have four people, nothing changes from one month to the next. */
const typed = [100, 400, 190, 120, 240, 40];

/** Figures in the array of a revision of this form. */
export const STORED_CELLS = ROWS.length * COLUMNS;

type Filler = { readonly filledBy: 'commune' } | { readonly filledBy: 'department'; readonly reportsFor: 'commune' };

/**
 * A monthly form of 60 typed cells, shaped like DT01: a computed total in each row and DT01's own checks by column (sum, part,
 * household size, change since the period before) and by row.
 */
export const sixtyCellForm = (code: string, filler: Filler): FormDefinition => ({
  code,
  title: `Biểu đo ${code}: 60 ô`,
  sector: 'dan-so',
  periodKinds: ['month'],
  calendar: 'statistical',
  basis: 'Dùng để đo tốc độ',
  provenance: 'reconstruction',
  ...filler,
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Số hộ, nhân khẩu',
      shape: 'table',
      rows: ROWS.map((label, at) => ({
        code: rowCode(at),
        label,
        type: 'integer',
        unit: at === 0 ? 'hộ' : 'người',
        overTime: 'stock',
      })),
      columns: [
        { code: 'TS', label: 'Tổng số', formula: `sum(${columnCode(0)}:${columnCode(COLUMNS - 1)})` },
        ...Array.from({ length: COLUMNS }, (_, at) => ({ code: columnCode(at), label: `Nhóm ${at + 1}` })),
      ],
    },
  ],
  checks: [
    {
      id: 'SUM',
      section: 'A',
      per: 'column',
      expression: 'A02 = A04 + A05 + A06',
      severity: 'error',
      message: 'Cộng các nhóm tuổi phải bằng tổng nhân khẩu',
    },
    {
      id: 'NU',
      section: 'A',
      per: 'column',
      expression: 'A03 <= A02',
      severity: 'error',
      message: 'Số nữ lớn hơn nhân khẩu',
    },
    {
      id: 'HO',
      section: 'A',
      per: 'column',
      expression: 'A02 / A01 between 2 and 9',
      severity: 'warning',
      message: 'Quy mô hộ bất thường',
    },
    {
      id: 'YOY',
      section: 'A',
      per: 'column',
      expression: 'abs(A02 - previous(A02)) <= 0.1 * previous(A02)',
      severity: 'warning',
      message: 'Thay đổi trên 10% so với kỳ trước',
    },
    { id: 'TS', section: 'A', per: 'row', expression: 'C01 <= TS', severity: 'error', message: 'Lớn hơn tổng số' },
  ],
});

/** Every typed cell filled, every check passing. */
export const sixtyCellValues = (): Record<string, string> =>
  Object.fromEntries(
    typed.flatMap((figure, row) =>
      Array.from({ length: COLUMNS }, (_, column) => [`${rowCode(row)}.${columnCode(column)}`, String(figure)]),
    ),
  );

/** `2019-M01` … `2022-M12`, the first `count` of them. */
export const months = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `${2019 + Math.floor(at / 12)}-M${String((at % 12) + 1).padStart(2, '0')}`);
