import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { openBrowser, openComputer } from './browser.ts';
import { button, enter, field, heading } from './pages.ts';
import { OWN_PASSWORD } from './people.ts';

const browser: Browser = await openBrowser();
afterAll(() => browser.close());

/** Paths of the pages whose pictures are kept on this computer. */
const pictures = (page: Page): Promise<string[]> =>
  page.evaluate(async () =>
    (await (await caches.open('pictures')).keys()).map(({ url }) => new URL(url).pathname.replace('/pictures', '')),
  );

const untilKept = async (page: Page, path: string): Promise<void> => {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(() => pictures(page), { timeout: 15_000 }).toContain(path);
};

/** A page whose own code does not begin before `begin` is called: what stands there until then is its picture. */
const openHeld = async (computer: BrowserContext): Promise<{ page: Page; begin: () => Promise<void> }> => {
  const page = await computer.newPage();
  await page.addInitScript(() => {
    const { append } = Element.prototype;
    Element.prototype.append = function (...nodes) {
      const own = nodes.some((node) => node instanceof HTMLScriptElement && node.type === 'module');
      if (own) Object.assign(window, { begin: () => append.apply(this, nodes) });
      else append.apply(this, nodes);
    };
  });
  return { page, begin: () => page.evaluate('begin()') };
};

/** Opens an address until its picture comes: where the answers take longer than the worker waits for them, the page comes without. */
const openPicture = async (page: Page, path: string): Promise<void> =>
  expect
    .poll(
      async () => {
        await page.goto(path);
        return page.evaluate(() => document.getElementById('root')?.hasChildNodes());
      },
      { timeout: 15_000 },
    )
    .toBe(true);

const hasBegun = (page: Page): Promise<boolean> =>
  page.evaluate(() => Object.keys(document.getElementById('root') ?? {}).some((name) => name.startsWith('__react')));

it('R37 the sign-in stands there before its code: what is typed and pressed in its picture is kept', async () => {
  const computer = await openComputer(browser);
  const first = await computer.newPage();
  await enter(first, 'phihai.quanghoa');
  await first.close();
  await computer.clearCookies();
  const again = await computer.newPage();
  await again.goto('/dang-nhap');
  await untilKept(again, '/dang-nhap');
  await again.close();

  const { page, begin } = await openHeld(computer);
  await openPicture(page, '/dang-nhap');
  await heading(page, 'Đăng nhập').waitFor();
  expect(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete'))).toBe('username');
  await page.keyboard.type('phihai.quanghoa');
  await page.keyboard.press('Tab');
  await page.keyboard.type(OWN_PASSWORD);
  await page.keyboard.press('ArrowLeft');
  expect(await hasBegun(page)).toBe(false);
  await begin();
  await expect.poll(() => hasBegun(page)).toBe(true);
  expect(await field(page, 'Tên đăng nhập').inputValue()).toBe('phihai.quanghoa');
  const box = page.getByRole('textbox', { name: 'Mật khẩu' });
  expect(
    await box.evaluate((input: HTMLInputElement) => input === document.activeElement && input.selectionStart),
  ).toBe(OWN_PASSWORD.length - 1);
  await page.keyboard.press('Enter');
  await heading(page, 'Việc cần làm').waitFor();
  await page.close();

  await computer.clearCookies();
  const next = await openHeld(computer);
  await openPicture(next.page, '/dang-nhap');
  await field(next.page, 'Tên đăng nhập').fill('phihai.quanghoa');
  await next.page.getByRole('textbox', { name: 'Mật khẩu' }).fill(OWN_PASSWORD);
  await button(next.page, 'Đăng nhập').click();
  await next.begin();
  await heading(next.page, 'Việc cần làm').waitFor();
});

it('R37 the work list stands there before its code; whoever is signed out sees the sign-in in its place, and the list is forgotten', async () => {
  const computer = await openComputer(browser);
  const first = await computer.newPage();
  await first.goto('/dang-nhap');
  await untilKept(first, '/dang-nhap');
  await enter(first, 'phihai.quanghoa');
  await untilKept(first, '/');
  const tasks = await first.locator('main .task-list li').allTextContents();
  await first.close();

  const { page, begin } = await openHeld(computer);
  await openPicture(page, '/');
  await heading(page, 'Việc cần làm').waitFor();
  expect(await page.locator('main .task-list li').allTextContents()).toEqual(tasks);
  expect(await hasBegun(page)).toBe(false);
  await button(page, /^Người dùng/).click();
  await begin();
  await page.getByRole('link', { name: 'Tài khoản của tôi' }).waitFor();
  await page.close();

  await computer.clearCookies();
  const out = await openHeld(computer);
  await openPicture(out.page, '/');
  await heading(out.page, 'Đăng nhập').waitFor();
  expect(new URL(out.page.url()).pathname).toBe('/dang-nhap');
  expect(await out.page.content()).not.toContain('task-list');
  await expect.poll(() => pictures(out.page)).toEqual(['/dang-nhap']);
  await out.begin();
  await expect.poll(() => hasBegun(out.page)).toBe(true);
  expect(new URL(out.page.url()).pathname).toBe('/dang-nhap');
});

it('R37 a link in a picture leads where it says before the code of the page has begun', async () => {
  const computer = await openComputer(browser);
  const first = await computer.newPage();
  await enter(first, 'phihai.quanghoa');
  await untilKept(first, '/');
  await first.close();
  const { page } = await openHeld(computer);
  await openPicture(page, '/');
  const link = page.locator('main .task-list li a').first();
  const address = await link.getAttribute('href');
  await link.click();
  await page.waitForURL((url) => url.pathname + url.search === address);
});

it('ASVS 14.3.3 a page in which something was typed is not kept, and leaving the session forgets the work list', async () => {
  const computer = await openComputer(browser);
  const page = await computer.newPage();
  await page.goto('/dang-nhap');
  await untilKept(page, '/dang-nhap');
  await page.evaluate(async () => void (await caches.delete('pictures')));
  await page.reload();
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill('Mot-mat-khau-da-go-2022!');
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(await pictures(page)).toEqual([]);

  await enter(page, 'phihai.quanghoa');
  await untilKept(page, '/');
  await button(page, /^Người dùng/).click();
  await button(page, 'Đăng xuất').click();
  await heading(page, 'Đăng nhập').waitFor();
  expect(await pictures(page)).not.toContain('/');
});

it('R37 a question opened in a picture stays open, and where the code of the page cannot be had the page says so', async () => {
  const computer = await openComputer(browser);
  const first = await computer.newPage();
  await first.route('**/assets/index-*.js', (route) => route.abort());
  await first.goto('/dang-nhap');
  await first.getByText('Chưa tải được trang. Kiểm tra đường truyền rồi tải lại.').waitFor();
  await first.unroute('**/assets/index-*.js');
  await first.goto('/dang-nhap');
  await untilKept(first, '/dang-nhap');
  await first.close();
  const { page, begin } = await openHeld(computer);
  await openPicture(page, '/dang-nhap');
  await page.getByText('Quên mật khẩu?').click();
  await begin();
  await page.getByText('Để lại yêu cầu').waitFor();
});
