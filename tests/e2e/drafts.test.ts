import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { problem } from '../../src/platform/problems/catalogue.ts';
import { signOut } from '../../src/sign-in/contract.ts';
import { getSheet, type SubmissionRow } from '../../src/submissions/contract.ts';
import type { Session } from '../scenario/api.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, cell, dialog, expectText, heading, said, saved } from './pages.ts';
import { OWN_PASSWORD, personOf, seat } from './people.ts';
import { submissionOf } from './round.ts';

const ASKED = { form: 'DT01', period: '2021' };

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

type Desk = {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: Session;
  readonly row: SubmissionRow;
};

/** A commune at its DT01, which has not been sent. */
const sitDown = async (username: string): Promise<Desk> => {
  const context = await openComputer(browser);
  const session = await seat(context, username);
  const row = await submissionOf(session, ASKED);
  const page = await context.newPage();
  await page.goto(`/phieu/${row.id}`);
  await page.getByRole('grid').waitFor();
  return { context, page, session, row };
};

const typeInto = async (page: Page, row: string, column: string, value: string): Promise<void> => {
  await cell(page, row, column).click();
  await page.keyboard.type(value);
  await page.keyboard.press('Enter');
};

const storedValue = async (
  { session, row }: Pick<Desk, 'session' | 'row'>,
  code: string,
): Promise<string | undefined> => (await session.must(getSheet, { params: { id: row.id } })).values.cells[code];

describe('R16 drafts', () => {
  it('R16 with the network cut nothing typed is lost, the page says so, and it is sent once when the network is back', async () => {
    const desk = await sitDown('hongan.baolac');
    const { context, page } = desk;
    await typeInto(page, 'A01', 'Tày', '311');
    await saved(page);
    const sent: string[] = [];
    page.on('response', (response) => {
      if (response.request().method() === 'PATCH' && response.ok()) sent.push(response.request().postData() ?? '');
    });
    await context.setOffline(true);
    await typeInto(page, 'A01', 'Nùng', '312');
    await typeInto(page, 'A01', 'Mông', '313');
    await page.getByText('Mất kết nối: số liệu được giữ trên máy này').waitFor();
    await page.getByText(/^\s*Mất kết nối mạng\./).waitFor();
    expect(await storedValue(desk, 'A01.NUNG')).not.toBe('312');
    await context.setOffline(false);
    await saved(page);
    expect([await storedValue(desk, 'A01.NUNG'), await storedValue(desk, 'A01.MONG')]).toEqual(['312', '313']);
    expect(sent.filter((body) => body.includes('A01.NUNG')).length).toBe(1);
    await context.close();
  });

  it('R16 SEC-18 while the server’s clock is wrong the page says so at the mark, keeps what is typed, and sends it once the clock is right', async () => {
    const desk = await sitDown('hungdao.baolac');
    const { context, page, row } = desk;
    await typeInto(page, 'A01', 'Tày', '711');
    await saved(page);
    const { title, status } = problem('clock-wrong');
    let asked = 0;
    await context.route(`**/api/submissions/${row.id}/draft`, (route) => {
      if (route.request().method() !== 'PATCH') return route.continue();
      asked += 1;
      return route.fulfill({
        status,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'clock-wrong', title, status }),
      });
    });
    await typeInto(page, 'A01', 'Nùng', '712');
    await page.getByRole('status').getByText('Đồng hồ máy chủ đang sai').waitFor();
    expect(asked).toBeGreaterThan(0);
    expect(await cell(page, 'A01', 'Nùng').inputValue()).toBe('712');
    expect(await storedValue(desk, 'A01.NUNG')).not.toBe('712');
    await context.unroute(`**/api/submissions/${row.id}/draft`);
    await saved(page);
    expect(await storedValue(desk, 'A01.NUNG')).toBe('712');
    await context.close();
  });

  it('R16 two people of one account on the same cell choose cell by cell, and nothing is overwritten silently', async () => {
    const username = 'thuongthon.haquang';
    const [one, two] = [await sitDown(username), await sitDown(username)];
    await typeInto(one.page, 'A01', 'Tày', '401');
    await typeInto(one.page, 'A01', 'Nùng', '402');
    await saved(one.page);
    // Without taking the hand off the keys: a pause between the two would send the first alone.
    await cell(two.page, 'A01', 'Tày').click();
    for (const keys of ['501', '502']) {
      await two.page.keyboard.type(keys);
      await two.page.keyboard.press('Tab');
    }
    await expectText(dialog(two.page), /Số của tôi: 501[\s\S]*Số mới trên hệ thống: 401/);
    const [first, second] = [
      dialog(two.page).getByRole('radiogroup').nth(0),
      dialog(two.page).getByRole('radiogroup').nth(1),
    ];
    await first.getByRole('radio', { name: /^Số mới trên hệ thống/ }).check();
    await second.getByRole('radio', { name: /^Số của tôi/ }).check();
    await button(dialog(two.page), 'Lưu lựa chọn').click();
    await saved(two.page);
    expect(await cell(two.page, 'A01', 'Tày').inputValue()).toBe('401');
    expect(await cell(two.page, 'A01', 'Nùng').inputValue()).toBe('502');
    await expect.poll(() => storedValue(two, 'A01.NUNG')).toBe('502');
    expect(await storedValue(two, 'A01.TAY')).toBe('401');
  });

  it('R16 a second person at the same computer does not see what the first one left unsent; the first one gets it back', async () => {
    const { context, page, row } = await sitDown('congan.halang');
    await context.setOffline(true);
    await typeInto(page, 'A02', 'Tày', '7654');
    await page.getByText('Mất kết nối: số liệu được giữ trên máy này').waitFor();
    await page.close();
    await context.clearCookies();
    await context.setOffline(false);
    const other = await seat(context, 'tienthanh.quanghoa');
    const theirs = await context.newPage();
    await theirs.goto(`/phieu/${row.id}`);
    await heading(theirs, /./).first().waitFor();
    expect(await theirs.getByRole('grid').count()).toBe(0);
    await theirs.goto(`/phieu/${(await submissionOf(other, ASKED)).id}`);
    await theirs.getByRole('grid').waitFor();
    expect(await cell(theirs, 'A02', 'Tày').inputValue()).not.toBe('7.654');
    await theirs.close();
    await context.clearCookies();
    const session = await seat(context, 'congan.halang');
    const again = await context.newPage();
    await again.goto(`/phieu/${row.id}`);
    await said(again, 'Đã khôi phục phần nhập chưa gửi của lần trước trên máy này.');
    expect(await cell(again, 'A02', 'Tày').inputValue()).toBe('7.654');
    await expect.poll(() => storedValue({ session, row }, 'A02.TAY')).toBe('7654');
  });

  it('R16 when the session ends in the middle of typing, the password is asked for over the page and nothing is lost', async () => {
    const desk = await sitDown('mailong.nguyenbinh');
    const { page, session } = desk;
    await typeInto(page, 'A01', 'Tày', '611');
    await saved(page);
    await session.must(signOut);
    await typeInto(page, 'A01', 'Nùng', '612');
    await dialog(page).getByText('Đăng nhập lại').first().waitFor();
    expect(await cell(page, 'A01', 'Nùng').inputValue()).toBe('612');
    await dialog(page).getByRole('textbox', { name: 'Mật khẩu' }).fill(OWN_PASSWORD);
    await button(dialog(page), 'Đăng nhập').click();
    await saved(page);
    expect(await cell(page, 'A01', 'Nùng').inputValue()).toBe('612');
    expect(await storedValue({ session: await personOf('mailong.nguyenbinh'), row: desk.row }, 'A01.NUNG')).toBe('612');
  });
});
