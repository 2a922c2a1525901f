import type { FormValues } from '../../../forms/rules/values.ts';
import type { Period } from '../../../periods/rules/period.ts';
import { arrivals, type DemoProvince } from './province.ts';

/** A warning that the figures of the open round raise on purpose, with the explanation the clerk gave. */
export interface PlantedWarning {
  readonly formCode: string;
  readonly communeCode: string;
  readonly checkId: string;
  /** Where the check fails: the columns, rows or cells; the explanation is given at each. */
  readonly at: readonly string[];
  readonly explanation: string;
  /** Cells of the form that differ from what would raise nothing: what to add to them. */
  readonly changes: Readonly<Record<string, number>>;
}

/** Standing in the year of the open round. */
export const plantedWarnings: readonly PlantedWarning[] = [
  {
    formCode: 'DT01',
    communeCode: arrivals.communeCode,
    checkId: 'A-YOY',
    at: [arrivals.group],
    explanation:
      'Trong năm xã tiếp nhận các hộ Mông từ xã giáp ranh chuyển đến theo phương án sắp xếp dân cư (minh họa).',
    changes: {},
  },
  {
    formCode: 'DT07',
    communeCode: '01318',
    checkId: 'A2',
    at: ['TS', 'DTTS', 'MONG'],
    explanation: 'Bổ sung 02 hộ nghèo rà soát sót cuối năm trước, đã có biên bản họp xóm (minh họa).',
    changes: { 'A02.MONG': 2, 'A03.MONG': 2 },
  },
  {
    formCode: 'DT07',
    communeCode: '01606',
    checkId: 'X1',
    at: ['A01.TS'],
    explanation: 'Rà soát hộ nghèo chốt ngày 15/11, sau đó có 03 hộ tách hộ mới tính vào phiếu dân số (minh họa).',
    changes: { 'A01.NUNG': -3 },
  },
];

/** Communes of the open round that have not submitted although their day has passed. */
export const lateCommunes: readonly string[] = ['01303', '01348', '01420', '01567', '01645', '01756', '01816'];

/** A submission of the open round that its district sent back. */
export interface PlantedReturn {
  readonly formCode: string;
  readonly communeCode: string;
  readonly cells: readonly string[];
  readonly reason: string;
}

export const plantedReturns: readonly PlantedReturn[] = [
  {
    formCode: 'DT07',
    communeCode: '01495',
    cells: ['A03.NUNG', 'B03.TS'],
    reason: 'Số hộ Nùng thoát nghèo và số hộ thiếu hụt chưa khớp biên bản rà soát của xóm, đề nghị rà lại.',
  },
  {
    formCode: 'DT01',
    communeCode: '01504',
    cells: ['A03.NUNG', 'A05.NUNG'],
    reason:
      'Số nữ và số người từ 16 đến dưới 60 tuổi dân tộc Nùng chưa khớp sổ theo dõi hộ khẩu, đề nghị kiểm tra lại.',
  },
  {
    formCode: 'DT07',
    communeCode: '01582',
    cells: ['A04.TAY', 'B09.TS'],
    reason: 'Hộ nghèo phát sinh tăng so với báo cáo rà soát của xã, đề nghị đối chiếu biên bản và nhập lại.',
  },
];

/** Two figures for one thing, from two sources. */
export interface PlantedDiscrepancy {
  readonly formCode: string;
  readonly communeCode: string;
  readonly cell: string;
  /** What to add to the commune's figure to get the other source's. */
  readonly difference: number;
  /** Code of the organisation that has the other figure. */
  readonly source: string;
  readonly note: string;
}

export const plantedDiscrepancy: PlantedDiscrepancy = {
  formCode: 'DT01',
  communeCode: '01654',
  cell: 'A01.TS',
  difference: 14,
  source: 'CAT',
  note: 'Số hộ theo phiếu dân số ít hơn 14 hộ so với số hộ đăng ký thường trú do Công an tỉnh cung cấp (minh họa).',
};

/** Adds the planted changes to the values of the open round. */
export function applyPlanted(
  values: FormValues,
  province: DemoProvince,
  formCode: string,
  communeCode: string,
  period: Period,
): FormValues {
  if (period.year !== province.openYear) return values;
  const cells = { ...values.cells };
  for (const planted of plantedWarnings) {
    if (planted.formCode !== formCode || planted.communeCode !== communeCode) continue;
    for (const [cell, change] of Object.entries(planted.changes)) cells[cell] = `${Number(cells[cell] ?? 0) + change}`;
  }
  return { ...values, cells };
}
