import { compileForm } from './compile.ts';
import type { Catalogue, CompiledForm } from './compiled.ts';
import type { AxisNode, CellOverride, CheckDefinition, FormDefinition, ListSection, Section } from './definition.ts';
import type { FormValues } from './values.ts';

/** A definition of the given sections and checks, everything else ordinary, unless said. */
export const definitionOf = (
  sections: Section[],
  checks: CheckDefinition[] = [],
  more: Partial<FormDefinition> = {},
): FormDefinition => ({
  code: 'F1',
  title: 'Phiếu thử',
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: 'Quy chế',
  provenance: 'reconstruction',
  filledBy: 'commune',
  verifier: 'CTK',
  sections,
  checks,
  ...more,
});

/** Table A. */
export const table = (rows: AxisNode[], columns: AxisNode[], cells: Record<string, CellOverride> = {}): Section => ({
  code: 'A',
  title: 'Bảng',
  shape: 'table',
  rows,
  columns,
  cells,
});

/** List L of people: name, sex, age, hamlet, member. */
export const peopleList: ListSection = {
  code: 'L',
  title: 'Danh sách',
  shape: 'list',
  columns: [
    { code: 'TEN', label: 'Họ tên', type: 'text' },
    { code: 'GIOI', label: 'Giới tính', type: 'choice', options: ['nam', 'nữ'] },
    { code: 'TUOI', label: 'Tuổi', type: 'integer' },
    { code: 'XOM', label: 'Xóm', type: 'text', optional: true },
    { code: 'DV', label: 'Đảng viên', type: 'boolean', optional: true },
  ],
};

/** One row of integer inputs named by their codes, and R computed from them: `A.X`, `B.X` … and `R.X`. */
export const formulaForm = (formula: string, inputs = ['A', 'B', 'C'], catalogue: Catalogue = {}): CompiledForm =>
  compileForm(
    definitionOf([
      {
        ...table(
          [
            ...inputs.map((code) => ({
              code,
              label: code,
              type: 'decimal' as const,
              decimals: 2,
              allowNegative: true,
            })),
            { code: 'R', label: 'Kết quả', type: 'decimal' as const, formula },
          ],
          [{ code: 'X', label: 'Giá trị' }],
        ),
        code: 'T',
      },
      peopleList,
    ]),
    catalogue,
  );

export const check = (expression: string, more: Partial<CheckDefinition> = {}): CheckDefinition => ({
  id: 'K1',
  section: 'A',
  per: 'column',
  expression,
  severity: 'error',
  message: 'Sai',
  ...more,
});

export const valuesOf = (cells: Record<string, string>, lists: FormValues['lists'] = {}): FormValues => ({
  cells,
  lists,
});
