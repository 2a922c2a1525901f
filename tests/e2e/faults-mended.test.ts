import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, dialog, expectText, field, heading, said } from './pages.ts';
import { OWN_PASSWORD, seat } from './people.ts';

const browser: Browser = await openBrowser();
keepPictures(() => browser);
afterAll(() => browser.close());

const pageOf = async (username: string): Promise<Page> => {
  const computer = await openComputer(browser);
  await seat(computer, username);
  return computer.newPage();
};

it('R15 a campaign begins from an earlier one: title, forms of the year after, due dates, guidance; the letter stays to be written', async () => {
  const page = await pageOf('to.chuc');
  await page.goto('/dot-thu-thap');
  await page.getByRole('searchbox').fill('214/bdt');
  await page.getByRole('link', { name: 'Thu thập số liệu công tác dân tộc năm 2021' }).click();
  await page.getByRole('link', { name: 'Dùng lại đợt này' }).click();
  await heading(page, 'Văn bản').waitFor();
  const reuse = page.getByLabel('Dùng lại đợt trước');
  expect(await reuse.evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.text)).toBe(
    'Thu thập số liệu công tác dân tộc năm 2021',
  );
  await button(page, 'Điền theo đợt này').click();
  await said(page, 'Đã điền theo “Thu thập số liệu công tác dân tộc năm 2021”.');
  expect(await page.getByLabel('Số, ký hiệu').inputValue()).toBe('');
  await page.getByLabel('Số, ký hiệu').fill('77/BDT-CSDT');
  await page.getByLabel('Trích yếu').fill('Đề nghị cập nhật số liệu công tác dân tộc');
  await button(page, 'Tiếp tục').click();
  expect(await page.getByLabel('Tên đợt thu thập').inputValue()).toMatch(/năm 2022$/);
  await expectText(page.getByRole('main'), /DT01[\s\S]*Năm 2022/);
  await button(page, 'Tiếp tục').click();
  const due = (name: string): Promise<string> => page.getByRole('textbox', { name }).inputValue();
  for (const name of ['Cấp xã', 'Cấp huyện', 'Sở, ngành', 'Ban Dân tộc'])
    expect(await due(name)).toMatch(/^\d\d\/\d\d\/\d{4}$/);
  // Two levels may be due on one day; the sentence says what may not be.
  await page.getByRole('textbox', { name: 'Cấp huyện' }).fill(await due('Cấp xã'));
  expect(await page.getByText(/không được trước/).count()).toBe(0);
  await page.getByRole('textbox', { name: 'Cấp huyện' }).fill(await due('Mở từ ngày'));
  await button(page, 'Tiếp tục').click();
  await page
    .getByText(/^Hạn cấp huyện không được trước hạn cấp xã \(\d\d\/\d\d\/\d{4}\)\.$/)
    .first()
    .waitFor();
});

it('R4 SEC-07 the demonstration says why the second factor is off, and lets it be tried without a telephone', async () => {
  const page = await pageOf('snn');
  await page.goto('/tai-khoan-cua-toi');
  await heading(page, 'Tài khoản của tôi').waitFor();
  await button(page, 'Cài xác thực hai lớp').click();
  await dialog(page).getByLabel('Mật khẩu hiện tại').fill(OWN_PASSWORD);
  await button(dialog(page), 'Tiếp tục').click();
  await button(dialog(page), 'Bản minh họa: hiện mã thay điện thoại').click();
  const words = await dialog(page)
    .getByText(/Điện thoại lúc này sẽ hiện \d{6}\./)
    .innerText();
  await field(dialog(page), 'Mã đang hiện trong ứng dụng').fill(/\d{6}/.exec(words)?.[0] ?? '');
  await button(dialog(page), 'Bật xác thực hai lớp').click();
  await dialog(page).locator('.recovery-codes li').first().waitFor();
  const operator = await pageOf('lanh.dao');
  await operator.goto('/tai-khoan-cua-toi');
  await operator.getByText(/^Ở bản minh họa không bắt buộc, vì/).waitFor();
});

it('R36 notices beyond the newest are found by their words, on the page as in the address', async () => {
  const page = await pageOf('nguyenbinh');
  await page.goto('/thong-bao');
  await page.getByRole('searchbox', { name: 'Tìm trong thông báo' }).fill('thu thap');
  await expect.poll(() => new URL(page.url()).searchParams.get('tim')).toBe('thu thap');
  await page
    .getByRole('listitem')
    .filter({ hasText: /thu thập/i })
    .first()
    .waitFor();
  await page.getByRole('searchbox', { name: 'Tìm trong thông báo' }).fill('khongcothongbaonao');
  await page.getByText('Không có thông báo nào khớp.').waitFor();
});
