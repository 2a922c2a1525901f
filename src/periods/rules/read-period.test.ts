import { expect, it } from 'vitest';
import { readPeriod } from './read-period.ts';

it.each([
  ['Đề nghị cập nhật số liệu công tác dân tộc năm 2022', '2022'],
  ['V/v báo cáo quý III/2022', '2022-Q3'],
  ['Báo cáo Quý 4 năm 2022', '2022-Q4'],
  ['Báo cáo tháng 5 năm 2022', '2022-M05'],
  ['Báo cáo tháng 11/2022', '2022-M11'],
  ['Báo cáo 6 tháng đầu năm 2022', '2022-H1'],
  ['sáu tháng cuối năm 2022', '2022-H2'],
  ['Báo cáo 9 tháng năm 2022', '2022-9M'],
  ['Tổng kết giai đoạn 2021 – 2025', '2021..2025'],
  ['Học sinh dân tộc thiểu số năm học 2022-2023', 'SY2022'],
  ['Theo văn bản ngày 14 tháng 11 năm 2021, báo cáo số liệu năm 2022', '2022'],
  ['Báo cáo theo Nghị quyết ngày 14 tháng 11 năm 2021', undefined],
  ['Quyết định 09/2022/QĐ-UBND', undefined],
  ['', undefined],
])('R15 %s → %s', (subject, id) => {
  expect(readPeriod(subject)?.id).toBe(id);
});
