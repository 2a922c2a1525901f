import type { Browser, Locator, Page } from 'playwright-core';
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
  /** Answers the button that would be pressed last, where pressing it would take from other files what they look at. */
  way: (page: Page) => Promise<Locator | undefined>,
): Promise<void> => {
  const computer = await openComputer(browser);
  await seat(computer, who.username);
  const page = await computer.newPage();
  const presses = await countPresses(page);
  await page.goto('/');
  await heading(page, 'Việc cần làm').waitFor();
  const last = await way(page);
  if (last) expect(await last.isEnabled()).toBe(true);
  const all = (await presses()) + (last ? 1 : 0);
  counted.push({ who: who.words, task, presses: all, most });
  expect(all).toBeLessThanOrEqual(most);
  await computer.close();
};

const clerk = { words: 'Công chức xã', username: 'coba.baolac' };
const district = { words: 'Phòng Dân tộc huyện', username: 'baolac' };
const signer = { words: 'Phòng Dân tộc huyện', username: 'caobang' };
const verifier = { words: 'Cơ quan xác thực', username: 'ctk' };
const approver = { words: 'Phê duyệt', username: 'phe.duyet' };
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
    return undefined;
  });
  await walk(clerk, 'Mở mọi phiếu của một kỳ trên một trang', 1, async (page) => {
    await page
      .getByRole('link', { name: /^Nhập \d+ phiếu .* trên một trang$/ })
      .first()
      .click();
    await page.getByRole('navigation', { name: 'Các phiếu trên trang' }).waitFor();
    return undefined;
  });
  await walk(clerk, 'Mở phiếu trống để in', 3, async (page) => {
    await page
      .getByRole('link', { name: /^(Nhập tiếp|Bắt đầu nhập|Sửa và nộp lại|Xem, in): / })
      .first()
      .click();
    await button(page, 'In phiếu').click();
    await page.getByRole('menuitem', { name: /^Phiếu trống/ }).click();
    await dialog(page).waitFor();
    return undefined;
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
    return undefined;
  });
  await walk(district, 'Xem mọi phiếu của từng xã', 3, async (page) => {
    const menu = page.getByRole('navigation', { name: 'Các mục chính' });
    await menu.getByRole('link', { name: 'Số liệu các đơn vị' }).click();
    await menu.getByRole('link', { name: 'Đợt thu thập, tiến độ' }).click();
    await page.getByRole('link', { name: 'Tiến độ từng đơn vị' }).click();
    await heading(page, 'Tiến độ · Huyện Bảo Lạc').waitFor();
    return undefined;
  });
});

it('R37 signing, verifying and approving take three presses: open, look, decide', async () => {
  await walk(signer, 'Chốt số liệu huyện của một phiếu', 3, async (page) => {
    await page
      .getByRole('link', { name: /^Xem và chốt: / })
      .first()
      .click();
    await button(page, 'Chốt số liệu').click();
    const last = button(dialog(page), 'Chốt số liệu');
    await last.and(page.locator(':enabled')).waitFor();
    return last;
  });
  await walk(verifier, 'Xác thực số liệu một huyện đã chốt', 3, async (page) => {
    await page
      .getByRole('link', { name: /^Xem và xác thực: / })
      .first()
      .click();
    await button(page, 'Xác thực số liệu').click();
    const last = button(dialog(page), 'Xác thực số liệu');
    await last.and(page.locator(':enabled')).waitFor();
    return last;
  });
  await walk(approver, 'Phê duyệt và khóa một phiếu', 3, async (page) => {
    await page
      .getByRole('link', { name: /^Xem và phê duyệt: / })
      .first()
      .click();
    await button(page, /^Phê duyệt DT/)
      .first()
      .click();
    const last = button(dialog(page), 'Phê duyệt và khóa');
    await last.and(page.locator(':enabled')).waitFor();
    return last;
  });
});

it('R37 a leader sees a district in one press, the origin of a figure in two', async () => {
  await walk(leader, 'Xem một huyện: từng xã, từng phiếu', 1, async (page) => {
    await page.getByRole('region', { name: 'Các huyện, thành phố' }).getByRole('link').first().click();
    await heading(page, /^Tiến độ · /).waitFor();
    return undefined;
  });
  await walk(leader, 'Xem một số tổng hợp từ đâu', 2, async (page) => {
    await page.getByRole('article').first().getByRole('link').click();
    await page
      .getByRole('button', { name: /Xem nguồn gốc$/ })
      .first()
      .click();
    await page.getByRole('complementary', { name: 'Số này từ đâu' }).waitFor();
    return undefined;
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
    return undefined;
  });
});

it('R37 who manages accounts finds one by a word, opens it and has its acts in sight', async () => {
  await walk(accounts, 'Tìm và mở một tài khoản', 3, async (page) => {
    await button(page, /^Tìm/).click();
    await page.getByRole('combobox').fill('sct');
    await page.getByRole('group', { name: 'Tài khoản' }).getByRole('option').first().click();
    await heading(page, /^Tài khoản /).waitFor();
    return undefined;
  });
});

it('R37 docs/clicks.md says what was counted', () => {
  expect(counted.length).toBe(12);
  expect(keepClicks(counted)).toBe(true);
});
