import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { hasOwnPassword, issuedPassword, noteOwnPassword, OWN_PASSWORD } from './people.ts';

export const heading = (page: Page, name: string | RegExp): Locator => page.getByRole('heading', { name });
export const button = (page: Page | Locator, name: string | RegExp): Locator =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
export const field = (page: Page | Locator, name: string | RegExp): Locator => page.getByLabel(name);
export const dialog = (page: Page): Locator => page.getByRole('dialog');

/** What the product says at the foot of the page after a action. */
export const said = (page: Page, words: string | RegExp): Promise<void> => page.getByText(words).first().waitFor();

export const typePassword = async (page: Page, username: string, password: string): Promise<void> => {
  await page.getByLabel('Tên đăng nhập').fill(username);
  await page.getByRole('textbox', { name: 'Mật khẩu' }).fill(password);
  await button(page, 'Đăng nhập').click();
};

/** After signing in with it the issued password is not asked for again, unless the page was loaded anew. */
export const changeIssuedPassword = async (page: Page, username: string): Promise<void> => {
  const next = page.getByRole('textbox', { name: 'Mật khẩu mới', exact: true });
  await next.waitFor();
  const given = page.getByRole('textbox', { name: 'Mật khẩu được cấp' });
  if (await given.isVisible()) await given.fill(issuedPassword(username));
  await next.fill(OWN_PASSWORD);
  await page.getByRole('textbox', { name: 'Nhập lại mật khẩu mới' }).fill(OWN_PASSWORD);
  await button(page, 'Đổi mật khẩu').click();
  await heading(page, 'Việc cần làm').waitFor();
  noteOwnPassword(username);
};

/** Signs in through the pages, the first time with the change of the issued password, until the work list stands there. */
export const enter = async (page: Page, username: string): Promise<void> => {
  await page.goto('/dang-nhap');
  const own = hasOwnPassword(username);
  await typePassword(page, username, own ? OWN_PASSWORD : issuedPassword(username));
  if (!own) await changeIssuedPassword(page, username);
  await heading(page, 'Việc cần làm').waitFor();
};

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A cell of the table on the page as a screen reader names it: its row's code, its row's and its column's words. */
export const cell = (page: Page, row: string, column: string): Locator =>
  page.getByRole('textbox', { name: new RegExp(`^${row} [^;]*· ${literally(column)}(;|$)`) });

/** The columns of DT01's and DT07's first section that are typed. */
export const GROUPS = ['Tày', 'Nùng', 'Mông', 'Dao', 'Kinh', 'Sán Chỉ (Sán Chay)', 'Lô Lô', 'Dân tộc khác'] as const;

export const saved = (page: Page): Promise<void> => page.getByText(/^\s*Đã lưu lúc \d\d:\d\d$/).waitFor();

/** A download that a action starts: its name and size. */
export const downloaded = async (
  page: Page,
  action: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Buffer }> => {
  const [file] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), action()]);
  const stream = await file.createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return { name: file.suggestedFilename(), bytes: Buffer.concat(chunks) };
};

/** As the clerk pastes: what the spreadsheet put on the clipboard, then Ctrl V. */
export const paste = async (page: Page, text: string): Promise<void> => {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
};

/** Waits until the place says so. */
export const expectText = async (place: Locator, words: string | RegExp): Promise<void> => {
  await expect.poll(() => place.innerText(), { timeout: 15_000, interval: 100 }).toMatch(words);
};
