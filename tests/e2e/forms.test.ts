import type { Browser } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import { button, dialog, enter, field } from './pages.ts';

const browser: Browser = await openBrowser();
afterAll(() => browser.close());

it('R37 a form with something missing says so at each field and takes the person to the first, however long it is', async () => {
  const page = await openPage(browser, 360, 640);
  await page.goto('/quen-mat-khau');
  await button(page, 'Gửi yêu cầu').click();
  const wrong = page.locator('[aria-invalid=true]');
  expect(await wrong.count()).toBeGreaterThan(1);
  expect(await wrong.first().evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type('Xã Phi Hải');
  expect(await wrong.first().evaluate((input) => input === document.activeElement)).toBe(false);
});

it('R37 a dialog that cannot be confirmed yet says what is missing, and goes once it is there', async () => {
  const page = await openPage(browser);
  await enter(page, 'to.chuc');
  await page.goto('/dot-thu-thap');
  await page.getByRole('link', { name: 'Thu thập số liệu công tác dân tộc năm 2021' }).click();
  await button(page, 'Miễn nộp').click();
  const asked = dialog(page);
  await button(asked, 'Miễn nộp').click();
  await asked.getByRole('alert').getByText('Còn thiếu: Đơn vị được miễn; Lý do.').waitFor();
  await field(asked, 'Lý do').fill('Đơn vị đang sáp nhập');
  await asked.getByText('Còn thiếu: Đơn vị được miễn.').waitFor();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
});
