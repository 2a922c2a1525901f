import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openPage } from './browser.ts';
import { readFigures } from './figures.ts';
import { focused, signInByKeys, tabTo } from './keys.ts';
import { dialog, said } from './pages.ts';
import { personOf } from './people.ts';

const COMMUNE = '01303';
const CLERK = 'quanglam.baolam';
const DISTRICT = 'baolam';
const YEAR = '2021';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** Types a whole section, cell after cell with Tab, from where the table takes the focus. */
const typeSection = async (page: Page, values: readonly string[]): Promise<void> => {
  for (const value of values) {
    await page.keyboard.type(value);
    await page.keyboard.press('Tab');
  }
};

const ROWS = { A: ['A01', 'A02', 'A03', 'A04', 'A05', 'A06'], B: ['B01', 'B02', 'B03', 'B04', 'B05'] };
const COLUMNS = {
  A: ['TAY', 'NUNG', 'MONG', 'DAO', 'KINH', 'SANCHI', 'LOLO', 'KHAC'],
  B: ['TS', 'DTTS', 'NU', 'NU_DTTS'],
};

describe('R16 by keyboard alone', () => {
  it('R16 a clerk signs in, opens a form from the work list, fills every cell and submits', async () => {
    const page = await openPage(browser);
    const { of } = await readFigures(await personOf('to.chuc'));
    const cells = of('DT01', COMMUNE, YEAR);
    const valuesOf = (part: 'A' | 'B'): string[] =>
      ROWS[part].flatMap((row) => COLUMNS[part].map((column) => cells[`${row}.${column}`] ?? ''));
    await signInByKeys(page, CLERK);
    await tabTo(page, /^(Bắt đầu nhập|Nhập tiếp): DT01 .*Năm 2021/);
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    await tabTo(page, /^A01 .*· Tày;/);
    // Tab flows on: from the last cell of a part into the next part, and behind the last part to the buttons.
    await typeSection(page, valuesOf('A'));
    await expect.poll(() => focused(page)).toMatch(/^B01 .*· Tổng số/);
    await typeSection(page, valuesOf('B'));
    expect(await focused(page)).toBe('Kiểm tra');
    await tabTo(page, /^Nộp phiếu$/);
    await page.keyboard.press('Enter');
    await dialog(page).getByText('68 ô đã nhập').waitFor();
    expect(await findings(page)).toEqual([]);
    await tabTo(page, /^Nộp phiếu$/);
    await page.keyboard.press('Enter');
    await said(page, 'Đã nộp DT01.');
  });

  it('R21 a district accepts one submission and returns another with a reason', async () => {
    const page = await openPage(browser);
    await signInByKeys(page, DISTRICT);
    await tabTo(page, /^Kiểm tra: DT01 .*Năm 2021/);
    await page.keyboard.press('Enter');
    await page.getByRole('grid').waitFor();
    await tabTo(page, /^Chấp nhận, sang đơn vị tiếp theo$/);
    await page.keyboard.press('Enter');
    await said(page, /^Đã chấp nhận phiếu của /);
    await page.getByRole('grid').waitFor();
    await tabTo(page, /^A01 .*· Tổng số:/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toMatch(/^A01 .*· Tày:/);
    await page.keyboard.press('Enter');
    await tabTo(page, /điều cần sửa/);
    await page.keyboard.type('Rà lại số hộ Tày.');
    await tabTo(page, /^Lý do chung/);
    await page.keyboard.type('Chưa khớp sổ theo dõi.');
    await tabTo(page, /^Trả lại \(1 ô\)$/);
    await page.keyboard.press('Enter');
    await dialog(page)
      .getByText(/sửa 1 ô được nêu/)
      .waitFor();
    expect(await findings(page)).toEqual([]);
    // Escape leaves everything as it was, the focus included.
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^Trả lại \(1 ô\)$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Trả lại$/);
    await page.keyboard.press('Enter');
    await said(page, /^Đã trả lại phiếu của /);
  });
});
