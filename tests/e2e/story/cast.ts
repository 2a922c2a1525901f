import type { Page } from 'playwright-core';
import type { CellValues } from '../../../src/forms/rules/values.ts';
import type { Figures } from '../figures.ts';

/** The people of the story, each at a computer of their own, and the figures they know. */
export type Cast = {
  readonly board: Page;
  readonly clerk: Page;
  readonly district: Page;
  readonly department: Page;
  readonly approver: Page;
  readonly auditor: Page;
  figures: Figures;
};

export const CLERK = 'damthuy.trungkhanh';
export const COMMUNE = '01495';
export const DISTRICT = '047';
export const YEAR = '2022';
export const ROWS = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'] as const;
export const COLUMNS = ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'] as const;
/** What the check says that she explains. */
export const SENTENCE = /Nhân khẩu Mông tăng từ [\d.]+ lên [\d.]+ so với năm \d{4}, quá 10\s%/;
export const EXPLANATION = 'Tiếp nhận 02 hộ Mông chuyển đến theo phương án sắp xếp dân cư.';
export const REASON = 'Số nữ chưa khớp sổ theo dõi, đề nghị rà lại.';

/** `3893` → `3.893`. */
export const number = (value: number): string => value.toLocaleString('vi-VN');

/** As Excel puts it on the clipboard: tabs, CRLF, one more at the end. */
export const block = (cells: CellValues, rows: readonly string[], columns: readonly string[]): string =>
  rows.map((row) => `${columns.map((column) => number(Number(cells[`${row}.${column}`]))).join('\t')}\r\n`).join('');
