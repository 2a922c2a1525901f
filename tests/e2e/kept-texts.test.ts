import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { listCampaigns } from '../../src/campaigns/contract.ts';
import { signOut } from '../../src/sign-in/contract.ts';
import { getSheet, listSubmissions } from '../../src/submissions/contract.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, dialog, expectText, field, said } from './pages.ts';
import { OWN_PASSWORD, seat } from './people.ts';

const DISTRICT = 'haquang';
const ASKED = { form: 'DT07', period: '2021' };
const QUEUE = `/kiem-tra/${ASKED.form}/${ASKED.period}`;
const REASON = 'Số hộ nghèo tăng đột biến.\nĐề nghị rà soát lại từng xóm.';
const FOUND = /Nội dung gõ lúc .+, chưa gửi, được giữ trên máy này\./;

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** A district at its queue, with two sheets that wait to be checked. */
const sitDown = async (context: BrowserContext) => {
  const session = await seat(context, DISTRICT);
  const { submissions } = await session.must(listSubmissions, { query: { ...ASKED, state: 'submitted', limit: 200 } });
  const [one = '', other = ''] = submissions.map(({ id }) => id);
  return { session, page: await context.newPage(), one, other };
};

const openSheet = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${QUEUE}?phieu=${id}`);
  await page.locator('.review-main').waitFor();
};
const panel = (page: Page) => page.getByRole('complementary', { name: 'Trả lại với lý do' });
const reason = (page: Page) => panel(page).getByRole('textbox', { name: 'Lý do chung' });
const cellReason = (page: Page) => panel(page).getByRole('textbox', { name: /điều cần sửa$/ });
const keptKeys = (page: Page): Promise<string[]> =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('dang-go/')));

describe('R16 what is typed outside the sheet is not lost', () => {
  it('R21 a return being written outlives another commune, a reload and the end of the session, and goes once it is sent', async () => {
    const context = await openComputer(browser);
    const { session, page, one, other } = await sitDown(context);
    await openSheet(page, one);
    await page
      .getByRole('gridcell', { name: /^A01 .*· Tày:/ })
      .first()
      .click();
    await cellReason(page).fill('Không khớp biểu DT01');
    await reason(page).fill(REASON);
    expect(await panel(page).getByText(FOUND).count()).toBe(0);
    await page.locator(`a[href*="${other}"]`).first().click();
    await expect.poll(() => cellReason(page).count()).toBe(0);
    await page.locator(`a[href*="${one}"]`).first().click();
    await expectText(panel(page), FOUND);
    expect([await cellReason(page).inputValue(), await reason(page).inputValue()]).toEqual([
      'Không khớp biểu DT01',
      REASON,
    ]);
    await reason(page).fill(`${REASON} Gấp.`);
    await page.reload();
    await expectText(panel(page), FOUND);
    expect(await reason(page).inputValue()).toBe(`${REASON} Gấp.`);
    await session.must(signOut);
    await button(page, 'Trả lại (1 ô)').click();
    await button(dialog(page), 'Trả lại').click();
    await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(OWN_PASSWORD);
    await button(page, 'Đăng nhập').click();
    await said(page, /^Đã trả lại phiếu của/);
    const { returns } = await (await seat(context, DISTRICT)).must(getSheet, { params: { id: one } });
    expect(returns[0]?.reason).toBe(`${REASON} Gấp.`);
    expect(await keptKeys(page)).toEqual([]);
    await context.close();
  });

  it('a dialog that was closed offers back what was typed in it, to its own object alone, and lets go of it when asked', async () => {
    const context = await openComputer(browser);
    const session = await seat(context, 'to.chuc');
    const { campaigns } = await session.must(listCampaigns, { query: {} });
    const [one = '', other = ''] = campaigns.map(({ id }) => `/dot-thu-thap/${id}`);
    const page = await context.newPage();
    const openExcuse = async (address: string): Promise<void> => {
      await page.goto(address);
      await button(page, 'Miễn nộp').click();
      await dialog(page).waitFor();
    };
    const why = () => field(dialog(page), /^Lý do/);
    await openExcuse(one);
    await why().fill(REASON);
    await page.keyboard.press('Escape');
    await button(page, 'Miễn nộp').click();
    await expectText(dialog(page), FOUND);
    expect(await why().inputValue()).toBe(REASON);
    await openExcuse(other);
    expect(await why().inputValue()).toBe('');
    await openExcuse(one);
    await button(dialog(page), 'Bỏ nội dung này').click();
    expect([await why().inputValue(), await dialog(page).getByText(FOUND).count()]).toEqual(['', 0]);
    expect(await keptKeys(page)).toEqual([]);
    await context.close();
  });

  it('R33 another person at the same browser does not see it; the first one finds it again', async () => {
    const context = await openComputer(browser);
    const page = await context.newPage();
    const text = () => field(dialog(page), 'Nội dung');
    const openReminder = async (username: string): Promise<void> => {
      await context.clearCookies();
      await seat(context, username);
      await page.goto(`/tien-do/${ASKED.form}/${ASKED.period}`);
      await button(page, /^Đôn đốc \d+ đơn vị trễ hạn/).click();
      await dialog(page).waitFor();
    };
    await openReminder('to.chuc');
    const usual = await text().inputValue();
    await text().fill(REASON);
    await openReminder('phe.duyet');
    expect([await text().inputValue(), await dialog(page).getByText(FOUND).count()]).toEqual([usual, 0]);
    await openReminder('to.chuc');
    expect(await text().inputValue()).toBe(REASON);
    await context.close();
  });

  it('R15 a campaign being written is there again in a new tab', async () => {
    const context = await openComputer(browser);
    await seat(context, 'to.chuc');
    const page = await context.newPage();
    await page.goto('/dot-thu-thap/moi');
    await field(page, /^Trích yếu/).fill('Đề nghị rà soát hộ nghèo\nđợt 2');
    await page.close();
    const again = await context.newPage();
    await again.goto('/dot-thu-thap/moi');
    await again.getByText(FOUND).waitFor();
    expect(await field(again, /^Trích yếu/).inputValue()).toBe('Đề nghị rà soát hộ nghèo\nđợt 2');
    await button(again, 'Bỏ nội dung này').click();
    await again.reload();
    expect(await field(again, /^Trích yếu/).inputValue()).toBe('');
    await context.close();
  });
});
