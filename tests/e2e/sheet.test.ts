import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, cell, enter, expectText, heading, paste, said, saved } from './pages.ts';
import { seat } from './people.ts';
import { submissionOf } from './round.ts';

const CLERK = 'xuantruong.baolac';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

const open = async (form: string, width?: number, height?: number): Promise<Page> => {
  const context = await openComputer(browser, width, height);
  const session = await seat(context, CLERK);
  const { id } = await submissionOf(session, { form, period: '2021' });
  const page = await context.newPage();
  await page.goto(`/phieu/${id}`);
  await page.getByRole('grid').waitFor();
  return page;
};

const texts = (page: Page, row: string, groups: readonly string[]): Promise<string[]> =>
  Promise.all(groups.map((group) => cell(page, row, group).inputValue()));
const hasFocus = (place: Locator): Promise<boolean> => place.evaluate((node) => node === document.activeElement);

/** Nothing lies over the middle of it, and it is on the screen. */
const isSeen = (place: Locator): Promise<boolean> =>
  place.evaluate((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === node;
  });

const frameOf = (page: Page) =>
  page.locator(':focus').evaluate((node) => {
    const around = getComputedStyle(node.closest('td') ?? node, '::after');
    return { outline: getComputedStyle(node).outlineStyle, cell: around.borderTopStyle };
  });

describe('R16 the table', () => {
  it('R16 after signing in, the work list and a sheet, a cell has one frame around it', async () => {
    const context = await openComputer(browser);
    const page = await context.newPage();
    await enter(page, CLERK);
    await page.goto('/');
    await heading(page, 'Việc cần làm').waitFor();
    await page.getByRole('link', { name: /: DT01 .*Năm 2021/ }).click();
    await page.getByRole('grid').waitFor();
    await cell(page, 'A01', 'Tày').click();
    expect(await frameOf(page)).toEqual({ outline: 'none', cell: 'solid' });
    await context.close();
  });

  it.each([
    [1366, 768],
    [1920, 1080],
  ])(
    'R16 at %i px one column of figures is 120 px wide, the words have the rest, and nothing scrolls by itself',
    async (width, height) => {
      const page = await open('DT04', width, height);
      const frame = page.locator('.ft-frame');
      const { figure, label, top, scrolls } = await frame.evaluate((element) => {
        const [code, words, value] = [...element.querySelectorAll('thead th')].map((th) => th.getBoundingClientRect());
        return {
          figure: Math.round(value?.width ?? 0),
          label: (words?.width ?? 0) > (code?.width ?? 0) * 8,
          top: element.getBoundingClientRect().top,
          scrolls: element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1,
        };
      });
      expect([figure, label, scrolls]).toEqual([120, true, false]);
      expect(top).toBeLessThanOrEqual(220);
      await page.context().close();
    },
  );

  it('R16 on a telephone the columns beyond the edge are counted, and the button goes on to them', async () => {
    const page = await open('DT01', 360, 740);
    const beyond = button(page, /^Còn \d+ cột bên phải$/);
    await beyond.waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const counted = async (): Promise<number> => Number(/\d+/.exec(await beyond.innerText())?.[0]);
    const before = await counted();
    await beyond.click();
    await expect.poll(counted).toBeLessThan(before);
    await page.context().close();
  });

  it('R16 Ctrl P prints the whole of the table, no buttons, and what is in a cell wraps', async () => {
    const page = await open('DT01');
    await cell(page, 'A01', 'Tày').click();
    await page.keyboard.type('123');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 703, height: 1000 });
    const paper = await page.evaluate(() => ({
      buttons: [...document.querySelectorAll('button, .mantine-Switch-root')].filter((one) => one.checkVisibility())
        .length,
      beyond: [...document.querySelectorAll('.ft th, .ft td')].filter((one) => one.getBoundingClientRect().right > 704)
        .length,
      fields: [...document.querySelectorAll('.entry-input')].filter((one) => one.checkVisibility()).length,
      text: getComputedStyle(document.querySelector('td[data-text]') ?? document.body, '::before').content,
    }));
    expect(paper).toEqual({ buttons: 0, beyond: 0, fields: 0, text: '"123"' });
    await page.context().close();
  });
});

describe('R16 habits of a spreadsheet', () => {
  it('R16 Ctrl D and Ctrl R fill, the handle fills by dragging, each is one edit to undo', async () => {
    const page = await open('DT01');
    await cell(page, 'A03', 'Tày').click();
    await paste(page, '7\t8\r\n');
    await said(page, 'Đã dán 2 ô');
    await cell(page, 'A03', 'Tày').click();
    await cell(page, 'A05', 'Nùng').click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+d');
    expect(await texts(page, 'A05', ['Tày', 'Nùng'])).toEqual(['7', '8']);
    await page.keyboard.press('Control+z');
    expect(await texts(page, 'A05', ['Tày', 'Nùng'])).toEqual(['', '']);
    await cell(page, 'A03', 'Mông').click();
    await page.keyboard.press('Control+r');
    expect(await cell(page, 'A03', 'Mông').inputValue()).toBe('8');
    const handle = page.locator('[data-handle]');
    const [from, to] = [await handle.boundingBox(), await cell(page, 'A03', 'Lô Lô').boundingBox()];
    if (!from || !to) throw new Error('nothing to drag');
    await page.mouse.move(from.x + 4, from.y + 4);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    expect(await texts(page, 'A03', ['Dao', 'Kinh', 'Lô Lô'])).toEqual(['8', '8', '8']);
    await page.keyboard.press('Control+z');
    expect(await texts(page, 'A03', ['Dao', 'Kinh', 'Lô Lô'])).toEqual(['', '', '']);
    await page.context().close();
  });

  it('R16 a sum is typed into a cell and its result is kept; sum, count and mean of what is chosen stand at the foot', async () => {
    const page = await open('DT01');
    await cell(page, 'A02', 'Tày').click();
    await page.keyboard.type('=12+30');
    await page.keyboard.press('Tab');
    expect(await cell(page, 'A02', 'Tày').inputValue()).toBe('42');
    await page.keyboard.type('=10/4');
    await page.keyboard.press('Tab');
    expect(await cell(page, 'A02', 'Nùng').inputValue()).toBe('=10/4');
    expect(await cell(page, 'A02', 'Nùng').getAttribute('aria-invalid')).toBe('true');
    await cell(page, 'A02', 'Nùng').click();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await saved(page);
    await cell(page, 'A02', 'Tày').click();
    await cell(page, 'A02', 'Nùng').click({ modifiers: ['Shift'] });
    await page.getByText('Tổng 52 · 2 ô có số · Trung bình 26').waitFor();
    await page.context().close();
  });

  it('R16 Tab and Enter flow on into the next part and back, and behind the last part Tab comes to the buttons', async () => {
    const page = await open('DT04');
    const last = page.locator('[data-place="A06.GT"]');
    await last.click();
    await page.keyboard.press('Tab');
    const next = page.locator('[data-place="B01.GT"]');
    await expect.poll(() => hasFocus(next)).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await expect.poll(() => hasFocus(last)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => hasFocus(next)).toBe(true);
    await page.getByRole('tab', { name: /^C\. / }).click();
    await page.locator('[data-place="C07.GT"]').focus();
    await page.keyboard.press('Tab');
    expect(await hasFocus(button(page, 'Kiểm tra'))).toBe(true);
    await page.context().close();
  });
});

describe('R13 what is wrong', () => {
  let page: Page;
  beforeAll(async () => {
    page = await open('DT07');
  });
  afterAll(() => page.context().close());

  it('R13 an untouched form shows no errors; the list stands beside the table, F8 goes from one problem to the next', async () => {
    expect(await page.getByText(/^\d+ lỗi$/).count()).toBe(0);
    for (const place of ['A01.TAY', 'A09.TAY']) {
      await page.locator(`[data-place="${place}"]`).click();
      await page.keyboard.type('12x');
      await page.keyboard.press('Enter');
    }
    await page.keyboard.press('F8');
    const list = page.getByRole('region', { name: 'Lỗi và cảnh báo' });
    await expectText(list, /A01 · Tày/);
    for (const [place, key] of [
      ['A01.TAY', 'F8'],
      ['A09.TAY', 'Shift+F8'],
      ['A01.TAY', 'F8'],
    ] as const) {
      const wrong = page.locator(`[data-place="${place}"]`);
      await expect.poll(() => hasFocus(wrong)).toBe(true);
      expect(await isSeen(wrong)).toBe(true);
      await page.keyboard.press(key);
    }
    const table = await page.locator('.ft-frame').boundingBox();
    const beside = await list.boundingBox();
    expect((beside?.x ?? 0) >= (table?.x ?? 0) + (table?.width ?? 0)).toBe(true);
  });

  it('R13 a cell reached from the list lies under nothing, also where the window is low', async () => {
    await page.setViewportSize({ width: 1366, height: 460 });
    for (const place of ['A01', 'A09']) {
      await page
        .getByRole('listitem')
        .filter({ hasText: `${place} · Tày` })
        .getByRole('button')
        .first()
        .click();
      const wrong = page.locator(`[data-place="${place}.TAY"]`);
      await expect.poll(() => hasFocus(wrong)).toBe(true);
      expect(await isSeen(wrong)).toBe(true);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  it('R13 a part with something wrong or empty in it does not say that it is complete', async () => {
    for (const tab of await page.getByRole('tab').all()) expect(await tab.innerText()).not.toContain('Đã đủ');
    await expectText(page.getByRole('tab', { name: /^A\. / }), /2 lỗi/);
  });

  it('R13 an explanation that is too short says so at its field', async () => {
    for (const place of ['A01.TAY', 'A09.TAY']) {
      await page.locator(`[data-place="${place}"]`).click();
      await page.keyboard.press('Delete');
    }
    const other = await open('DT01');
    await cell(other, 'A02', 'Tày').click();
    await other.keyboard.type('99999');
    await other.keyboard.press('Enter');
    await button(other, 'Nộp phiếu').click();
    const explanation = other.getByRole('textbox', { name: 'Lời giải trình để giữ cảnh báo' }).first();
    await other.getByText('Sửa số liệu, hoặc ghi lời giải trình để giữ cảnh báo này.').first().waitFor();
    await explanation.fill('ok');
    await other.getByText('Ghi ít nhất 3 ký tự, đủ để người kiểm tra hiểu lý do.').waitFor();
    expect(await explanation.getAttribute('aria-invalid')).toBe('true');
    await explanation.fill('Nhập gộp hai thôn');
    await expect.poll(() => explanation.getAttribute('aria-invalid')).not.toBe('true');
    await other.context().close();
  });
});
