import { type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGUMENTS } from '../machine/chromium.ts';

const SLOW_4G = {
  offline: false,
  latency: 150,
  downloadThroughput: (1.6 * 1024 * 1024) / 8,
  uploadThroughput: (0.75 * 1024 * 1024) / 8,
};
const CPU_SLOWDOWN = 4;
const MINUTE = 60_000;
/** Milliseconds that a person stays at least. */
const STAY = 2000;

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

/**
 * Tells the moment (Unix milliseconds) after the frame in which a place is first painted. The page watches for itself: Playwright's own
 * waiting sends 300 kB of script into the page first, which a slowed-down browser compiles for longer than many pages take.
 */
const watch = (usable: string): string => `{
  const look = () => {
    const place = document.querySelector(${JSON.stringify(usable)});
    if (place === null || place.getClientRects().length === 0) requestAnimationFrame(look);
    else setTimeout(() => stands(String(performance.timeOrigin + performance.now())));
  };
  requestAnimationFrame(look);
}`;

/** The moment in the next page of a session. */
const watched = async (session: CDPSession, usable: string): Promise<{ readonly place: Promise<number> }> => {
  const place = new Promise<number>((resolve, reject) => {
    session.on('Runtime.bindingCalled', ({ payload }) => resolve(Number(payload)));
    setTimeout(() => reject(new Error(`${usable} does not stand there after a minute`)), MINUTE).unref();
  });
  await session.send('Runtime.enable');
  await session.send('Runtime.addBinding', { name: 'stands' });
  await session.send('Page.enable');
  await session.send('Page.addScriptToEvaluateOnNewDocument', { source: watch(usable) });
  return { place };
};

const now = (): number => performance.timeOrigin + performance.now();

const visit = async (
  context: BrowserContext,
  url: string,
  usable: string,
  slow: boolean,
  kept = true,
): Promise<Visit> => {
  const page = await context.newPage();
  const scripts = collectScripts(page);
  const session = await context.newCDPSession(page);
  const { place } = await watched(session, usable);
  if (slow) await slowDown(session);
  const began = now();
  await page.goto(url, { waitUntil: 'commit' });
  const seconds = ((await place) - began) / 1000;
  await page.waitForLoadState('networkidle');
  if (kept) {
    await untilKept(page);
    await new Promise((resolve) => setTimeout(resolve, STAY));
  }
  await page.close();
  return { seconds, scripts: [...new Set(scripts)] };
};

export const openBrowser = async (): Promise<Browser> => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_ARGUMENTS });
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
