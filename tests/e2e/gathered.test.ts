import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCampaign } from '../../src/campaigns/contract.ts';
import { getSheetsOfPeriod } from '../../src/submissions/contract/many.ts';
import { saveDraft } from '../../src/submissions/contract.ts';
import type { Session } from '../scenario/api.ts';
import { inDays, roundDays } from '../scenario/days.ts';
import { findings } from './axe.ts';
import { keepPictures, openBrowser, openComputer } from './browser.ts';
import { button, dialog, heading, paste, said, saved } from './pages.ts';
import { personOf, seat } from './people.ts';

const browser = await openBrowser();
afterAll(() => browser.close());
keepPictures(() => browser);

/** A year of its own: no other file's campaigns stand in it. */
const PERIOD = '2026';
let session: Session;
let page: Page;
beforeAll(async () => {
  const letter = { number: '31/BDT', day: inDays(0), subject: 'Đề nghị báo cáo bổ sung năm 2026', attachments: [] };
  const forms = ['DT01', 'DT04', 'DT07'].map((form) => ({ form, period: PERIOD }));
  const body = { title: 'Bổ sung năm 2026', letter, forms, ...roundDays() };
  await (await personOf('to.chuc')).must(openCampaign, { body });
  const context = await openComputer(browser);
  session = await seat(context, 'kimdong.thachan');
  page = await context.newPage();
});

const sheets = async () =>
  (await session.must(getSheetsOfPeriod, { query: { period: PERIOD } })).sheets.map(({ sheet }) => ({
    form: sheet.submission.form,
    state: sheet.submission.state,
    cells: sheet.values.cells,
  }));
const formOf = (form: string) => page.getByRole('region', { name: new RegExp(`^${form} · `) });
const cellOf = (form: string, code: string) =>
  formOf(form)
    .getByRole('textbox', { name: new RegExp(`^${code} `) })
    .first();

/** The part “Giao thông” of DT04, and what its other parts need. */
const DT04 = ['12', '14', '9', '8', '7', '6'];
const others = {
  B01: 8,
  B02: 7,
  B03: 300,
  B04: 250,
  B05: 3,
  B06: 2,
  B07: 200,
  C01: 'true',
  C02: 6,
  C03: 1,
  C04: 8,
  C05: 5,
  C06: 180,
  C07: 'true',
};
const REST = Object.fromEntries(Object.entries(others).map(([row, value]) => [`${row}.GT`, String(value)]));

describe('R16 the forms of one period on one page', () => {
  it('R37 the work list leads to it; each form says how it stands', async () => {
    await page.goto('/');
    await heading(page, 'Việc cần làm').waitFor();
    await page.getByRole('link', { name: 'Nhập 3 phiếu năm 2026 trên một trang' }).click();
    await heading(page, 'Các phiếu năm 2026').waitFor();
    await page.getByText('3 chưa nhập').waitFor();
    for (const form of ['DT01', 'DT04', 'DT07']) await formOf(form).getByText('Chưa nhập').waitFor();
    expect(await findings(page)).toEqual([]);
  });

  it('R16 each form is filled where it stands, keeps its own undo, and is saved by itself', async () => {
    await cellOf('DT04', 'A01').click();
    await paste(page, DT04.join('\r\n'));
    await said(page, `Đã dán ${DT04.length} ô`);
    await formOf('DT04')
      .getByText(/ô trống/)
      .waitFor();
    await formOf('DT01').getByText('Chưa nhập').waitFor();
    await saved(page);
    expect((await sheets()).map(({ form, cells }) => [form, Object.keys(cells).length])).toEqual([
      ['DT01', 0],
      ['DT04', DT04.length],
      ['DT07', 0],
    ]);
    await page.keyboard.press('Control+z');
    await formOf('DT04').getByText('Chưa nhập').waitFor();
    await page.keyboard.press('Control+y');
    await formOf('DT04')
      .getByText(/ô trống/)
      .waitFor();
  });

  it('R16 Tab goes on from the last cell of a form into the next, and back', async () => {
    await formOf('DT04').locator('[data-place]').last().focus();
    await page.keyboard.press('Tab');
    const formHere = () =>
      page.evaluate(() => document.activeElement?.closest('[data-sheet]')?.querySelector('h2')?.textContent ?? '');
    expect(await formHere()).toMatch(/^DT07 · /);
    await page.keyboard.press('Shift+Tab');
    expect(await formHere()).toMatch(/^DT04 · /);
  });

  it('R13 F8 leads through the empty cells of the forms that were begun', async () => {
    const here = () =>
      page.evaluate(() => {
        const field = document.activeElement;
        const empty =
          field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value === '' : false;
        return `${field?.closest('[data-sheet]')?.querySelector('h2')?.textContent?.slice(0, 4)} ${empty}`;
      });
    await page.keyboard.press('F8');
    await page.getByRole('region', { name: 'Lỗi và cảnh báo' }).waitFor();
    await expect.poll(here).toBe('DT04 true');
    await page.keyboard.press('Escape');
  });

  it('R16 the complete ones are sent together, the others stay with why', async () => {
    const id = (await session.must(getSheetsOfPeriod, { query: { period: PERIOD } })).sheets.find(
      ({ sheet }) => sheet.submission.form === 'DT04',
    )?.sheet.submission;
    await session.must(saveDraft, {
      params: { id: id?.id ?? '' },
      body: { baseVersion: id?.dataVersion ?? 0, cells: REST },
    });
    await page.reload();
    await page.getByText('1 đủ').waitFor();
    await button(page, 'Nộp 1 phiếu đủ').click();
    const preview = dialog(page);
    await preview.getByText('1 trong 3 phiếu đã đủ số liệu.').waitFor();
    await button(preview, 'Nộp 1 phiếu').click();
    await page.getByText('Đã nộp 1 phiếu.').waitFor();
    await button(dialog(page), 'Đóng').last().click();
    await page.getByText('1 đã nộp').waitFor();
    expect((await sheets()).map(({ form, state }) => [form, state])).toEqual([
      ['DT01', 'draft'],
      ['DT04', 'submitted'],
      ['DT07', 'draft'],
    ]);
  });
});
