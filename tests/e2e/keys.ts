import type { Page } from 'playwright-core';
import { heading } from './pages.ts';
import { OWN_PASSWORD, personOf } from './people.ts';

/** The name of what has the focus, as a screen reader would say it. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    const labelled =
      element?.getAttribute('aria-label') ??
      (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.labels?.[0]?.textContent
        : undefined);
    return (labelled ?? element?.textContent ?? '').trim();
  });

/** Tab (or Shift Tab) until the focus is on what is looked for. */
export const tabTo = async (page: Page, wanted: RegExp, key = 'Tab'): Promise<void> => {
  for (let presses = 0; presses < 120; presses++) {
    if (wanted.test(await focused(page))) return;
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not reach ${wanted}; it is on “${await focused(page)}”`);
};

export const signInByKeys = async (page: Page, username: string): Promise<void> => {
  await personOf(username);
  await page.goto('/dang-nhap');
  await heading(page, 'Đăng nhập').waitFor();
  await tabTo(page, /^Tên đăng nhập/);
  await page.keyboard.type(username);
  await tabTo(page, /^Mật khẩu/);
  await page.keyboard.type(OWN_PASSWORD);
  await page.keyboard.press('Enter');
  await heading(page, 'Việc cần làm').waitFor();
};

/** Goes to a button, a link or a menu's entry and presses it. */
export const pressKey = async (page: Page, wanted: RegExp, key = 'Tab'): Promise<void> => {
  await tabTo(page, wanted, key);
  await page.keyboard.press('Enter');
};

/** Goes to a field and types into it, over what stands there. */
export const typeInto = async (page: Page, wanted: RegExp, text: string): Promise<void> => {
  await tabTo(page, wanted);
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
};
