import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { request as ask, createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { freePort } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { keepPictures, openBrowser } from './browser.ts';
import { heading, typePassword } from './pages.ts';
import { firstSignInAt, OWN_PASSWORD } from './people.ts';
import { submissionOf } from './round.ts';

const PREFIX = '/dan-toc';
const CLERK = 'hongan.baolac';

const browser = await openBrowser();
keepPictures(() => browser);

describe('SEC-42 behind a gateway that passes a path prefix on', () => {
  let product: ServerProcess;
  let gateway: Server;
  let [origin, sheet] = ['', ''];
  const dataDirectory = mkdtempSync(join(tmpdir(), 'dan-toc-prefix-'));
  /** Addresses asked for that do not lie under the prefix. */
  const outside: string[] = [];

  const openGateway = async (port: number): Promise<Server> => {
    const server = createServer((from, to) => {
      const { url = '/', method, headers } = from;
      if (!url.startsWith(PREFIX)) {
        outside.push(url);
        return void to.writeHead(404).end();
      }
      const onward = ask(`${product.url}${url}`, { method, headers }, (answer) => {
        to.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(to);
      });
      onward.on('error', () => to.destroy());
      from.pipe(onward);
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return server;
  };

  beforeAll(async () => {
    const port = await freePort();
    // A name that browsers trust like TLS: the worker that keeps the page works there.
    origin = `http://localhost:${port}`;
    cpSync(inject('loadedData'), dataDirectory, { recursive: true });
    product = await startServer({ dataDirectory, environment: { PUBLIC_URL: `${origin}${PREFIX}` } });
    gateway = await openGateway(port);
    const session = await firstSignInAt(product, CLERK);
    sheet = `/phieu/${(await submissionOf(session, { form: 'DT01', period: '2021' })).id}`;
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    gateway?.close();
    gateway?.closeAllConnections();
    await product?.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  });

  const at = (page: Page) => page.url().slice(origin.length);

  it('SEC-42 signing in by a deep link, going on, reloading, coming back with the page kept: all of it under the prefix', async () => {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    const broken: string[] = [];
    page.on('response', (answer) => {
      if (answer.status() === 404) broken.push(answer.url());
    });
    page.on('pageerror', (error) => void broken.push(String(error)));

    await page.goto(`${origin}${PREFIX}${sheet}`);
    await page.getByLabel('Tên đăng nhập').waitFor();
    expect(at(page)).toBe(`${PREFIX}/dang-nhap?tiep=${encodeURIComponent(sheet)}`);
    await typePassword(page, CLERK, OWN_PASSWORD);
    await page.getByRole('grid').waitFor();
    expect(at(page)).toBe(`${PREFIX}${sheet}`);
    await page.reload();
    await page.getByRole('grid').waitFor();

    // Links name the prefix, so that they open in a new tab too; a click goes on without reloading.
    const home = page.locator('a.wordmark');
    expect(await home.getAttribute('href')).toBe(`${PREFIX}/`);
    await home.click();
    await heading(page, 'Việc cần làm').waitFor();
    expect(at(page)).toBe(`${PREFIX}/`);
    await page.goBack();
    await page.getByRole('grid').waitFor();
    expect(at(page)).toBe(`${PREFIX}${sheet}`);

    // The worker keeps the page under the prefix and no further.
    const scope = await page.evaluate(async () => (await navigator.serviceWorker.ready).scope);
    expect(scope).toBe(`${origin}${PREFIX}/`);
    await page.reload();
    await page.getByRole('grid').waitFor();
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    const [cookie] = await context.cookies();
    expect(cookie?.path).toBe('/');
    expect([outside, broken]).toEqual([[], []]);
    await context.close();
  });

  it('SEC-42 RFC 9116 security.txt says its own address; an unknown address shows the page that says so', async () => {
    const text = await (await fetch(`${origin}${PREFIX}/.well-known/security.txt`)).text();
    expect(text).toContain(`Canonical: ${origin}${PREFIX}/.well-known/security.txt`);
    const lost = await fetch(`${origin}${PREFIX}/khong-co`, { headers: { accept: 'text/html' } });
    expect([lost.status, (await lost.text()).includes(`src="${PREFIX}/assets/`)]).toEqual([404, true]);
  });
});
