import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { personOf, seat } from './people.ts';
import { submissionOf } from './round.ts';

const LONG = 'Xóm_Bản_Giốc_Nà_Đeng_Lũng_Pán_'.repeat(2);

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** Gives the first row head and the first column head of each table the name; answers what is then printed outside its own cell. */
const outside = (page: Page): Promise<string[]> =>
  page.evaluate((name) => {
    const last = (cell: Element): Node | null => {
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      let found: Node | null = null;
      for (let text = texts.nextNode(); text; text = texts.nextNode()) if (text.textContent?.trim()) found = text;
      return found;
    };
    const named = [...document.querySelectorAll('main table')].flatMap((table) =>
      ['tbody th[scope="row"]', 'thead th:last-child', 'tbody td:last-child']
        .flatMap((which) => [...table.querySelectorAll(which)].slice(0, 1))
        .filter((cell) => !cell.matches('.no-print') && last(cell) && cell.getBoundingClientRect().width > 0),
    );
    for (const cell of named) {
      const text = last(cell);
      if (text) text.textContent = name;
    }
    return named.flatMap((cell) => {
      const text = last(cell);
      if (!text) return [];
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = cell.getBoundingClientRect();
      const out = [...range.getClientRects()].some(({ left, right }) => left < box.left - 1 || right > box.right + 1);
      return out ? [`${cell.tagName} ${cell.className} of ${cell.closest('table')?.className}`] : [];
    });
  }, LONG);

describe('R35 a name without a space stands over nothing beside it', () => {
  const rows: readonly (readonly [string, string, () => Promise<string>])[] = [
    ['totals', 'lanh.dao', async () => '/tong-hop?phieu=DT01&ky=2021'],
    ['campaigns', 'to.chuc', async () => '/dot-thu-thap'],
    ['review', 'hoaan', async () => '/kiem-tra/DT07/2021'],
    [
      'a sheet',
      'tienthanh.quanghoa',
      async () =>
        `/phieu/${(await submissionOf(await personOf('tienthanh.quanghoa'), { form: 'DT01', period: '2021' })).id}`,
    ],
  ];
  it.each(rows)('%s: on a screen, on a phone, on paper', async (_page, username, address) => {
    for (const [width, media] of [
      [1366, 'screen'],
      [360, 'screen'],
      [690, 'print'],
    ] as const) {
      const context = await openComputer(browser, width);
      await seat(context, username);
      const page = await context.newPage();
      await page.goto(await address());
      await page.locator('main table').first().waitFor();
      await page.emulateMedia({ media });
      expect([width, media, await outside(page)]).toEqual([width, media, []]);
      await context.close();
    }
  });
});
