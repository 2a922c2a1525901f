import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { openBrowser, openPage } from './browser.ts';
import { enter, heading } from './pages.ts';

/** The weight is held here; how long the page takes beside a bare one only `npm run bench` says (tests/load/first-load.ts). */
const LIMIT = 200_000;

const browser = await openBrowser();
afterAll(() => browser.close());

/** Bytes of each script as it travelled, compressed, by address. */
const scripts = async (page: Page): Promise<[string, number][]> => {
  await page.waitForLoadState('networkidle');
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .map(({ name, encodedBodySize }): [string, number] => [name, encodedBodySize]),
  );
};

it('R37 sign-in and work list together need at most 200 kB of compressed JavaScript', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  await heading(page, 'Đăng nhập').waitFor();
  const first = await scripts(page);
  await enter(page, 'phihai.quanghoa');
  const all = new Map([...first, ...(await scripts(page))]);
  expect(first.length).toBeGreaterThan(0);
  const bytes = [...all.values()].reduce((sum, size) => sum + size, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(LIMIT);
});
