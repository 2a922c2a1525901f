import type { Browser, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer, picture } from './browser.ts';
import { dialog, heading } from './pages.ts';
import { seat } from './people.ts';

const browser: Browser = await openBrowser();
keepPictures(() => browser);
afterAll(() => browser.close());

const pageOf = async (username: string, width?: number, height?: number): Promise<Page> => {
  const computer = await openComputer(browser, width, height);
  await seat(computer, username);
  return computer.newPage();
};
const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe('the first page of a leader', () => {
  it('R36 shows figures, districts, who is late and each form on one screen of 1366 × 768, each leading on', async () => {
    const page = await pageOf('lanh.dao');
    await page.goto('/');
    await heading(page, 'Các huyện, thành phố').waitFor();
    await expect.poll(() => page.getByRole('article').count(), { timeout: 15_000 }).toBe(4);
    const tiles = page.getByRole('region', { name: 'Các huyện, thành phố' }).getByRole('listitem');
    // Ten districts and the offices of the province, each with its state in words.
    expect(await tiles.count()).toBe(11);
    for (const words of await tiles.allInnerTexts())
      expect(words).toMatch(/phiếu trễ hạn|phiếu bị trả lại|chưa nộp|chờ kiểm tra|đã chấp nhận đủ|được miễn nộp/);
    await heading(page, 'Đơn vị trễ hạn').waitFor();
    const beyond = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    expect(beyond).toBeLessThanOrEqual(0);
    await picture(page, 'guide/lanh-dao');
    await tiles.filter({ hasText: 'trễ hạn' }).first().getByRole('link').click();
    await heading(page, /^Tiến độ · /).waitFor();
  });

  it('R36 is read on a telephone without scrolling sideways', async () => {
    const page = await pageOf('lanh.dao', 360, 740);
    await page.goto('/');
    await heading(page, 'Các huyện, thành phố').waitFor();
    expect(await overflow(page)).toBe(0);
  });
});

describe('communes against forms', () => {
  it('R36 names each commune with the state of each form in words, and leads to the sheet', async () => {
    const page = await pageOf('quanghoa');
    await page.goto('/tien-do');
    await heading(page, 'Tiến độ · Huyện Quảng Hòa').waitFor();
    const table = page.getByRole('table');
    const rows = await table.getByRole('rowheader').allInnerTexts();
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.every((name) => /^(Huyện|Xã|Thị trấn) /.test(name))).toBe(true);
    const states = await table.getByRole('cell').allInnerTexts();
    for (const words of states)
      expect(words).toMatch(/Chấp nhận|Đã nộp|Bị trả lại|Đang nhập|Chưa nhập|Trễ hạn|Được miễn|không thu/);
    await picture(page, 'guide/tung-xa');
    await table
      .getByRole('link', { name: /, DT01: / })
      .first()
      .click();
    await heading(page, /DT01/).first().waitFor();
  });

  it('R36 says beside a unit when it was reminded last, and how', async () => {
    const page = await pageOf('quanghoa');
    await page.goto('/tien-do/DT01/2021');
    const late = page.getByRole('button', { name: /Trễ hạn/ }).first();
    await late.click();
    await page.getByText('Chưa nhắc').waitFor();
    await page.getByRole('button', { name: 'Đôn đốc 1 đơn vị' }).click();
    await dialog(page).getByRole('button', { name: 'Gửi đôn đốc' }).click();
    await page.getByText('Đã gửi đôn đốc đến 1 đơn vị.').waitFor();
    await page.reload();
    await page
      .getByRole('button', { name: /Trễ hạn.*đã nhắc \d\d\/\d\d/ })
      .first()
      .click();
    await page.getByText(/^\d\d:\d\d \d\d\/\d\d\/\d{4}, thông báo trong hệ thống$/).waitFor();
  });
});

describe('totals', () => {
  const top = (page: Page): Promise<number> =>
    page
      .getByRole('table')
      .locator('thead')
      .evaluate((head) => head.getBoundingClientRect().top);

  it('R30 keep their parameters in one row: the table begins within 220 px at 1366 × 768', async () => {
    const page = await pageOf('quanghoa');
    await page.goto('/tong-hop');
    await page.getByRole('table').waitFor();
    expect(await top(page)).toBeLessThanOrEqual(220);
    const tops = await page
      .getByRole('search')
      .locator(':scope > *')
      .evaluateAll((parts) =>
        parts.map((part) => Math.round(part.getBoundingClientRect().top + part.getBoundingClientRect().height / 2)),
      );
    expect(Math.max(...tops) - Math.min(...tops)).toBeLessThan(12);
  });

  it('R30 sort by a head: greatest first, least first, by name; who sent nothing says so and leads to the progress', async () => {
    const page = await pageOf('quanghoa');
    await page.goto('/tong-hop?form=DT01&period=2021&cells=A02.TS');
    const head = page.getByRole('columnheader', { name: /Nhân khẩu/ });
    await head.waitFor();
    const figures = async (): Promise<number[]> => {
      const texts = await page.getByRole('row').locator('.totals-figure').allInnerTexts();
      return texts
        .slice(1)
        .map((text) => Number(text.replace(/\D/g, '')))
        .filter((figure) => figure > 0);
    };
    await head.getByRole('button').click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending');
    expect(await figures()).toEqual((await figures()).toSorted((a, b) => b - a));
    await head.getByRole('button').click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending');
    expect(await figures()).toEqual((await figures()).toSorted((a, b) => a - b));
    await head.getByRole('button').click();
    await expect.poll(() => head.getAttribute('aria-sort')).toBe('none');
    await page.getByRole('link', { name: 'chưa nộp' }).first().click();
    await heading(page, 'Tiến độ · DT01 · Năm 2021').waitFor();
  });
});

describe('the search', () => {
  it('R37 finds units, forms, campaigns, sheets, pages and the guide without diacritics, by keyboard alone', async () => {
    const page = await pageOf('thachan');
    await page.goto('/');
    await heading(page, 'Việc cần làm').waitFor();
    const find = async (words: string): Promise<void> => {
      await page.keyboard.press('Control+k');
      await dialog(page).getByRole('combobox').waitFor();
      await page.keyboard.type(words);
    };
    const group = (name: string) => dialog(page).getByRole('group', { name });
    await find('le lai');
    await group('Đơn vị')
      .getByRole('option', { name: /^Xã Lê Lai, huyện Thạch An/ })
      .waitFor();
    await group('Phiếu đã giao').getByRole('option').first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/tong-hop');
    await find('cong tac dan toc');
    await group('Đợt thu thập').getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await find('ho ngheo');
    await group('Biểu, phiếu').getByRole('option', { name: /^DT07/ }).waitFor();
    await page.keyboard.press('Escape');
    await find('kiem tra phieu');
    await group('Trang').getByRole('option', { name: 'Kiểm tra phiếu' }).waitFor();
    await group('Hướng dẫn').getByRole('option').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/kiem-tra');
    // Another district's commune is not found.
    await find('hong an bao lac');
    await dialog(page).getByText('Không tìm thấy.').waitFor();
  });
});
