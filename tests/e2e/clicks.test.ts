import type { Browser, Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { countPresses, keepClicks, type Task } from './clicks.ts';
import { button, dialog, heading, said } from './pages.ts';
import { seat } from './people.ts';

const browser: Browser = await openBrowser();
keepPictures(() => browser);
afterAll(() => browser.close());

const counted: Task[] = [];

/** Walks one task from the work list to its end and notes how often somebody had to press. */
const walk = async (
  who: { readonly words: string; readonly username: string },
  task: string,
  most: number,
  way: (page: Page) => Promise<void>,
): Promise<void> => {
  const computer = await openComputer(browser);
  await seat(computer, who.username);
  const page = await computer.newPage();
  const presses = await countPresses(page);
  await page.goto('/');
  await heading(page, 'Việc cần làm').waitFor();
  await way(page);
  counted.push({ who: who.words, task, presses: await presses(), most });
  expect(await presses()).toBeLessThanOrEqual(most);
  await computer.close();
};

const clerk = { words: 'Công chức xã', username: 'coba.baolac' };
const district = { words: 'Phòng Dân tộc huyện', username: 'baolac' };
const leader = { words: 'Lãnh đạo', username: 'lanh.dao' };
const organiser = { words: 'Tổ chức đợt thu thập', username: 'to.chuc' };
const accounts = { words: 'Quản lý tài khoản', username: 'tai.khoan' };

it('R37 a clerk is in the sheet with one press, and sees what was sent with one', async () => {
  await walk(clerk, 'Mở phiếu cần nhập', 1, async (page) => {
    await page
      .getByRole('link', { name: /^(Nhập tiếp|Bắt đầu nhập|Sửa và nộp lại|Xem, in): / })
      .first()
      .click();
    await page.getByRole('grid').first().waitFor();
  });
  await walk(clerk, 'Mở phiếu trống để in', 3, async (page) => {
    await page
      .getByRole('link', { name: /^(Nhập tiếp|Bắt đầu nhập|Sửa và nộp lại|Xem, in): / })
      .first()
      .click();
    await button(page, 'In phiếu').click();
    await page.getByRole('menuitem', { name: /^Phiếu trống/ }).click();
    await dialog(page).waitFor();
  });
});

it('R37 a district checks and accepts one sheet in two presses, sees all forms of its communes in two', async () => {
  await walk(district, 'Kiểm tra, chấp nhận một phiếu', 3, async (page) => {
    await page
      .getByRole('link', { name: /^Kiểm tra: / })
      .first()
      .click();
    await button(page, /^Chấp nhận/)
      .first()
      .click();
    await said(page, /^Đã chấp nhận phiếu của /);
  });
  await walk(district, 'Xem mọi phiếu của từng xã', 3, async (page) => {
    const menu = page.getByRole('navigation', { name: 'Các mục chính' });
    await menu.getByRole('link', { name: 'Số liệu các đơn vị' }).click();
    await menu.getByRole('link', { name: 'Đợt thu thập, tiến độ' }).click();
    await page.getByRole('link', { name: 'Tiến độ từng đơn vị' }).click();
    await heading(page, 'Tiến độ · Huyện Bảo Lạc').waitFor();
  });
});

it('R37 a leader sees a district in one press, the origin of a figure in two', async () => {
  await walk(leader, 'Xem một huyện: từng xã, từng phiếu', 1, async (page) => {
    await page.getByRole('region', { name: 'Các huyện, thành phố' }).getByRole('link').first().click();
    await heading(page, /^Tiến độ · /).waitFor();
  });
  await walk(leader, 'Xem một số tổng hợp từ đâu', 2, async (page) => {
    await page.getByRole('article').first().getByRole('link').click();
    await page
      .getByRole('button', { name: /Xem nguồn gốc$/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Số này từ đâu' }).waitFor();
  });
});

it('R37 who runs campaigns reminds everybody who is late in three presses', async () => {
  await walk(organiser, 'Đôn đốc mọi đơn vị trễ hạn của một phiếu', 3, async (page) => {
    await page
      .getByRole('link', { name: /^Xem tiến độ DT01 / })
      .first()
      .click();
    await button(page, /^Đôn đốc \d+ đơn vị trễ hạn$/).click();
    await button(dialog(page), 'Gửi đôn đốc').click();
    await said(page, /^Đã gửi đôn đốc đến \d+ đơn vị/);
  });
});

it('R37 who manages accounts finds one by a word, opens it and has its acts in sight', async () => {
  await walk(accounts, 'Tìm và mở một tài khoản', 3, async (page) => {
    await button(page, /^Tìm/).click();
    await page.getByRole('combobox').fill('sct');
    await page.getByRole('group', { name: 'Tài khoản' }).getByRole('option').first().click();
    await heading(page, /^Tài khoản /).waitFor();
  });
});

it('R37 docs/clicks.md says what was counted', () => {
  expect(counted.length).toBe(8);
  expect(keepClicks(counted)).toBe(true);
});
