import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer, openPage } from './browser.ts';
import { button, enter, heading, typePassword } from './pages.ts';
import { issuedPassword, seat } from './people.ts';

const browser: Browser = await openBrowser();
keepPictures(() => browser);
afterAll(() => browser.close());

const menu = (page: Page) => page.getByRole('navigation', { name: 'Các mục chính' });

it('R35 a wrong address keeps the menu of who is signed in, and asks a stranger to sign in first', async () => {
  const computer = await openComputer(browser);
  await seat(computer, 'hongan.baolac');
  const page = await computer.newPage();
  for (const address of ['/khong-co-trang-nay', '/phieu/khong/co/gi', '/quan-tri/khong-co']) {
    await page.goto(address);
    await heading(page, 'Không có trang này').waitFor();
    await menu(page).getByRole('link', { name: 'Việc cần làm' }).waitFor();
  }
  await menu(page).getByRole('link', { name: 'Việc cần làm' }).click();
  await heading(page, 'Việc cần làm').waitFor();
  const stranger = await openPage(browser);
  await stranger.goto('/khong-co-trang-nay');
  await heading(stranger, 'Đăng nhập').waitFor();
});

it('R37 without a network the first page says so instead of staying blank, and comes by itself when it is back', async () => {
  const computer = await openComputer(browser);
  const page = await computer.newPage();
  await enter(page, 'hongan.baolac');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  // The machine has no network: what is kept opens and says what is wrong.
  await computer.setOffline(true);
  await page.goto('/');
  await heading(page, 'Chưa kết nối được với máy chủ').waitFor();
  await computer.setOffline(false);
  await heading(page, 'Việc cần làm').waitFor();
  // The machine has one, the server does not answer: no event tells that it is back.
  await page.route('**/api/**', (route) => route.abort());
  await page.goto('/');
  await heading(page, 'Chưa kết nối được với máy chủ').waitFor();
  await page.unroute('**/api/**');
  await heading(page, 'Việc cần làm').waitFor();
});

it('R37 what failed on a page while the network was away is there when it is back', async () => {
  const computer = await openComputer(browser);
  const page = await computer.newPage();
  await enter(page, 'hongan.baolac');
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await computer.setOffline(true);
  await menu(page).getByRole('link', { name: 'Nhập số liệu' }).click();
  await page.getByText('Không kết nối được với máy chủ').waitFor();
  await computer.setOffline(false);
  await page.getByRole('table').waitFor();
});

it('R4 signing in says when Vietnamese typing is on, and takes an issued password that was copied with a space', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') asked.push(request.url());
  });
  await typePassword(page, 'đồngloan.halang', 'x');
  await page.getByText('Tên đăng nhập không có dấu.').waitFor();
  expect(asked).toEqual([]);
  await typePassword(page, 'dongloan.halang', 'Mật-khẩu');
  await page.getByRole('alert').waitFor();
  await page.getByText('Mật khẩu vừa gõ có chữ tiếng Việt.').waitFor();
  await typePassword(page, 'dongloan.halang', ` ${issuedPassword('dongloan.halang')} `);
  await heading(page, 'Đổi mật khẩu').waitFor();
});

it('R3 the meter calls no password good that a rule refuses', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  await typePassword(page, 'dongloan.halang', issuedPassword('dongloan.halang'));
  const next = page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true });
  await next.fill('RungThongChieuDong26');
  await page.getByText('Yếu', { exact: true }).waitFor();
  await next.fill('Rung-Thong-Chieu-Dong-26');
  await page.getByText('Rất tốt', { exact: true }).waitFor();
  expect(await button(page, 'Đổi mật khẩu').isEnabled()).toBe(true);
});

it('R37 every page says whom to call and opens the guide where it speaks of that page', async () => {
  const computer = await openComputer(browser);
  await seat(computer, 'hongan.baolac');
  const page = await computer.newPage();
  await page.goto('/phieu');
  await menu(page).getByRole('link', { name: '0206 3857 441' }).waitFor();
  await menu(page).getByRole('link', { name: 'Hướng dẫn trang này' }).click();
  await heading(page, 'Xã, phường, thị trấn: nhập và nộp phiếu').waitFor();
  await heading(page, '2. Việc cần làm').waitFor();
  const pictures = await page.locator('article img').evaluateAll(async (all: HTMLImageElement[]) => {
    for (const image of all) image.loading = 'eager';
    await Promise.all(all.map((image) => image.decode().catch(() => undefined)));
    return all.map(({ naturalWidth }) => naturalWidth > 0);
  });
  expect(pictures.length).toBeGreaterThan(2);
  expect(pictures).not.toContain(false);
  await page.getByRole('link', { name: 'Mục lục hướng dẫn' }).click();
  await heading(page, 'Hướng dẫn sử dụng').waitFor();
  await page.goto('/huong-dan/khong-co');
  await heading(page, 'Không có trang này').waitFor();
});

it('R37 the search in the bar, by Ctrl K, lists what the server finds of all sheets, not of the first page', async () => {
  const computer = await openComputer(browser);
  await seat(computer, 'lanh.dao');
  const page = await computer.newPage();
  await page.goto('/');
  await heading(page, 'Việc cần làm').waitFor();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('le lai');
  const rest = page.getByRole('option', { name: /^Xem tất cả \d+$/ });
  await rest.waitFor();
  await rest.click();
  await heading(page, 'Phiếu của các đơn vị').waitFor();
  await page.getByText('Xã Lê Lai, huyện Thạch An').first().waitFor();
  const units = await page.getByRole('cell', { name: /, huyện / }).allInnerTexts();
  expect(units.length).toBeGreaterThan(0);
  expect(new Set(units)).toEqual(new Set(['Xã Lê Lai, huyện Thạch An']));
  const found = Number(/^(\d+) phiếu$/.exec((await page.getByText(/^\d+ phiếu$/).innerText()).trim())?.[1]);
  expect(found).toBe(units.length);
});
