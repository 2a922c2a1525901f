import type { EthnicGroup, FormDefinition } from './definition.ts';
import type { FormValues } from './values.ts';

/** A national form for measuring: 20 rows × 54 ethnic groups, totals by row, checks by row and column. */
export const wideFormDefinition = (): FormDefinition => ({
  code: 'RONG',
  title: 'Biểu đo: 20 chỉ tiêu × 54 dân tộc',
  sector: 'dan-so',
  periodKinds: ['year'],
  calendar: 'statistical',
  basis: 'Dùng để đo tốc độ',
  provenance: 'reconstruction',
  filledBy: 'commune',
  verifier: 'CTK',
  sections: [
    {
      code: 'A',
      title: 'Chỉ tiêu chia theo dân tộc',
      shape: 'table',
      rows: Array.from({ length: 20 }, (_, at) => ({
        code: rowCode(at),
        label: `Chỉ tiêu ${at + 1}`,
        unit: 'người',
        type: 'integer' as const,
        overTime: 'stock' as const,
        ...(at === 19 ? { formula: 'A01 + A02 - A03' } : {}),
      })),
      columns: [
        { code: 'TS', label: 'Tổng số', formula: 'sum(E01:E54)' },
        { code: 'DTTS', label: 'Cộng dân tộc thiểu số', formula: 'TS - E01' },
        { label: 'Chia theo dân tộc', children: [{ ethnicGroups: 'all' }] },
      ],
    },
  ],
  checks: [
    {
      id: 'SUM',
      section: 'A',
      per: 'column',
      expression: 'A04 = A05 + A06 + A07',
      severity: 'error',
      message: 'Cộng thành phần phải bằng tổng',
    },
    { id: 'LE', section: 'A', per: 'column', expression: 'A08 <= A04', severity: 'error', message: 'Lớn hơn tổng số' },
    {
      id: 'YOY',
      section: 'A',
      per: 'column',
      expression: 'abs(A04 - previous(A04)) <= 0.1 * previous(A04)',
      severity: 'warning',
      message: 'Thay đổi trên 10% so với kỳ trước',
    },
    {
      id: 'ROW',
      section: 'A',
      per: 'row',
      expression: 'DTTS <= TS',
      severity: 'error',
      message: 'Lớn hơn tổng số',
      except: ['A20'],
    },
  ],
});

const rowCode = (at: number): string => `A${String(at + 1).padStart(2, '0')}`;
const groupCode = (at: number): string => String(at + 1).padStart(2, '0');

/** Fifty-four groups by number alone, for tests that must not read the catalogue. */
export const numberedEthnicGroups = (): EthnicGroup[] =>
  Array.from({ length: 54 }, (_, at) => ({
    code: groupCode(at),
    censusCode: groupCode(at),
    name: `Dân tộc ${at + 1}`,
    otherNames: [],
    isMinority: at > 0,
  }));

/** Every typed cell of the wide form filled, its checks passing. */
export const wideFormValues = (): FormValues => {
  const cells: Record<string, string> = {};
  for (let row = 0; row < 19; row++) {
    for (let group = 0; group < 54; group++) {
      const figure = row === 3 ? 3 * (group + 1) : group + 1;
      cells[`${rowCode(row)}.E${groupCode(group)}`] = String(figure);
    }
  }
  return { cells, lists: {} };
};
