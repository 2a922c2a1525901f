import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, cell, dialog, downloaded, expectText, saved } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const CLERK = 'tamkim.nguyenbinh';
const SENTENCE = /Nhân khẩu Lô Lô tăng từ 0 lên 6 so với năm 2020, quá 10\s%\s?và quá 5 người/;

const openSheet = async (width: number, height: number): Promise<Page> => {
  const context = await openComputer(browser, width, height);
  const session = await seat(context, CLERK);
  const row = await submissionOf(session, { form: 'DT01', period: '2021' });
  const page = await context.newPage();
  await page.goto(`/phieu/${row.id}`);
  await page.getByRole('grid').waitFor();
  return page;
};

const type = async (page: Page, row: string, column: string, value: string): Promise<void> => {
  await cell(page, row, column).fill(value);
  await page.keyboard.press('Enter');
};

/** Says how it was found only when one asks. */
const expectBehind = async (page: Page, formula: string): Promise<void> => {
  const text = page.getByText(formula).first();
  expect(await text.isVisible()).toBe(false);
  await page.getByText('Cách tính', { exact: true }).first().click();
  expect(await text.isVisible()).toBe(true);
};

describe('R13 what a check finds is said as a sentence', () => {
  it('R13 in the bar, in the list with the formula behind “Cách tính”, and in the dialog of submitting', async () => {
    const page = await openSheet(1366, 768);
    for (const [row, value] of [
      ['A01', '2'],
      ['A02', '6'],
      ['A03', '3'],
      ['A04', '2'],
      ['A05', '4'],
      ['A06', '0'],
    ] as const)
      await type(page, row, 'Lô Lô', value);
    await saved(page);
    await expectText(page.getByRole('region', { name: 'Tình trạng phiếu' }), SENTENCE);
    await button(page, 'Kiểm tra').click();
    await expectBehind(page, '|A02 − kỳ trước của A02|');
    await page.context().close();
  });
});

describe('R35 a paper is looked at before it is printed', () => {
  it.each([
    [1366, 768],
    [360, 640],
  ])('R35 at %d × %d pixels: the pages in the product, then the file', async (width, height) => {
    const page = await openSheet(width, height);
    await button(page, 'In phiếu').click();
    await page.getByRole('menuitem', { name: 'Phiếu đã nhập (PDF)' }).click();
    const paper = dialog(page).getByRole('img', { name: /^Bản in .* trang$/ });
    await paper.waitFor();
    const drawn = () => paper.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));
    await expect.poll(drawn).toBeGreaterThan(500);
    const box = (await paper.boundingBox()) ?? expect.fail('no picture');
    expect(box.width).toBeLessThanOrEqual(width);
    const { name, bytes } = await downloaded(page, () => button(dialog(page), 'Tải PDF để in').click());
    expect(name).toMatch(/^DT01.*\.pdf$/);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await page.context().close();
  });
});
