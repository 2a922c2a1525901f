import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, dialog, heading, said } from './pages.ts';
import { seat } from './people.ts';

const OPERATOR = 'to.chuc';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

describe('R44 R45 the keeper of the catalogue classes units and reckons from totals', () => {
  let page: Page;
  beforeAll(async () => {
    const context = await openComputer(browser);
    await seat(context, OPERATOR);
    page = await context.newPage();
  });
  afterAll(() => page.context().close());

  it('R44 makes a scheme, pastes a list, settles what did not match, and finds the units in their groups', async () => {
    await page.goto('/quan-tri/phan-loai');
    await button(page, 'Lập cách phân loại').click();
    await dialog(page).getByLabel('Mã').fill('VTHU');
    await dialog(page).getByLabel('Tên').fill('Vùng thử nghiệm');
    await dialog(page).getByLabel('Các nhóm').fill('CAO; Vùng cao\nTHAP; Vùng thấp');
    await button(dialog(page), 'Lưu').click();
    await heading(page, 'Vùng thử nghiệm').waitFor();
    await button(page, 'Ghi danh sách mới').click();
    const list = dialog(page);
    await list.getByLabel('Căn cứ pháp lý').fill('Quyết định thử 1/QĐ');
    await list.getByLabel('Có hiệu lực từ ngày').fill('01/01/2020');
    await list.getByLabel('Có hiệu lực từ ngày').press('Tab');
    await list
      .getByLabel('Dán danh sách từ Excel hoặc Word')
      .fill('Xã Cốc Pàng, huyện Bảo Lạc\tVùng cao\nXã Không Có\tVùng thấp\nXã Đàm Thủy\tVùng thấp');
    await list.getByText('Nhận ra 2 đơn vị.').waitFor();
    await list.getByText('Không tìm thấy đơn vị này').waitFor();
    // Nothing is written while a line waits.
    await button(list, 'Ghi 2 đơn vị').click();
    await list.getByRole('alert').getByText('Các dòng cần xem lại').waitFor();
    await list.getByRole('checkbox', { name: 'Bỏ dòng này' }).check();
    await button(list, 'Ghi 2 đơn vị').click();
    await said(page, 'Đã ghi danh sách 2 đơn vị.');
    await page.getByText('159 đơn vị chưa biết thuộc nhóm nào').waitFor();
    await page.getByLabel('Nhóm').selectOption('CAO');
    await page.getByRole('rowheader', { name: /Cốc Pàng/ }).waitFor();
    expect(await page.getByRole('rowheader', { name: /Đàm Thủy/ }).count()).toBe(0);
  });

  it('R44 sees the totals of a group, and which, as of which day', async () => {
    await page.goto('/tong-hop?form=DT01&period=2021');
    await page.getByLabel('Nhóm đơn vị').selectOption({ label: 'Khu vực III' });
    await page
      .getByText(/Khu vực III \(.*\), tại ngày 31\/12\/2021/)
      .first()
      .waitFor();
    await page.getByText(/Chỉ tính các đơn vị thuộc Khu vực III/).waitFor();
    expect(new URL(page.url()).searchParams.get('group')).toBe('KV:III');
  });

  it('R45 writes an indicator with names offered, tries it, keeps it, and finds it beside the totals', async () => {
    await page.goto('/quan-tri/chi-tieu/moi');
    await page.getByLabel('Mã').fill('NU_THU');
    await page.getByLabel('Tên chỉ tiêu').fill('Tỷ lệ nữ thử nghiệm');
    const formula = page.getByRole('combobox', { name: 'Công thức' });
    await formula.click();
    await page.keyboard.type('DT01.A03.T');
    await page.getByRole('option', { name: /^TS/ }).click();
    await page.keyboard.type(' / DT01.A02.TS * 100');
    await page.getByLabel('Kỳ', { exact: true }).selectOption('2020');
    await button(page, 'Tính thử').click();
    await page
      .getByText(/^\d{2},\d %$|^\d{2},\d\u00a0%$/)
      .first()
      .waitFor();
    await page.getByLabel(/^Tính cho các kỳ/).fill('01/01/2019');
    await page.getByLabel(/^Tính cho các kỳ/).press('Tab');
    await button(page, 'Lập chỉ tiêu').click();
    await said(page, /^Đã ghi\. Chỉ tiêu hiện ngay/);
    await page.goto('/tong-hop?form=DT01&period=2020');
    const table = page.getByRole('table', { name: 'Chỉ tiêu tính toán' });
    await table.getByRole('columnheader', { name: 'Tỷ lệ nữ thử nghiệm' }).waitFor();
    expect(await table.getByRole('row').count()).toBe(12);
  });
});
