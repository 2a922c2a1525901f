import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterEach, inject } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { CHROMIUM_ARGUMENTS } from '../machine/chromium.ts';

const PATIENCE = 15_000;

export const baseUrl = (): string => inject('productUrl');

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_ARGUMENTS });

/** A computer of somebody: cookies, storage and clipboard of its own. */
export const openComputer = async (browser: Browser, width = 1366, height = 768): Promise<BrowserContext> => {
  const context = await browser.newContext({
    baseURL: baseUrl(),
    viewport: { width, height },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE);
  return context;
};

export const openPage = async (browser: Browser, width?: number, height?: number): Promise<Page> =>
  (await openComputer(browser, width, height)).newPage();

/** So long nothing is asked before a page counts as quiet; Playwright's `networkidle` waits half a second, once a page. */
const QUIET_MS = 150;

/** From now on the page's requests are counted; the answer waits until none is on its way. */
export const watchQuiet = (page: Page): (() => Promise<void>) => {
  let open = 0;
  let last = performance.now();
  const ended = () => {
    open -= 1;
    last = performance.now();
  };
  page.on('request', () => {
    open += 1;
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    last = performance.now();
    while (open > 0 || performance.now() - last < QUIET_MS) await page.waitForTimeout(25);
  };
};

/** When a test fails, what every open page showed lies in test-results/pictures. */
export const keepPictures = (browser: () => Browser): void => {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    const pages = browser()
      .contexts()
      .flatMap((context) => context.pages());
    const name = task.name.replaceAll(/[^\p{L}\d]+/gu, '-').slice(0, 60);
    for (const [at, page] of pages.entries())
      await page
        .screenshot({ path: join(projectRoot, 'test-results', 'pictures', `${name}-${at}.png`) })
        .catch(() => undefined);
  });
};

const pictureFile = (name: string): string => join(projectRoot, 'docs', 'images', `${name}.png`);

/** Keeps what the page shows for the README when PICTURES=1; otherwise nothing. */
export const picture = async (page: Page, name: string): Promise<void> => {
  if (process.env.PICTURES !== '1') return;
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: pictureFile(name) });
};

/** The first page of a printed form, likewise. */
export const picturePrint = (pdf: Buffer, name: string): void => {
  if (process.env.PICTURES !== '1') return;
  const file = pictureFile(name).replace(/\.png$/, '');
  spawnSync('pdftoppm', ['-png', '-r', '100', '-f', '1', '-singlefile', '-', file], { input: pdf });
};
