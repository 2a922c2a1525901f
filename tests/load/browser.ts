import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;

/** A visit to a page: seconds until the place that is worked in stands there, and the scripts that it asked for. */
export type Visit = { readonly seconds: number; readonly scripts: readonly string[] };

export type Browser = {
  readonly person: (cookie?: { name: string; value: string; url: string }) => Promise<Person>;
  readonly close: () => Promise<void>;
};
/** A browser with a cache and a cookie of its own. */
export type Person = {
  /** `kept`: the page has a worker that keeps it, which is waited for before leaving. */
  readonly visit: (url: string, usable: string, slow: boolean, kept?: boolean) => Promise<Visit>;
  readonly leave: () => Promise<void>;
};

const slowDown = async (session: CDPSession): Promise<void> => {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_4G);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_SLOWDOWN });
};

const collectScripts = (page: Page): string[] => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script' || /\.js$/.test(new URL(request.url()).pathname))
      scripts.push(request.url());
  });
  return scripts;
};

/** Whoever stays for a moment finds the page on their own machine the next time (a worker keeps it once it is shown). */
const untilKept = (page: Page): Promise<void> => page.evaluate('navigator.serviceWorker.ready.then(() => undefined)');

const visit = async (
  context: BrowserContext,
  url: string,
  usable: string,
  slow: boolean,
  kept = true,
): Promise<Visit> => {
  const page = await context.newPage();
  const scripts = collectScripts(page);
  if (slow) await slowDown(await context.newCDPSession(page));
  const began = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(usable).first().waitFor({ state: 'visible', timeout: 60_000 });
  const seconds = (performance.now() - began) / 1000;
  await page.waitForLoadState('networkidle');
  if (kept) await untilKept(page);
  await page.close();
  return { seconds, scripts: [...new Set(scripts)] };
};

export const openBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ARGUMENTS });
  return {
    person: async (cookie) => {
      const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'vi-VN' });
      if (cookie) await context.addCookies([cookie]);
      return {
        visit: (url, usable, slow, kept) => visit(context, url, usable, slow, kept),
        leave: () => context.close(),
      };
    },
    close: () => browser.close(),
  };
};
