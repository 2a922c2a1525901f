import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/platform/print/workbook.ts';
import { openBrowser, openComputer } from './browser.ts';
import { button } from './pages.ts';
import { seat } from './people.ts';

const browser = await openBrowser();
afterAll(() => browser.close());

/** Presses a button that saves a file. */
const saved = async (page: Page, name: string): Promise<{ readonly name: string; readonly content: Buffer }> => {
  const coming = page.waitForEvent('download');
  await button(page, name).click();
  const file = await coming;
  return { name: file.suggestedFilename(), content: readFileSync(await file.path()) };
};

describe('R27 the trail leaves by its page', () => {
  it.each([1366, 360])('as a workbook and as CSV, under names with their diacritics (%i px)', async (width) => {
    const context = await openComputer(browser, width, 768);
    await seat(context, 'nhat.ky');
    const page = await context.newPage();
    await page.goto('/nhat-ky');
    const book = await saved(page, 'Xuất Excel');
    expect(book.name).toMatch(/^nhật ký \d{4}-\d\d-\d\d\.xlsx$/);
    const [sheet] = await readWorkbook(book.content);
    expect(sheet?.rows[0]?.slice(0, 3)).toEqual(['Mã dòng', 'Số niêm phong', 'Thời gian (UTC)']);
    const csv = await saved(page, 'Xuất CSV');
    expect(csv.name).toMatch(/^nhật ký \d{4}-\d\d-\d\d\.csv$/);
    const [head = '', ...lines] = csv.content.toString('utf8').split('\r\n');
    expect(head.startsWith('\uFEFF"Mã dòng";"Số niêm phong";')).toBe(true);
    expect(lines.length).toBeGreaterThan(1);
    // Nothing lies beside the page.
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/nhat-ky-${width}.png` });
    await context.close();
  });
});
