import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { projectRoot } from '../../src/platform/config/project-root.ts';
import { servePages } from '../../src/platform/http/pages.ts';
import { openBrowser, openPage } from './browser.ts';
import { enter, heading } from './pages.ts';

const browser: Browser = await openBrowser();
afterAll(() => browser.close());

const untilKept = async (page: Page): Promise<void> => {
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
};

/** Who answered what on the way to a page: the person's own machine or the server. */
const visit = async (page: Page, address: string): Promise<{ own: string[]; server: string[]; document: Response }> => {
  const answers: Response[] = [];
  const note = (answer: Response) => void answers.push(answer);
  page.on('response', note);
  const document = await page.goto(address, { waitUntil: 'networkidle' });
  page.off('response', note);
  if (!document) throw new Error(`${address}: no answer`);
  const paths = (own: boolean) =>
    answers.filter((answer) => answer.fromServiceWorker() === own).map((answer) => new URL(answer.url()).pathname);
  return { own: paths(true), server: paths(false), document };
};

const keptAddresses = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kept: string[] = [];
    for (const name of await caches.keys())
      kept.push(...(await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname));
    return kept;
  });

it('R37 who was here before gets the page from their own machine, and what it shows from the server', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  await enter(page, 'phihai.quanghoa');
  await untilKept(page);
  // Fonts that only some pages need are kept by the browser itself, once it has all of them.
  await page.waitForLoadState('networkidle');
  const { own, server, document } = await visit(page, '/');
  await heading(page, 'Việc cần làm').waitFor();
  expect(own).toContain('/');
  expect(own.filter((path) => path.endsWith('.js')).length).toBeGreaterThan(2);
  expect(server.filter((path) => !path.startsWith('/api/') && path !== '/favicon.svg')).toEqual([]);
  expect(server).toContain('/api/work-list');
  expect(document.headers()['content-security-policy']).toContain("script-src 'self'");
});

it('ASVS 14.3.3 nothing that the server says of figures or persons is kept with the page', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  // As version 0.3 left it.
  await page.evaluate(async () => void (await (await caches.open('pictures')).put('/pictures/', new Response())));
  await enter(page, 'phihai.quanghoa');
  await untilKept(page);
  await visit(page, '/phieu');
  const kept = await keptAddresses(page);
  expect(kept).toContain('/');
  expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
});

it('R37 where the code of the page cannot be had the page says so', async () => {
  const page = await openPage(browser);
  await page.route('**/assets/index-*.js', (route) => route.abort());
  await page.goto('/dang-nhap');
  await page.getByText('Chưa tải được trang. Kiểm tra đường truyền rồi tải lại.').waitFor();
});

it('R37 where an upgrade took the code of the page away, that is said, and the page opens anew with what was typed', async () => {
  const page = await openPage(browser);
  // As after an upgrade: the document is the former one, its script is gone.
  await page.route('**/assets/index-*.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('/dang-nhap');
  await page.getByText('Hệ thống vừa có bản mới, trang đang mở là bản cũ.').waitFor();
  await page.evaluate(() => localStorage.setItem('dang-go/thu', 'chưa gửi'));
  await page.unroute('**/assets/index-*.js');
  await page.getByRole('button', { name: 'Tải lại trang' }).click();
  await heading(page, 'Đăng nhập').waitFor();
  expect(await page.evaluate(() => localStorage.getItem('dang-go/thu'))).toBe('chưa gửi');
});

it('R37 an address that is no page is answered by the server, not by what is kept', async () => {
  const page = await openPage(browser);
  await page.goto('/dang-nhap');
  await untilKept(page);
  await page.goto('/dang-nhap');
  const { document } = await visit(page, '/khong-co-trang-nay');
  expect([document.status(), document.fromServiceWorker()]).toEqual([404, false]);
});

/** The built page in a directory of its own that a test may change, as a new release would; served as the product serves it. */
const ownBuild = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'dan-toc-page-'));
  cpSync(join(projectRoot, 'dist', 'web'), directory, { recursive: true });
  const server = fastify();
  await servePages(server, directory);
  const change = (file: string, from: string | RegExp, to: string): void => {
    writeFileSync(join(directory, file), readFileSync(join(directory, file), 'utf8').replace(from, to));
    for (const form of ['br', 'gz']) rmSync(join(directory, `${file}.${form}`), { force: true });
  };
  const close = async (): Promise<void> => {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  };
  return { url: await server.listen({ host: '127.0.0.1', port: 0 }), change, close };
};
const release = (
  change: (file: string, from: string | RegExp, to: string) => void,
  name: string,
  page: string,
): void => {
  change('index.html', '<title>', `<meta name="release" content="${page}"><title>`);
  change('service-worker.js', /"version":"[^"]*"/, `"version":"${name}"`);
};
const shown = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.querySelector('meta[name=release]')?.getAttribute('content') ?? null);
const keptBuilds = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

it('R37 after an upgrade the page kept before is shown once at most, and scripts of two builds never meet', async () => {
  const { url, change, close } = await ownBuild();
  const page = await (await browser.newContext()).newPage();
  try {
    await page.goto(`${url}/dang-nhap`);
    await untilKept(page);
    release(change, 'second', 'second');
    expect((await visit(page, `${url}/dang-nhap`)).document.fromServiceWorker()).toBe(true);
    expect(await shown(page)).toBeNull();
    await expect.poll(() => keptBuilds(page), { timeout: 10_000 }).toContain('page-second');
    await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
    await expect
      .poll(async () => (await page.goto(`${url}/dang-nhap`)) && shown(page), { timeout: 10_000 })
      .toBe('second');

    // A document of yet another build, whose worker has not come yet, is not put beside the scripts of this one.
    release(change, 'third', 'third');
    change('index.html', /\/assets\/index-[^"]*\.js/, '/assets/index-other.js');
    await page.goto(`${url}/dang-nhap`);
    const refused = await page.evaluate(async () =>
      (await navigator.serviceWorker.ready).update().then(
        (now) =>
          new Promise<string>((resolve) => {
            const coming = now.installing;
            if (!coming) resolve('none');
            coming?.addEventListener('statechange', () => resolve(coming.state));
          }),
      ),
    );
    expect(['redundant', 'none']).toContain(refused);
    await page.goto(`${url}/dang-nhap`);
    expect(await shown(page)).toBe('second');
  } finally {
    await page.context().close();
    await close();
  }
});
