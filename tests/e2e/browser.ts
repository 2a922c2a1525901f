import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
const PATIENCE = 15_000;

export const baseUrl = (): string => inject('productUrl');

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });

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
