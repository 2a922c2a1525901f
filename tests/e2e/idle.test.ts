import pg from 'pg';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { getMe, signIn } from '../../src/sign-in/contract.ts';
import { getSheet } from '../../src/submissions/contract.ts';
import { type OwnServer, startPostgres } from '../machine/postgres.ts';
import { type ServerProcess, startServer } from '../machine/server-process.ts';
import { openSession, type Session } from '../scenario/api.ts';
import { keepPictures, openBrowser } from './browser.ts';
import { button, cell, dialog, saved } from './pages.ts';
import { firstSignInAt, OWN_PASSWORD } from './people.ts';
import { submissionOf } from './round.ts';

const CLERK = 'hongan.baolac';

const browser = await openBrowser();
keepPictures(() => browser);

describe('SEC-06 ASVS 7.3.1 two minutes before the idle limit', () => {
  let postgres: OwnServer;
  let product: ServerProcess;
  let database: pg.Client;

  beforeAll(async () => {
    postgres = await startPostgres({ durable: false });
    database = new pg.Client({ connectionString: postgres.url('postgres') });
    await database.connect();
    product = await startServer({ args: ['--demo'], environment: { DATABASE_URL: postgres.url('postgres') } });
    await firstSignInAt(product, CLERK);
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await product?.stop();
    await database?.end();
    await postgres?.stop();
  });

  const comeIn = async (): Promise<Session> => {
    const session = openSession(product.url);
    await session.must(signIn, { body: { username: CLERK, password: OWN_PASSWORD } });
    return session;
  };

  /** A commune at its DT01, with a clock in the page that the test moves, and how many seconds it may idle. */
  const sitDown = async () => {
    const session = await comeIn();
    const row = await submissionOf(session, { form: 'DT01', period: '2021' });
    const limit = (await session.must(getMe)).session.idleSeconds;
    const context = await browser.newContext({ baseURL: product.url, locale: 'vi-VN' });
    context.setDefaultTimeout(15_000);
    const [name = '', value = ''] = (session.cookie ?? '').split('=');
    await context.addCookies([{ name, value, url: product.url }]);
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(`/phieu/${row.id}`);
    await page.getByRole('grid').waitFor();
    return { context, page, row, limit };
  };

  /** Time in which nobody does anything, at the page and at the server alike: there, whoever was last seen was seen that much earlier. */
  const letPass = async (page: Page, seconds: number): Promise<void> => {
    await database.query('update session set seen_at = seen_at - make_interval(secs => $1)', [seconds]);
    await page.clock.fastForward(seconds * 1000);
  };

  const typeInto = async (page: Page, column: string, value: string): Promise<void> => {
    await cell(page, 'A01', column).click();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  /** Typing the first time; over when the page has asked for the history of the cell that Enter went on to, which is a person's doing too. */
  const typeFirst = async (page: Page, column: string, value: string): Promise<void> => {
    const asked = page.waitForResponse((answer) => /\/cells\/A02\.\w+\/history$/.test(answer.url()));
    await typeInto(page, column, value);
    await asked;
  };
  const warning = (page: Page) => dialog(page).getByText('Phiên làm việc sắp hết').first();
  const signInAgain = (page: Page) => dialog(page).getByText('Đăng nhập lại').first();

  it('SEC-06 ASVS 7.3.1 the page says so, and one click keeps the session and what was typed', async () => {
    const { context, page, limit } = await sitDown();
    await typeFirst(page, 'Tày', '421');
    await saved(page);
    await letPass(page, limit - 170);
    await letPass(page, 11);
    expect(await warning(page).count()).toBe(0);
    await letPass(page, 60);
    await warning(page).waitFor();
    await button(dialog(page), 'Tiếp tục làm việc').click();
    await warning(page).waitFor({ state: 'detached' });
    // The server knows of it: as long again as the rest of the old limit and more, without a word.
    await letPass(page, limit - 170);
    await letPass(page, 11);
    expect([await warning(page).count(), await signInAgain(page).count()]).toEqual([0, 0]);
    expect(await cell(page, 'A01', 'Tày').inputValue()).toBe('421');
    await typeInto(page, 'Tày', '423');
    await saved(page);
    await context.close();
  });

  it('SEC-06 ASVS 7.3.1 R16 without it the page asks for the password over itself, and the same screen and draft are there afterwards', async () => {
    const { context, page, row, limit } = await sitDown();
    const here = page.url();
    // Typed, and not yet with the server when the person leaves.
    await page.route('**/draft', (route) => route.abort());
    await typeFirst(page, 'Nùng', '422');
    await letPass(page, limit - 100);
    await warning(page).waitFor();
    await letPass(page, 130);
    await signInAgain(page).waitFor();
    expect(await warning(page).count()).toBe(0);
    expect(await cell(page, 'A01', 'Nùng').inputValue()).toBe('422');
    await page.unroute('**/draft');
    await dialog(page).getByRole('textbox', { name: 'Mật khẩu' }).fill(OWN_PASSWORD);
    await button(dialog(page), 'Đăng nhập').click();
    await dialog(page).waitFor({ state: 'detached' });
    expect(page.url()).toBe(here);
    expect(await cell(page, 'A01', 'Nùng').inputValue()).toBe('422');
    await page.clock.fastForward(60_000);
    await saved(page);
    const sheet = await (await comeIn()).must(getSheet, { params: { id: row.id } });
    expect(sheet.values.cells['A01.NUNG']).toBe('422');
    await context.close();
  });
});
